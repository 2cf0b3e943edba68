// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Input } from '#shared/contract.ts';
import { LayoutList } from '../../../../renderer/screens/settings/layout-list.tsx';
import { type Answers, showIn } from '../../support/program.tsx';

const layout = {
  id: 'a',
  name: '供应商A 装箱单',
  kind: 'overseas-inbound',
  headers: ['外箱尺寸', '毛重', '品名'],
  columns: {
    外箱尺寸: { field: null, fields: ['lengthDeclared', 'widthDeclared', 'heightDeclared'] },
    毛重: { field: 'weightDeclared', unit: 'g' as const, per: 'total' as const },
    品名: { field: null },
  },
  constants: { useShipperBoxNo: '否' },
  cells: [{ label: '目的仓', field: 'warehouseCode' }],
  noOrders: [{ referenceNo: '本周合并', boxQty: null }],
};
const stored = { ...layout, savedAt: '2026-06-01T00:00:00.000Z', usedAt: null };

function show(answers: Answers = {}) {
  const save = vi.fn(async (_name: string, write: (out: string) => Promise<readonly string[]>) => write('/out.json'));
  const shown = showIn(
    <LayoutList />,
    { save, pickFiles: async () => ['/in.json'] },
    { 'layouts.list': () => [stored], ...answers },
  );
  return { ...shown, save };
}

test('what a layout holds is said in words', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: /展开行|Expand row/ }));
  for (const words of [
    '用客户箱号：所有行都是“否”',
    '目的仓：表头上方的“目的仓”',
    '外箱尺寸 → 长 × 宽 × 高',
    '毛重 → 单箱重量（克，一行合计，除以箱数）',
    '品名：不使用',
    '写着“本周合并”、缺其他内容的行不是单据',
  ])
    expect(await screen.findByText(words)).toBeTruthy();
});

test('it is renamed where its name stands', async () => {
  const { asked } = show({ 'layouts.rename': ({ name }) => ({ ...stored, name }) });
  fireEvent.click(await screen.findByRole('button', { name: /改名|编辑|edit/i }));
  const input = await screen.findByRole('textbox');
  fireEvent.change(input, { target: { value: '供应商A 七月' } });
  fireEvent.keyDown(input, { key: 'Enter', keyCode: 13 });
  fireEvent.keyUp(input, { key: 'Enter', keyCode: 13 });
  await waitFor(() => expect(asked('layouts.rename')).toEqual([{ id: 'a', name: '供应商A 七月' }]));
});

test('one that was forgotten by mistake is remembered again with one click', async () => {
  const { asked } = show({ 'layouts.delete': () => ({ deleted: true }), 'layouts.save': () => stored });
  fireEvent.click(await screen.findByRole('button', { name: '忘掉“供应商A 装箱单”' }));
  fireEvent.click(await screen.findByRole('button', { name: /^撤\s?销$/ }));
  await waitFor(() => expect(asked('layouts.save')).toEqual([layout]));
  expect(asked('layouts.delete')).toEqual([{ id: 'a' }]);
});

test('one, or all, go into a file', async () => {
  const { asked, save } = show({ 'layouts.export': ({ out }) => ({ path: out }) });
  fireEvent.click(await screen.findByRole('button', { name: '导出“供应商A 装箱单”' }));
  await waitFor(() => expect(asked('layouts.export')).toEqual([{ out: '/out.json', ids: ['a'] }]));
  fireEvent.click(screen.getByRole('button', { name: /全部导出/ }));
  await waitFor(() => expect(asked('layouts.export')[1]).toEqual({ out: '/out.json' }));
  expect(save.mock.calls.map(([name]) => name)).toEqual(['供应商A 装箱单.json', '表格的读法.json']);
});

test('a file of layouts is taken; what is there already is asked about once', async () => {
  const taken: Input<'layouts.import'>[] = [];
  const none = { added: 0, replaced: 0, kept: 0, conflicts: [] };
  show({
    'layouts.import': (input) => {
      taken.push(input);
      if (input.conflicts === undefined) return { ...none, conflicts: ['供应商A 装箱单'] };
      return { ...none, added: 1, replaced: 1 };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: /导入读法/ }));
  fireEvent.click(await screen.findByRole('button', { name: '用文件里的' }));
  await waitFor(() => expect(taken).toEqual([{ path: '/in.json' }, { path: '/in.json', conflicts: 'replace' }]));
  expect(await screen.findByText('新增 1 种，更新 1 种')).toBeTruthy();
});

test('while there is none it says how one comes about', async () => {
  show({ 'layouts.list': () => [] });
  expect(await screen.findByText(/还没有记住的表格/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /全部导出/ })).toBeNull();
});
