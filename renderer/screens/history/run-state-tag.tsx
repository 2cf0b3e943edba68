import { Badge } from 'antd';
import type { Run, RunState } from '#shared/contract/run.ts';
import { leftOver, runStateWords } from '#shared/text/outcome-words.ts';
import { useText } from '../../preferences/preferences.tsx';

const statuses = {
  importing: 'processing',
  checked: 'default',
  submitting: 'processing',
  paused: 'warning',
  held: 'error',
  finished: 'success',
} as const satisfies Record<RunState, string>;

export function RunStateTag({ run }: { readonly run: Run }) {
  const t = useText();
  return <Badge status={leftOver(run) > 0 ? 'warning' : statuses[run.state]} text={runStateWords(t, run)} />;
}
