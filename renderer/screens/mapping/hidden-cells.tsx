import { Alert } from 'antd';
import { hiddenIn, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Translate } from '#shared/text/index.ts';
import { useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';
import { sentCount } from '../../runs/order-states.ts';

/** What of a sheet was hidden or filtered out and was read all the same, in sentences. */
export function hiddenWords(sheet: SheetRecognition, t: Translate): string[] {
  const { rows, columns } = hiddenIn(sheet);
  return [
    ...(rows > 0 ? [t('recognition:sheet.hiddenRows', { sheet: sheet.sheet, count: rows })] : []),
    ...(columns.length > 0
      ? [t('recognition:sheet.hiddenColumns', { sheet: sheet.sheet, count: columns.length })]
      : []),
  ];
}

/** That rows or columns nobody sees in the workbook are among those of the run, until something of it was sent. */
export function HiddenCells({ run }: { readonly run: Run }) {
  const t = useText();
  const { data: files = [] } = useCall('imports.recognition', { run: run.id });
  if (sentCount(run.counts) > 0) return null;
  const words = files.flatMap(({ name, sheets }) => {
    const used = sheets.filter(({ use, kind }) => use !== 'ignored' && kind === run.kind);
    const own = used.flatMap((sheet) => hiddenWords(sheet, t));
    return files.length > 1 ? own.map((sentence) => `${name}: ${sentence}`) : own;
  });
  if (words.length === 0) return null;
  return (
    <Alert type="info" showIcon banner closable title={words.map((sentence) => <div key={sentence}>{sentence}</div>)} />
  );
}
