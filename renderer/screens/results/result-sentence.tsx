import { Typography } from 'antd';
import type { Run } from '#shared/contract/run.ts';
import { resultWords } from '../../orders/result-words.ts';
import { useText } from '../../preferences/preferences.tsx';

/** What came of the run, in one sentence. */
export function ResultSentence({ run }: { readonly run: Run }) {
  const t = useText();
  return (
    <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
      {resultWords(t, run)}
    </Typography.Title>
  );
}
