import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckContext } from '#engine/check/check.ts';
import type { ColumnState } from '#engine/check/parsed-cell.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { partners } from '#shared/partners/registry.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import { type Line, sheetKey } from '#shared/sheets/line.ts';
import { checkLines } from './check-lines.ts';

const odd = [
  '',
  ' ',
  '-',
  '无',
  'x',
  '1',
  '01',
  '1,5',
  '12.50',
  '-3',
  '1e3',
  '是',
  'no',
  '2026-06-01',
  '3/4/2026',
  '1.234',
  '=A1',
  '#REF!',
  'a;b',
  'CN',
  '中国',
];

const twoWays: Readonly<Partial<Record<Field['type'], SourceCell>>> = {
  date: '3/4/2026',
  datetime: '3/4/2026',
  'unix-seconds': '3/4/2026',
  decimal: '1.234',
};

function cellOf(field: Field): fc.Arbitrary<SourceCell | undefined> {
  const words = field.type === 'choice' ? field.choices.map(({ code }) => code) : [];
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(field.example) },
    // What it means depends on the table that it stands in.
    { weight: 3, arbitrary: fc.constant(twoWays[field.type] ?? field.example) },
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom<SourceCell>(...odd, ...words, 'y'.repeat(300)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<SourceCell>(
        0,
        1,
        2.5,
        1e20,
        true,
        { type: 'date', value: '2026-06-01 00:00:00' },
        { type: 'error', value: '#N/A' },
        { type: 'uncached', value: '', formula: true },
        { type: 'picture', value: '' },
      ),
    },
  );
}

/** Lines of a few orders on two sheets; each order repeats its values, with faults here and there. */
function linesOf(kind: AnyKind): fc.Arbitrary<Line[]> {
  const cells = fc.record(Object.fromEntries(Object.entries(kind.fields).map(([key, field]) => [key, cellOf(field)])));
  const order = fc.record({
    key: fc.constantFrom('A', 'a', 'B-1', 'B1', ' C', ''),
    sheet: fc.constantFrom('S', 'S', 'S', 'T'),
    first: cells,
    others: fc.array(fc.tuple(cells, fc.integer({ min: 0, max: 9 })), { maxLength: 3 }),
  });
  return fc.array(order, { minLength: 1, maxLength: 4 }).map((orders) => {
    let id = 0;
    return orders.flatMap(({ key, sheet, first, others }) => {
      const ofKey = Object.fromEntries(kind.key.map((field) => [field, key]));
      // Mostly what the first line says.
      const rest = others.map(([other, at]) => (at === 0 ? other : { ...first, ...part(other, at) }));
      return [first, ...rest].map((of): Line => {
        id++;
        const given = Object.entries({ ...of, ...ofKey }).filter(
          (it): it is [string, SourceCell] => it[1] !== undefined,
        );
        return { id, file: 0, sheet, row: id + 1, part: 'whole', cells: Object.fromEntries(given) };
      });
    });
  });
}

/** A field or two of another line. */
function part(cells: Readonly<Record<string, SourceCell | undefined>>, at: number) {
  return Object.fromEntries(Object.entries(cells).filter((_, nth) => nth % 7 === at));
}

/** The same, with every cell said to stand where it does: none of these goes a short way. */
function placed(line: Line): Line {
  const cells = Object.entries(line.cells).map(([field, cell], column) => {
    const at = { row: line.row, column };
    return [field, typeof cell === 'object' ? { ...cell, at } : { type: 'plain', value: cell, at }];
  });
  return { ...line, cells: Object.fromEntries(cells) };
}

function contextOf(kind: AnyKind): CheckContext {
  const settings = partners[kind.partner].settings.parse({}) as CheckContext['settings'];
  const lookups = { skuItems: new Map([['x', 'known']]) };
  const said = (state: ColumnState) =>
    Object.fromEntries(Object.keys(kind.fields).flatMap((field, at) => (at % 5 === 0 ? [] : [[field, state]])));
  const tables = [
    { headerRow: 1, fields: said({ decimal: ',', dates: 'dmy' }) },
    { headerRow: 3, fields: said({ decimal: '.', dates: 'mdy' }) },
  ];
  const columns = { [sheetKey({ file: 0, sheet: 'S' })]: tables };
  return {
    settings,
    columns,
    today: '2026-06-01',
    files: ['f'],
    knownWarehouses: new Set(['x']),
    lookups,
  } as CheckContext;
}

test.each(kinds.map((kind) => [kind.id, kind] as const))(
  '%s: the short ways find what the long way finds',
  (_, kind) => {
    const context = contextOf(kind);
    const checked = (lines: readonly Line[]) => {
      const { orders, loose } = checkLines({ kind, lines, context });
      return { orders: [...orders], loose };
    };
    fc.assert(
      fc.property(linesOf(kind), (lines) => {
        expect(checked(lines)).toEqual(checked(lines.map(placed)));
      }),
      { numRuns: 60 },
    );
  },
);
