import { expect, test } from 'vitest';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { overseasInbound as kind } from '#shared/kinds/overseas-inbound/index.ts';
import { gridColumns } from '../../../../renderer/screens/grid/columns.ts';

const sheet = (fields: readonly (string | null)[], more: Partial<SheetRecognition> = {}): SheetRecognition => ({
  sheet: 'S',
  hidden: false,
  use: 'whole',
  kind: kind.id,
  headerRow: 1,
  columns: fields.map((field, index) => ({ index, header: `H${index}`, field, rule: null, samples: [] })),
  conflicts: [],
  missing: [],
  resembles: [],
  rows: 1,
  hiddenRows: 0,
  hiddenColumns: [],
  ...more,
});
const names = (sheets: readonly SheetRecognition[], troubled: readonly string[] = [], all = false) =>
  gridColumns({ kind, sheets, troubled: new Set(troubled), all, lang: 'zh' }).map(({ field }) => field);

test('the person’s own columns come first, in their order; then what is required and missing', () => {
  const shown = names([sheet(['sku', null, 'referenceNo'])]);
  expect(shown.slice(0, 2)).toEqual(['sku', 'referenceNo']);
  expect(shown).toContain('warehouseCode');
  expect(shown).not.toContain('remark');
});

test('a field with a problem is shown even when no sheet has it; all fields when asked for', () => {
  expect(names([sheet(['sku'])], ['remark'])).toContain('remark');
  expect(names([sheet(['sku'])], [], true)).toHaveLength(Object.keys(kind.fields).length);
});

test('of two sheets each field is one column; ignored sheets and those of other kinds count for nothing', () => {
  const shown = names([
    sheet(['referenceNo', 'eta'], { use: 'order' }),
    sheet(['referenceNo', 'sku'], { use: 'detail' }),
    sheet(['remark'], { use: 'ignored' }),
    sheet(['city'], { kind: 'other' }),
  ]);
  expect(shown.slice(0, 3)).toEqual(['referenceNo', 'eta', 'sku']);
  expect(shown).not.toContain('remark');
  expect(shown).not.toContain('city');
});

test('a column is as wide as its header, which one language makes longer than the other', () => {
  const width = (lang: 'zh' | 'en') =>
    gridColumns({ kind, sheets: [sheet(['useShipperBoxNo'])], troubled: new Set(), all: false, lang })[0]?.width ?? 0;
  expect(width('en')).toBeGreaterThan(width('zh'));
  expect(width('en')).toBeGreaterThan('Use Shipper Box No'.length * 8.5);
});
