import { describe, expect, test } from 'vitest';
import { groupLines } from '#engine/check/group-lines.ts';
import { parseCell } from '#engine/check/parse-cell.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import { flat, good, kind } from './inbound-lines.ts';

const base = { level: 'line', label: { zh: '', en: '' }, example: '' } as const;
const code: Field = { ...base, type: 'text' };
const free: Field = { ...base, type: 'text', free: true };
const quantity: Field = { ...base, type: 'integer', min: 1, max: 100_000 };
const read = (field: Field, cell: SourceCell) => parseCell(field, cell, { today: '2026-06-01' });

describe('what only keeps a text a text is taken off, and shown', () => {
  test.each([
    [code, '="0012"', '0012'],
    [code, '= "2205699990001234567"', '2205699990001234567'],
    [code, '＝"0012"', '0012'],
    [code, '="a""b"', 'a"b'],
    [code, "'0012", '0012'],
    [code, '’0012', '0012'],
    [code, "'SKU-1", 'SKU-1'],
    [code, '2205699990001234567\t', '2205699990001234567'],
    [free, '="15083326888"', '15083326888'],
    [free, "'+86 13588887777", '+86 13588887777'],
  ] as const)('%# %s', (field, cell, after) => {
    const change = { code: 'cell.normalised', severity: 'info', params: { after } };
    expect(read(field, cell)).toMatchObject({ type: 'value', value: after, problems: [change] });
  });

  test.each([
    [free, "'t Hart"],
    [free, "O'Brien"],
    [code, "SKU'1"],
    [code, '=A1'],
  ])('%# %s stays as it is', (field, cell) => {
    expect(read(field, cell)).toMatchObject({ type: 'value', value: cell, problems: [] });
  });

  test('a key in its wrapping is the same key', () => {
    const lines = flat(good, { ...good, referenceNo: `="${good.referenceNo}"` }, { ...good, referenceNo: `'IB-1` });
    expect(groupLines(kind, lines).groups.map(({ key, lines: of }) => [key, of.length])).toEqual([['IB-1', 3]]);
  });
});

describe('marks for nothing', () => {
  test.each(['-', '--', '—', '－', '/', '／', '\\', '无', ' 无 ', '暂无', 'N/A', 'NULL', '_'])(
    '%s is blank, and said',
    (cell) => {
      for (const field of [code, free, quantity]) {
        expect(read(field, cell)).toMatchObject({
          type: 'blank',
          problems: [{ code: 'cell.blankMark', severity: 'info' }],
        });
      }
    },
  );

  test('a word of a list, of yes and no, or of a required text is what it says', () => {
    const choices = [{ code: '0', label: { zh: '无', en: 'None' } }];
    expect(read({ ...base, type: 'choice', choices }, '无')).toMatchObject({ value: '0' });
    expect(read({ ...base, type: 'boolean' }, '无')).toMatchObject({ value: false });
    expect(read({ ...free, required: true }, '无')).toMatchObject({ value: '无' });
    expect(read({ ...free, required: true }, '-')).toMatchObject({ type: 'blank' });
    expect(read({ ...base, type: 'country' }, 'NA')).toMatchObject({ value: 'NA' });
  });

  test('they are no key', () => {
    const { groups, loose } = groupLines(
      kind,
      flat(good, { ...good, referenceNo: '-' }, { ...good, referenceNo: '/' }),
    );
    expect([groups.length, loose.length]).toEqual([1, 2]);
  });
});

test.each(['#N/A', '#REF!', ' #DIV/0! ', '#VALUE!'])('%s as text is the error of a formula', (cell) => {
  for (const field of [code, free, quantity])
    expect(read(field, cell).problems).toMatchObject([{ code: 'cell.error' }]);
});
