import { expect, test } from 'vitest';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { sourcesOf } from '../../../../renderer/screens/grid/sources.ts';

const sheet = (name: string, use: SheetRecognition['use'] = 'whole', kind = 'overseas-inbound'): SheetRecognition => ({
  ...{ sheet: name, use, kind, hidden: false, headerRow: 1, columns: [], conflicts: [], missing: [], resembles: [] },
  ...{ rows: 1, hiddenRows: 0, hiddenColumns: [] },
});
const sources = (...files: SheetRecognition[][]) =>
  sourcesOf(
    files.map((sheets, file) => ({ file, name: `${file}.xlsx`, sheets })),
    'overseas-inbound',
  );

test('one sheet needs no name, whatever else the workbook holds', () => {
  const { ofLine, named } = sources([sheet('A'), sheet('B', 'ignored'), sheet('C', 'whole', 'xport')]);
  expect(ofLine({ file: 0, sheet: 'A' })).toBeUndefined();
  expect(named('0.xlsx', 'A')).toBeUndefined();
  expect(ofLine(undefined)).toBeUndefined();
});

test('files are told apart by their names, sheets of a file by theirs', () => {
  const { ofLine, named } = sources([sheet('A')], [sheet('A', 'order'), sheet('B', 'detail')]);
  expect(ofLine({ file: 0, sheet: 'A' })).toBe('0.xlsx');
  expect(ofLine({ file: 1, sheet: 'A' })).toBe('1.xlsx › A');
  expect(named('1.xlsx', 'B')).toBe('1.xlsx › B');
  expect(sources([sheet('A', 'order'), sheet('B', 'detail')]).ofLine({ file: 0, sheet: 'B' })).toBe('B');
});
