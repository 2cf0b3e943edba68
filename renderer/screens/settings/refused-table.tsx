import { Alert } from 'antd';
import type { FileProblem } from '#shared/contract/problem.ts';
import type { EncodingName } from '#shared/sheets/encodings.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { EncodingQuestion } from '../../components/encoding-question.tsx';
import { useText } from '../../preferences/preferences.tsx';

interface Props {
  readonly refused: FileProblem;
  /** Reads the file again. */
  readonly onEncoding: (encoding: EncodingName) => void;
}

/** Why a workbook of the office's own tables could not be used; where only its encoding is open, that is asked. */
export function RefusedTable({ refused, onEncoding }: Props) {
  const t = useText();
  return (
    <Alert
      showIcon
      type="error"
      title={renderFileProblem(t, () => undefined, refused)}
      description={
        refused.code === 'encodingAsked' && <EncodingQuestion params={refused.params} onChoose={onEncoding} />
      }
    />
  );
}
