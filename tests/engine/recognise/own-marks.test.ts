import { expect, test } from 'vitest';
import { headerSignature } from '#engine/recognise/layout-memory.ts';
import { REPORT_HEADERS, REPORT_SHEETS, TEMPLATE_INFO_SHEETS } from '#shared/text/report-marks.ts';
import { parcelArrival } from './kinds.ts';
import { recognise, sheetOf } from './sheets.ts';

const table = [
  ['包裹号', '重量', '质检结果'],
  ['P-1', 1.5, '质检通过'],
];
const kinds = [parcelArrival];

test.each(REPORT_HEADERS)('a corrected report reads like its original: the column %s is left out', (header) => {
  const [original] = recognise([sheetOf(table)], { kinds });
  const reported = table.map((row, at) => [...row, at === 0 ? header : '第 2 行：……']);
  const [sheet] = recognise([sheetOf(reported)], { kinds });
  expect(sheet?.columns).toEqual(original?.columns);
  const signature = (columns = sheet?.columns ?? []) => headerSignature(columns.map((column) => column.header));
  expect(signature()).toBe(signature(original?.columns));
});

test.each([...REPORT_SHEETS, ...TEMPLATE_INFO_SHEETS])('the sheet %s that we add ourselves is no data', (name) => {
  const added = sheetOf(table, name);
  const sheets = recognise([sheetOf(table, '数据'), { ...added, info: { ...added.info, index: 1 } }], { kinds });
  expect(sheets).toMatchObject([{ use: 'whole' }, { use: 'ignored', ignored: 'instructions' }]);
  const choices = [{ file: 0, sheet: name, use: 'whole' as const }];
  const chosen = recognise([{ ...added, info: { ...added.info, index: 1 } }], { kinds, choices });
  expect(chosen).toMatchObject([{ use: 'whole' }]);
});
