// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ColumnReading } from '#shared/contract/layouts.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { ColumnCard } from '../../../../renderer/screens/mapping/column-card.tsx';
import { answerColumn, type SheetDraft } from '../../../../renderer/screens/mapping/draft.ts';
import { leftOut } from '../../../../renderer/screens/mapping/open-questions.ts';
import { showIn } from '../../support/program.tsx';
import { column, sheet } from './sheets.ts';

const recognised = sheet({
  kind: 'package-inbound',
  columns: [
    column(0, 'weight', { header: '毛重' }),
    column(1, null, { header: '单位', samples: ['LB', 'KG'] }),
    column(2, null, { header: '柜号', samples: ['C-1'] }),
  ],
});

const weight = (draft: SheetDraft | undefined): ColumnReading | undefined => draft?.readings?.['0'];

test('that the unit of each row stands in a column is said where a column of units is there', () => {
  const kind = findKind('package-inbound');
  if (!kind) throw new Error('no kind');
  const said: (ColumnReading | undefined)[] = [];
  const show = (columns = recognised.columns) => {
    const props = { kind, recognised: { ...recognised, columns }, looked: null, draft: undefined, disabled: false };
    return showIn(<ColumnCard {...props} indexes={[0]} asked={[]} onDraft={(draft) => said.push(weight(draft))} />, {});
  };
  show();
  fireEvent.click(screen.getByText('写在另一列'));
  expect(said).toEqual([{ field: 'weight', unitFrom: '单位' }]);
  cleanup();
  show(recognised.columns.filter(({ index }) => index !== 1));
  expect(screen.queryByText('写在另一列')).toBeNull();
});

test('numbers are in one unit or in that of each row: the later answer holds', () => {
  const byRow = answerColumn(undefined, recognised, 0, { unitFrom: '单位' });
  expect(weight(answerColumn(byRow, recognised, 0, { unit: 'lb' }))).toEqual({ field: 'weight', unit: 'lb' });
  const pounds = answerColumn(undefined, recognised, 0, { unit: 'lb' });
  expect(weight(answerColumn(pounds, recognised, 0, { unitFrom: '单位' }))).toEqual({
    field: 'weight',
    unitFrom: '单位',
  });
});

test('a column of units that are read with the numbers beside them is not left out', () => {
  const draft = answerColumn(undefined, recognised, 0, { unitFrom: '单位' });
  expect(leftOut(recognised, draft, []).map(({ header }) => header)).toEqual(['柜号']);
});
