import { expect, test } from 'vitest';
import type { ColumnQuestion } from '#shared/contract/recognition.ts';
import { answerOf, answersOf, answerWordsOf, asked } from '../../../electron/hosts/cli/actions/column-answers.ts';

const question: ColumnQuestion = {
  index: 12,
  field: 'productQty',
  kind: 'merged',
  readings: [
    { answer: { merged: 'each' }, examples: [{ typed: '4', read: '20' }] },
    { answer: { merged: 'first' }, examples: [] },
  ],
};

test('whose a merged number is, is asked with the option for each answer, which says it', () => {
  const { code, params } = asked(question, '装箱', { header: '每箱数量', field: 'productQty' } as never);
  expect([code, params]).toEqual([
    'columns.readMerged',
    {
      sheet: '装箱',
      column: '每箱数量',
      row: '4',
      first: '20',
      options: '--read "每箱数量=every-row" / --read "每箱数量=first-row"',
    },
  ]);
  expect(answerWordsOf(question)).toEqual(['every-row', 'first-row']);
  expect(answersOf([{ header: '每箱数量', answer: answerOf('first-row') ?? {} }])).toEqual({
    每箱数量: { merged: 'first' },
  });
});
