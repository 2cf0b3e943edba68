// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { Failure } from '#shared/contract/failure.ts';
import type { Output } from '#shared/contract.ts';
import { fakeEngine, showPage } from '../../support/program.tsx';

beforeEach(() => {
  location.hash = '#/settings/skus';
});

const busy = new Failure('store.busy', { file: 'dockhand.db' });

/** The table's screen, with a save under way that ends when the test says so. */
async function saving() {
  let end: (failure: Failure | null) => void = () => undefined;
  const { engine, asked } = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 0, items: [] }),
    'skuItems.list': () => ({ total: 0, items: [] }),
    'skuItems.save': () =>
      new Promise<Output<'skuItems.save'>>((resolve, reject) => {
        end = (failure) => (failure ? reject(failure) : resolve({ added: 1, changed: 0, unchanged: 0 }));
      }),
  });
  showPage(engine, {});
  const sku = await screen.findByRole<HTMLInputElement>('textbox', { name: '要添加的SKU' });
  const itemId = screen.getByRole<HTMLInputElement>('textbox', { name: '要添加的货品 ID' });
  const type = (field: HTMLInputElement, value: string) => fireEvent.change(field, { target: { value } });
  type(sku, 'A-1');
  type(itemId, '6001');
  fireEvent.click(screen.getByRole('button', { name: /添\s?加/ }));
  await waitFor(() => expect(asked('skuItems.save')).toEqual([{ sku: 'A-1', itemId: '6001' }]));
  return {
    type: (value: string) => type(sku, value),
    typed: () => [sku.value, itemId.value],
    hasKeyboard: () => document.activeElement === sku,
    end: (failure: Failure | null) => act(async () => end(failure)),
  };
}

test('the next entry can be typed at once, and a late answer leaves it alone', async () => {
  const { type, typed, hasKeyboard, end } = await saving();
  expect([typed(), hasKeyboard()]).toEqual([['', ''], true]);
  type('A-2');
  await end(null);
  expect(typed()).toEqual(['A-2', '']);
});

test('an entry that was not saved comes back', async () => {
  const { typed, end } = await saving();
  await end(busy);
  expect(await screen.findByText(/数据文件“dockhand.db”正忙/)).toBeTruthy();
  expect(typed()).toEqual(['A-1', '6001']);
});

test('where the next one is being typed, the one that was not saved is named instead', async () => {
  const { type, typed, end } = await saving();
  type('A-2');
  await end(busy);
  expect(await screen.findByText('没有保存：SKU“A-1”，货品 ID“6001”')).toBeTruthy();
  expect(typed()).toEqual(['A-2', '']);
});

test('the boxes that choose entries have names in the page’s language', async () => {
  const { engine } = fakeEngine({
    'settings.get': () => ({ firstRunDone: true }),
    'runs.list': () => ({ total: 0, items: [] }),
    'skuItems.list': () => ({ total: 1, items: [{ sku: 'A-1', itemId: '6001' }] }),
  });
  showPage(engine, {});
  const one = await screen.findByRole<HTMLInputElement>('checkbox', { name: '选中 A-1' });
  fireEvent.click(screen.getByRole('checkbox', { name: '全选这一页' }));
  await waitFor(() => expect(one.checked).toBe(true));
});
