import { expect, test } from 'vitest';
import { withQuestions } from '#engine/check/check.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { overseasInbound } from '#shared/kinds/overseas-inbound/index.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';

const fields = ['boxQty', 'weightDeclared', 'lengthDeclared', 'widthDeclared', 'heightDeclared'] as const;
const sheet: SheetRecognition = {
  ...{ sheet: 'S', hidden: false, use: 'whole', kind: 'overseas-inbound', headerRow: 1, rows: 1 },
  columns: fields.map((field, index) => ({ index, header: field, field, rule: 'exact', samples: [] })),
  ...{ conflicts: [], missing: [], resembles: [], hiddenRows: 0, hiddenColumns: [] },
};

/** What is asked of the columns of very many lines, ten an order. @param weightOf of the box at this place of its order */
function asked(weightOf: (place: number) => SourceCell) {
  const lines = Array.from({ length: 40_000 }, (_, at) => {
    const cells = {
      boxQty: 1,
      weightDeclared: weightOf(at % 10),
      lengthDeclared: 60,
      widthDeclared: 40,
      heightDeclared: 35,
    };
    return { id: at + 1, file: 0, sheet: 'S', row: at + 2, part: 'whole' as const, cells };
  });
  const { questions = [] } = withQuestions({
    sheet,
    fields: overseasInbound.fields,
    lines,
    semicolons: false,
    today: '2026-06-01',
  });
  return questions.map(({ field, kind, readings }) => [field, kind, readings[0]?.answer]);
}

test('of very many lines some tell that all weights are grams', () => {
  expect(asked(() => 12_500)).toEqual([['weightDeclared', 'unit', { unit: 'g' }]]);
});

test('a box that is heavy in every order does not stand for all of them, whichever it is', () => {
  for (let heavy = 0; heavy < 10; heavy++) expect(asked((place) => (place === heavy ? 12_500 : 12.5))).toEqual([]);
});

test('an answer that one single cell leaves open is asked for all the same', () => {
  const once = (place: number, seen: { done: boolean }) => {
    if (place !== 7 || seen.done) return 12.5;
    seen.done = true;
    return '12,500';
  };
  const seen = { done: false };
  expect(asked((place) => once(place, seen))).toEqual([['weightDeclared', 'decimal', { decimal: '.' }]]);
});
