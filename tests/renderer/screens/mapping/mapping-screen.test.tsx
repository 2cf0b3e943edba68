// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { LookedFile } from '#shared/contract/look.ts';
import type { SheetChoice, SheetRecognition } from '#shared/contract/recognition.ts';
import { ImportJobProvider } from '../../../../renderer/screens/import/import-job.tsx';
import { MappingScreen } from '../../../../renderer/screens/mapping/mapping-screen.tsx';
import { type Answers, makeRun, showIn } from '../../support/program.tsx';
import { column, sheet } from './sheets.ts';

beforeEach(() => {
  location.hash = '#/runs/R/mapping';
});

const own = sheet({
  kind: 'overseas-inbound',
  headerRow: 2,
  columns: [
    column(0, 'referenceNo', { header: '单号' }),
    column(1, 'weightDeclared', { header: '毛重', likely: true, samples: ['8.5'] }),
    column(2, null, { header: '外箱尺寸', samples: ['60*40*30'] }),
    column(3, null, { header: '品名', samples: ['收纳盒'] }),
  ],
  missing: ['useShipperBoxNo', 'lengthDeclared', 'widthDeclared', 'heightDeclared'],
  candidates: [{ index: 3, field: 'useShipperBoxNo' }],
  questions: [
    {
      index: 2,
      field: 'lengthDeclared',
      kind: 'split',
      readings: [
        {
          answer: { fields: ['lengthDeclared', 'widthDeclared', 'heightDeclared'] },
          examples: [{ typed: '60*40*30', read: '60 × 40 × 30' }],
        },
        { answer: { fields: ['widthDeclared', 'lengthDeclared', 'heightDeclared'] }, examples: [] },
      ],
    },
  ],
});

const nothing: LookedFile = {
  file: 0,
  sheets: [],
  orders: [],
  orderCount: 0,
  lineCount: 0,
  beginning: false,
};

/** The screen of a run of these sheets; a look shows nothing unless the test says what. */
function show(sheets: readonly SheetRecognition[], answers: Answers = {}, run = makeRun('R')) {
  return showIn(
    <ImportJobProvider>
      <MappingScreen run={run} />
    </ImportJobProvider>,
    { setProgress: () => undefined },
    {
      'imports.recognition': () => [{ file: 0, name: 'own.xlsx', sheets: [...sheets] }],
      'imports.look': () => nothing,
      'imports.confirmColumns': () => ({ confirmed: 1 }),
      'imports.remap': () => ({ runs: [makeRun('R2')], refused: [], unkept: [] }),
      'rows.skipped': () => ({ total: 0, items: [] }),
      ...answers,
    },
  );
}

const card = async (name: RegExp) => within(await screen.findByRole('region', { name }));
const button = (name: RegExp | string) => screen.findByRole('button', { name });

test('what is likely is confirmed together, in one click, and leads on', async () => {
  const { asked } = show([{ ...own, missing: [], questions: [] }]);
  expect(await screen.findByText('很可能 1 处')).toBeTruthy();
  fireEvent.click(await button(/确认 1 处“很可能”，继续检查/));
  await waitFor(() => expect(asked('imports.confirmColumns')).toEqual([{ run: 'R' }]));
  await waitFor(() => expect(location.hash).toBe('#/runs/R/lines'));
  expect(asked('imports.remap')).toEqual([]);
});

test('each answer closes its question; when all are given the sheet is read by them', async () => {
  const { asked } = show([own]);
  fireEvent.click(await (await card(/用客户箱号/)).findByText('否'));
  fireEvent.click((await card(/外箱尺寸/)).getByRole('radio', { name: /^长 × 宽 × 高/ }));
  fireEvent.click(await button(/确认 1 处“很可能”，继续检查/));
  await waitFor(() => expect(asked('imports.remap')).toHaveLength(1));
  const [choice] = asked('imports.remap')[0]?.choices ?? [];
  expect(choice).toMatchObject({
    file: 0,
    sheet: 'S',
    kind: 'overseas-inbound',
    headerRow: 2,
    constants: { useShipperBoxNo: '否' },
    readings: {
      1: { field: 'weightDeclared' },
      2: { field: null, fields: ['lengthDeclared', 'widthDeclared', 'heightDeclared'] },
    },
  });
});

test('every answer is looked at on the real rows before it is taken', async () => {
  const looks: SheetChoice[][] = [];
  show([own], {
    'imports.look': ({ choices = [] }) => {
      looks.push(choices);
      const split = choices[0]?.readings?.['2']?.fields !== undefined;
      const recognised = split ? { ...own, questions: [], missing: ['useShipperBoxNo'] } : own;
      const effect = {
        index: 2,
        filled: 20,
        wrong: 1,
        misfits: [{ row: 5, typed: '60x40' }],
        examples: [
          { row: 3, typed: '60*40*30', read: { lengthDeclared: '60', widthDeclared: '40', heightDeclared: '30' } },
        ],
      };
      return { ...nothing, sheets: [{ recognised, rows: [], effects: split ? [effect] : [] }] };
    },
  });
  fireEvent.click((await card(/外箱尺寸/)).getByRole('radio', { name: /^长 × 宽 × 高/ }));
  const shown = await (await card(/外箱尺寸/)).findByRole('status');
  expect(shown.textContent).toContain('60*40*30 → 长 60宽 40高 30');
  expect(shown.textContent).toContain('1 行读不出：第 5 行“60x40”');
  expect(looks.at(-1)?.[0]?.readings?.['2']).toMatchObject({ field: null });
});

test('a required field may be a column of the sheet: those that look like it are offered first', async () => {
  const { asked } = show([{ ...own, questions: [], missing: ['useShipperBoxNo'] }]);
  fireEvent.mouseDown((await card(/用客户箱号/)).getByRole('combobox', { name: '“用客户箱号”用哪一列' }));
  const options = await screen.findAllByTitle(/^[A-D] /);
  expect(options[0]?.getAttribute('title')).toBe('D 品名：收纳盒');
  fireEvent.click(options[0] as HTMLElement);
  fireEvent.click(await button(/确认 1 处“很可能”，继续检查/));
  await waitFor(() =>
    expect(asked('imports.remap')[0]?.choices[0]?.readings).toMatchObject({ 3: { field: 'useShipperBoxNo' } }),
  );
});

test('a cell above the table is taken from a list, or by a click in the sheet', async () => {
  const above = { label: '箱号', value: '是', row: 1, column: 0, field: 'boxNo' };
  const { asked } = show([{ ...own, questions: [], missing: ['useShipperBoxNo'], cells: [above] }], {
    'imports.look': () => ({
      ...nothing,
      sheets: [
        {
          recognised: { ...own, questions: [], missing: ['useShipperBoxNo'], cells: [above] },
          rows: [{ row: 1, part: 'above', cells: ['箱号：是'] }],
          effects: [],
        },
      ],
    }),
  });
  fireEvent.click(await (await card(/用客户箱号/)).findByRole('button', { name: /点选“用客户箱号”/ }));
  fireEvent.click(await screen.findByRole('button', { name: '箱号：是' }));
  fireEvent.click(await button(/确认 1 处“很可能”，继续检查/));
  await waitFor(() =>
    expect(asked('imports.remap')[0]?.choices[0]?.cells).toContainEqual({ label: '箱号', field: 'useShipperBoxNo' }),
  );
});

test('the next step names what is open, and goes there', async () => {
  show([own]);
  fireEvent.click(await button(/还差 2 项：去回答/));
  const first = screen.getByRole('region', { name: /用客户箱号/ });
  expect(first.contains(document.activeElement)).toBe(true);
  expect(location.hash).toBe('#/runs/R/mapping');
});

test('what is said of one sheet holds for another with the very same header; other sheets are gone to', async () => {
  const other = { ...own, sheet: 'Other', questions: [], missing: ['tallyRule'], columns: own.columns.slice(0, 1) };
  const { asked } = show([
    { ...own, questions: [], missing: ['useShipperBoxNo'] },
    { ...own, sheet: 'Twin', questions: [], missing: ['useShipperBoxNo'] },
    other,
  ]);
  fireEvent.click(await (await card(/用客户箱号/)).findByText('是'));
  fireEvent.click(await button(/还差 1 项：看“Other”/));
  fireEvent.click(await (await card(/理货规则/)).findByText('单件'));
  fireEvent.click(await button(/确认 2 处“很可能”，继续检查/));
  await waitFor(() => expect(asked('imports.remap')).toHaveLength(1));
  const constants = asked('imports.remap')[0]?.choices.map((it) => [it.sheet, it.constants]);
  expect(constants).toEqual([
    ['S', { useShipperBoxNo: '是' }],
    ['Twin', { useShipperBoxNo: '是' }],
    ['Other', { tallyRule: '单件' }],
  ]);
});

test('columns that quarrel about a field are settled by one click', async () => {
  const quarrel = {
    ...own,
    questions: [],
    missing: [],
    conflicts: [{ field: 'sku', columns: [2, 3] }],
  };
  const { asked } = show([quarrel]);
  fireEvent.click((await card(/哪一列是“SKU”/)).getByRole('radio', { name: /品名/ }));
  fireEvent.click(await button(/确认 1 处“很可能”，继续检查/));
  await waitFor(() =>
    expect(asked('imports.remap')[0]?.choices[0]?.readings).toMatchObject({ 2: { field: null }, 3: { field: 'sku' } }),
  );
});

test('a column’s unit, and whether it is for a box or the whole row, are said at its header', async () => {
  const { asked } = show([{ ...own, questions: [], missing: [] }]);
  fireEvent.click(await button('毛重'));
  const shown = await card(/“毛重”怎么读/);
  fireEvent.click(shown.getByText('克'));
  fireEvent.click((await card(/“毛重”怎么读/)).getByText('一行合计，除以箱数'));
  fireEvent.click(await button(/就这样读，继续检查/));
  await waitFor(() =>
    expect(asked('imports.remap')[0]?.choices[0]?.readings).toEqual({
      1: { field: 'weightDeclared', unit: 'g', per: 'total' },
    }),
  );
});

test('what was changed by hand and cannot be kept is named, and given up only when that is said', async () => {
  const lost = { file: 0, sheet: '装箱单', row: 7, field: 'widthDeclared', value: '45' };
  const { asked } = show([{ ...own, questions: [], missing: ['useShipperBoxNo'] }], {
    'imports.remap': ({ lose }) =>
      lose ? { runs: [makeRun('R2')], refused: [], unkept: [] } : { runs: [], refused: [], unkept: [lost] },
  });
  fireEvent.click(await (await card(/用客户箱号/)).findByText('是'));
  fireEvent.click(await button(/确认 1 处“很可能”，继续检查/));
  expect(await screen.findByText('装箱单 第 7 行 宽：45')).toBeTruthy();
  fireEvent.click(await button(/放弃这几处/));
  await waitFor(() => expect(asked('imports.remap').map(({ lose }) => lose)).toEqual([false, true]));
  await waitFor(() => expect(location.hash).toMatch('#/runs/R2/'));
});

test('a run of which something was sent is shown as it was read, and asks nothing', async () => {
  const sent = makeRun('R', { counts: { ...makeRun('R').counts, accepted: 1 } });
  show([own], {}, sent);
  expect(await screen.findByText(/已有单据发送过/)).toBeTruthy();
  expect(screen.queryByRole('region', { name: /用客户箱号/ })).toBeNull();
  expect(await button(/^继续检查/)).toBeTruthy();
});

test('what is filled and not used is named', async () => {
  show([{ ...own, questions: [], missing: [] }]);
  expect(await screen.findByText('不发送 2 列：外箱尺寸、品名')).toBeTruthy();
});

test('how the sheet is read can be given a name, by which it is remembered', async () => {
  const stored = { name: 'own', kind: 'overseas-inbound', headers: [], columns: {}, constants: {}, cells: [] };
  const layout = { ...stored, id: 'L', savedAt: '2026-06-01T00:00:00.000Z', usedAt: null };
  const { asked } = show([{ ...own, missing: [], questions: [] }], {
    'layouts.list': () => [{ ...layout, id: 'other', kind: 'freight-order' }, layout],
    'layouts.rename': ({ name }) => ({ ...layout, name }),
  });
  fireEvent.change(await screen.findByRole('textbox', { name: '记住这种表，叫作' }), { target: { value: '供应商A' } });
  fireEvent.click(await button(/确认 1 处“很可能”，继续检查/));
  await waitFor(() => expect(asked('layouts.rename')).toEqual([{ id: 'L', name: '供应商A' }]));
});

test('a cell above the table that is only likely is confirmed with the columns', async () => {
  const above = { label: '仓库', value: 'SYD01', row: 1, column: 0, field: 'warehouseCode', likely: true as const };
  const { asked } = show([{ ...own, missing: [], questions: [], cells: [above] }]);
  fireEvent.click(await button(/确认 2 处“很可能”，继续检查/));
  await waitFor(() =>
    expect(asked('imports.remap')[0]?.choices[0]?.cells).toEqual([{ label: '仓库', field: 'warehouseCode' }]),
  );
});

test.each([
  ['words', '很可能，请核对（按列名的意思）'],
  ['fuzzy', '很可能，请核对（列名相近）'],
] as const)('of a column that is likely by its %s it is said why', async (rule, words) => {
  show([sheet({ ...own, columns: [column(0, 'referenceNo'), column(1, 'weightDeclared', { likely: true, rule })] })]);
  expect((await screen.findByTitle(words)).textContent).toContain(words);
  expect(screen.getByTitle('列名一致')).toBeTruthy();
});
