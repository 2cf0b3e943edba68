// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SkippedRows } from '../../../../renderer/screens/mapping/skipped-rows.tsx';
import { showIn } from '../../support/program.tsx';

test('a row that somebody said is no order is listed with the others, and is one again by a click', async () => {
  const at = { file: 'a.xlsx', sheet: 'S' };
  const items = [
    { ...at, row: 1, reason: 'header', text: '单号' },
    { ...at, row: 5, reason: 'no-order', text: '华东本周 40', line: 4 },
  ];
  const { asked } = showIn(
    <SkippedRows run="R" />,
    {},
    { 'rows.skipped': () => ({ total: 2, items }), 'edits.noOrder': () => ({}) as never },
  );
  const row = (await screen.findByText('您说它不是单据')).closest('tr');
  if (!row) throw new Error('not listed');
  expect(row.textContent).toContain('华东本周 40');
  expect(screen.getAllByRole('button', { name: '算作单据' })).toHaveLength(1);
  fireEvent.click(within(row).getByRole('button', { name: '算作单据' }));
  await waitFor(() => expect(asked('edits.noOrder')).toEqual([{ run: 'R', lines: [4], noOrder: false }]));
});
