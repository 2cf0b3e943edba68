// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { LookedFile } from '#shared/contract/look.ts';
import type { SheetChoice, SheetRecognition } from '#shared/contract/recognition.ts';
import { ImportJobProvider } from '../../../../renderer/screens/import/import-job.tsx';
import { MappingScreen } from '../../../../renderer/screens/mapping/mapping-screen.tsx';
import { makeRun, showIn } from '../../support/program.tsx';
import { column, sheet } from './sheets.ts';

beforeEach(() => {
  location.hash = '#/runs/R/mapping';
});

const box = (index: number, header: string, of: 'each' | 'total' = 'each') =>
  column(index, null, { header, rule: 'words', reading: { box: of }, likely: true });

const matrix = sheet({
  kind: 'overseas-inbound',
  columns: [column(0, 'sku', { header: 'SKU' }), box(1, '箱1'), box(2, '箱2'), box(3, '合计', 'total')],
  boxRows: [
    { row: 3, label: '毛重(lb)', field: 'weightDeclared', unit: 'lb', likely: true },
    { row: 9, label: '体积', field: null },
  ],
});

/** What a look shows: the sheet as it would be recognised, and what the first box's cells come to. */
const looked = (recognised: SheetRecognition): LookedFile => ({
  file: 0,
  sheets: [
    {
      recognised,
      rows: [],
      effects: [
        {
          index: 1,
          filled: 2,
          wrong: 0,
          misfits: [],
          examples: [{ row: 5, typed: '20', read: { productQty: '20', boxNo: '1' } }],
        },
      ],
    },
  ],
  orders: [],
  orderCount: 0,
  lineCount: 0,
  beginning: false,
});

function show(recognised = matrix) {
  return showIn(
    <ImportJobProvider>
      <MappingScreen run={makeRun('R')} />
    </ImportJobProvider>,
    { setProgress: () => undefined },
    {
      'imports.recognition': () => [{ file: 0, name: 'own.xlsx', sheets: [recognised] }],
      'imports.look': () => looked(recognised),
      'edits.get': () => ({ undoable: false, redoable: false }),
      'imports.confirmColumns': () => ({ confirmed: 4 }),
      'imports.remap': () => ({ runs: [makeRun('R2')], refused: [], unkept: [] }),
      'rows.skipped': () => ({ total: 0, items: [] }),
    },
  );
}

const card = async (name: RegExp) => within(await screen.findByRole('region', { name }));

test('columns that seem to be boxes are a question, with what their cells and the rows of each box come to', async () => {
  show();
  const boxes = await card(/“箱1”到“箱2”是一列一箱吗/u);
  await waitFor(() => expect(boxes.getByRole('status').textContent).toContain('每箱数量 20箱号 1'));
  expect(boxes.getByRole('status').textContent).toContain('毛重(lb) → 单箱重量 · 磅');
  expect(boxes.getByRole('status').textContent).toContain('体积 → 没有用到');
});

test.each([
  [
    '是，一列一箱',
    { 1: { field: null, box: 'each' }, 2: { field: null, box: 'each' }, 3: { field: null, box: 'total' } },
  ],
  ['不是箱子', { 1: { field: null }, 2: { field: null }, 3: { field: null } }],
])('%s: one answer is that of all of them, and is looked at', async (words, readings) => {
  const { asked } = show();
  fireEvent.click((await card(/一列一箱吗/u)).getByRole('button', { name: words }));
  await waitFor(() => {
    const choices = asked('imports.look').flatMap(({ choices: of }) => of as SheetChoice[]);
    expect(choices.at(-1)?.readings).toEqual(readings);
  });
});

test('boxes that somebody stood by are told, and asked about no more', async () => {
  const { boxRows: _, ...rest } = matrix;
  show({
    ...rest,
    columns: matrix.columns.map(({ likely: __, ...known }) => ({ ...known, rule: 'remembered' as const })),
  });
  const boxes = await card(/“箱1”到“箱2”是一列一箱$/u);
  expect(boxes.queryByRole('button', { name: '是，一列一箱' })).toBeNull();
});
