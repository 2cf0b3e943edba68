import { describe, expect, test } from 'vitest';
import { withQuestions } from '#engine/check/column-questions.ts';
import { columnStates } from '#engine/check/column-states.ts';
import { parseCell } from '#engine/check/parse-cell.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { Field } from '#shared/sheets/field.ts';

const base = { level: 'line', label: { zh: '', en: '' }, example: '' } as const;
const country: Field = { ...base, type: 'country' };

/** What is said of each cell of a column of countries. */
function said(...cells: readonly string[]) {
  const sheet: SheetRecognition = {
    sheet: 'S',
    hidden: false,
    use: 'whole',
    kind: 'k',
    headerRow: 1,
    columns: [{ index: 0, header: '国家', field: 'country', rule: 'exact', samples: [] }],
    conflicts: [],
    missing: [],
    resembles: [],
    rows: 9,
    hiddenRows: 0,
    hiddenColumns: [],
  };
  const lines = cells.map((cell, at) => ({
    ...{ id: at + 1, file: 0, sheet: 'S', row: at + 2 },
    part: 'whole' as const,
    cells: { country: cell },
  }));
  const asked = withQuestions({ sheet, fields: { country }, lines, semicolons: false, today: '2026-11-27' });
  const column = Object.values(columnStates([{ index: 0, sheets: [asked] }]))[0]?.[0]?.fields.country;
  return cells.map((cell) => {
    const { type, problems } = parseCell(country, cell, { today: '2026-11-27', ...(column && { column }) });
    const open = problems
      .filter(({ severity }) => severity === 'warning')
      .map(({ code, fix }) => [code, fix].join(' '));
    return open.length > 0 ? open.join() : type;
  });
}

const blank = 'country.maybeBlank ';
const state = (meant: string) => `country.maybeState ${meant}`;

describe('a code of a country that rather means something else by the other cells of its column', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['NA among other continents', ['US', 'NA', 'na', 'CN'], ['value', blank, blank, 'value']],
    [
      'one mistyped state among many countries',
      ['CA', 'CA', 'US', 'US', 'US', 'NY'],
      ['value', 'value', 'value', 'value', 'value', 'wrong'],
    ],
    ['NA alone', ['NA', 'NA'], [blank, blank]],
    [
      'states of the US',
      ['TX', 'CA', 'NY', 'DE', 'in', 'US'],
      ['wrong', state('US'), 'wrong', state('US'), state('US'), 'value'],
    ],
    ['provinces of Canada', ['ON', 'NL', 'CA', 'QC'], ['wrong', state('CA'), 'value', 'wrong']],
    ['states of Australia', ['NSW', 'SA', 'AU'], ['wrong', state('AU'), 'value']],
  ])('is warned about: %s', (_, cells, expected) => {
    expect(said(...cells)).toEqual(expected);
  });

  test.each<[string, readonly string[]]>([
    ['countries that are states, too', ['CA', 'DE', 'IN', 'US']],
    ['NA beside South Africa', ['NA', 'ZA']],
  ])('is none among %s', (_, cells) => {
    expect(said(...cells)).toEqual(cells.map(() => 'value'));
  });

  test('is none beside a country of Africa by its name, or one slip among countries', () => {
    expect(said('NA', '肯尼亚')).toEqual(['value', 'wrong']);
    expect(said('DE', 'FR', 'GB', 'TX')).toEqual(['value', 'value', 'value', 'wrong']);
  });
});

describe('words that say that there is nothing, where any text would do,', () => {
  const code: Field = { ...base, type: 'text' };
  const address: Field = { ...base, type: 'text', free: true, looks: 'address' };
  test.each<[string, Field, string]>([
    ['NA for a code', code, 'NA'],
    ['NA in an address', address, 'na'],
    ['TBA in an address', address, 'TBA'],
    ['待定 in an address', address, '待定'],
  ])('are warned about: %s', (_, field, text) => {
    expect(parseCell(field, text, { today: '' })).toMatchObject({
      type: 'value',
      problems: [{ code: 'text.maybeBlank', severity: 'warning', fix: '' }],
    });
  });

  test.each<[string, Field, string]>([
    ['a warehouse', { ...base, type: 'text', warehouse: true }, 'NA'],
    ['a remark', { ...base, type: 'text', free: true }, 'TBA'],
    ['an address', address, 'Nanjing Rd 12'],
  ])('are none in %s', (_, field, text) => {
    expect(parseCell(field, text, { today: '' }).problems).toEqual([]);
  });
});
