import { describe, expect, test } from 'vitest';
import { withQuestions } from '#engine/check/column-questions.ts';
import { columnStates } from '#engine/check/column-states.ts';
import type { HowRead } from '#shared/contract/layouts.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';

const base = { level: 'line', label: { zh: '', en: '' }, example: '' } as const;
const fields: FieldSet = {
  weight: { ...base, type: 'decimal', precision: 10, scale: 3, unit: 'kg' },
  qty: { ...base, type: 'integer', min: 1, max: 1_000_000 },
  eta: { ...base, type: 'datetime' },
  sku: { ...base, type: 'text' },
  price: { ...base, type: 'decimal', precision: 6, scale: 3 },
};

function sheetOf(readings: Readonly<Record<string, HowRead>> = {}): SheetRecognition {
  const columns = Object.keys(fields).map((field, index) => {
    const reading = readings[field];
    return { index, header: field, field, rule: 'exact' as const, samples: [], ...(reading && { reading }) };
  });
  const nothing = { conflicts: [], missing: [], resembles: [], hiddenColumns: [] };
  return {
    sheet: 'S',
    hidden: false,
    use: 'whole',
    kind: 'k',
    headerRow: 1,
    columns,
    rows: 9,
    hiddenRows: 0,
    ...nothing,
  };
}

interface Asked {
  readonly readings?: Readonly<Record<string, HowRead>>;
  readonly semicolons?: boolean;
}

/** Each question as its field, its kind and its answers, likeliest first. */
function ask(columns: Readonly<Record<string, readonly SourceCell[]>>, { readings, semicolons = false }: Asked = {}) {
  const rows = Math.max(...Object.values(columns).map(({ length }) => length));
  const lines = Array.from({ length: rows }, (_, at): Line => {
    const cells = Object.entries(columns).flatMap(([field, of]) => {
      const cell = of[at];
      return cell === undefined ? [] : [[field, cell] as const];
    });
    return { id: at + 1, file: 0, sheet: 'S', row: at + 2, part: 'whole', cells: Object.fromEntries(cells) };
  });
  const sheet = withQuestions({ sheet: sheetOf(readings), fields, lines, semicolons, today: '2026-11-27' });
  return sheet.questions ?? [];
}

const brief = (...args: Parameters<typeof ask>) =>
  ask(...args).map(({ field, kind, readings }) => [
    field,
    kind,
    ...readings.map(({ answer }) => Object.values(answer)[0]),
  ]);

describe('how decimals are written', () => {
  test('is asked once per column, with what each answer makes of its cells', () => {
    expect(ask({ weight: [12.5, '12,500', '12,5', '12,500'] })).toEqual([
      {
        index: 0,
        field: 'weight',
        kind: 'decimal',
        readings: [
          { answer: { decimal: ',' }, examples: [{ typed: '12,500', read: '12.5 kg' }] },
          { answer: { decimal: '.' }, examples: [{ typed: '12,500', read: '12500 kg' }] },
        ],
      },
    ]);
  });

  test.each([
    ['nothing else says', { weight: ['12,500'] }, ['.', ',']],
    ['the other cells of the column', { weight: ['12,500', '1.234,5'] }, [',', '.']],
    ['those of another column', { weight: ['12,5'], qty: ['1.000'] }, [',', '.']],
    ['cells with a point', { weight: ['12,500', '12.5'], qty: [] }, ['.', ',']],
  ] as const)('likeliest first: %s', (_, columns, answers) => {
    expect(brief(columns).map(([, kind, ...of]) => [kind, ...of])).toEqual([['decimal', ...answers]]);
  });

  test('a table divided by semicolons has its decimals likelier behind a comma, and 12.500 may be thousands', () => {
    expect(brief({ qty: ['1.000'], weight: ['12.500'] }, { semicolons: true })).toEqual([
      ['weight', 'decimal', ',', '.'],
      ['qty', 'decimal', ',', '.'],
    ]);
  });

  test.each([
    ['alone', { weight: ['12.500', '1.200', 3] }, [['weight', 'decimal', '.', ',']]],
    [
      'in every column',
      { weight: ['12.500'], qty: ['1.000'] },
      [
        ['weight', 'decimal', '.', ','],
        ['qty', 'decimal', '.', ','],
      ],
    ],
    ['and a short one', { weight: ['12.500', '3.4'] }, []],
    ['and a short one elsewhere', { weight: ['12.500'], price: ['3.40'] }, []],
    ['where thousands do not fit', { price: ['12.500'] }, []],
  ] as const)('12.500 may be thousands: %s', (_, columns, expected) => {
    expect(brief(columns)).toEqual(expected);
  });

  test.each([
    [{ weight: ['12.500', 12.345] }],
    [{ weight: ['12,5', '1.234,5'] }],
    [{ qty: ['1,200,000', 1000] }],
    [{ sku: ['12,500'] }],
  ])('%j leaves nothing open', (columns) => {
    expect(ask(columns)).toEqual([]);
  });

  test('what was answered is not asked again', () => {
    expect(ask({ weight: ['12,500'] }, { readings: { weight: { decimal: ',' } } })).toEqual([]);
  });
});

describe('the order of day and month', () => {
  test('is asked once per column; cells of one reading say which is likelier', () => {
    expect(brief({ eta: ['9/1/26', '10/1/26'] })).toEqual([['eta', 'dates', 'mdy', 'dmy']]);
    expect(brief({ eta: ['9/1/26', '13-01-2026'] })).toEqual([['eta', 'dates', 'dmy', 'mdy']]);
    expect(brief({ eta: ['01.09.2026'] })).toEqual([['eta', 'dates', 'dmy', 'mdy']]);
    expect(brief({ eta: ['24/9/25', '25/9/24'] })).toEqual([['eta', 'dates', 'ymd', 'dmy']]);
  });

  test('its examples say the day', () => {
    const [question] = ask({ eta: ['9/1/26'] });
    expect(question?.readings.map(({ examples }) => examples[0]?.read)).toEqual(['2026-09-01', '2026-01-09']);
  });

  test('dates with one reading are not asked about', () => {
    expect(ask({ eta: ['2026-09-01', '1/25/26', '1-Sep-26', 46266, '20260901', '尽快'] })).toEqual([]);
  });
});

describe('units in cells', () => {
  test('are confirmed once, with the conversions shown', () => {
    expect(ask({ weight: ['12500g', '27.5lb', '12kg'] })).toMatchObject([
      {
        kind: 'unit',
        readings: [
          {
            answer: { unit: 'kg' },
            examples: [
              { typed: '12500g', read: '12.5 kg' },
              { typed: '27.5lb', read: '12.474 kg' },
            ],
          },
        ],
      },
    ]);
  });

  test('a number without one beside them may be in either', () => {
    const [question] = ask({ weight: ['500g', '750g', 600] });
    expect(question?.readings).toMatchObject([
      { answer: { unit: 'g' }, examples: [{ typed: '600', read: '0.6 kg' }, { read: '0.5 kg' }, { read: '0.75 kg' }] },
      { answer: { unit: 'kg' }, examples: [{ typed: '600', read: '600 kg' }, { read: '0.5 kg' }, { read: '0.75 kg' }] },
    ]);
  });

  test('the field’s own unit is no question', () => {
    expect(ask({ weight: ['12.5kg', 13, '14 公斤'] })).toEqual([]);
  });
});

test('a question far down the sheet is found', () => {
  const clean = Array.from({ length: 30_000 }, (_, at) => String(at + 1));
  expect(brief({ weight: [...clean, '12,500'], qty: clean })).toEqual([['weight', 'decimal', '.', ',']]);
});

test('the cells are read by what was answered and what is asked', () => {
  const sheet = { ...sheetOf({ eta: { dates: 'dmy' } }), questions: ask({ weight: ['12,500'] }) };
  expect(columnStates([{ index: 2, sheets: [sheet] }])).toEqual({
    '[2,"S"]': [{ headerRow: 0, fields: { weight: { asked: ['decimal'] }, eta: { dates: 'dmy' } } }],
  });
});
