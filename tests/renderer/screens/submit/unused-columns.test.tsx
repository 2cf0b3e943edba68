// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PlacedProblem } from '#shared/contract/problem.ts';
import { UnusedColumns } from '../../../../renderer/screens/submit/unused-columns.tsx';
import { makeRun, showIn } from '../../support/program.tsx';

function unused(id: number, header: string, count: number): PlacedProblem {
  const at = { field: null, line: 1, atLine: 1, order: null, file: 'a.xlsx', sheet: 'S', row: 2, column: header };
  return { ...at, id, code: 'column.unused', severity: 'warning', params: { header, count } };
}

const show = (items: readonly PlacedProblem[], total = items.length) =>
  showIn(<UnusedColumns run={makeRun('a')} />, {}, { 'problems.window': () => ({ total, items: [...items] }) });

test('each filled column that is not sent is named, with how much it holds', async () => {
  const { asked } = show([unused(1, '海关监管方式', 12), unused(2, '柜号', 1)]);
  await screen.findByText(/列“海关监管方式”有 12 格内容/);
  screen.getByText(/列“柜号”有 1 格内容/);
  expect(asked('problems.window')).toMatchObject([{ run: 'a', code: 'column.unused', severity: 'warning' }]);
  expect(screen.queryByText(/还有/)).toBeNull();
});

test('of very many the rest is counted', async () => {
  show([unused(1, '柜号', 1)], 60);
  await screen.findByText(/还有 59 列/);
});
