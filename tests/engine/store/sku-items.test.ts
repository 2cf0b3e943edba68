import { expect, test } from 'vitest';
import { tempDir, tempStore } from './support/temp-store.ts';

const range = { offset: 0, limit: 10 };

test('entries are added, changed and left as they are, and outlive the process', () => {
  const dir = tempDir();
  const { skuItems } = tempStore(dir);
  const first = [
    { sku: 'A', itemId: '60123456789012340' },
    { sku: 'B', itemId: '2' },
  ];
  expect(skuItems.save('', first)).toEqual({ added: 2, changed: 0, unchanged: 0 });
  const next = [first[0], { sku: 'B', itemId: '3' }, { sku: 'C', itemId: '4' }].flatMap((item) => item ?? []);
  expect(skuItems.save('', next)).toEqual({ added: 1, changed: 1, unchanged: 1 });
  expect(tempStore(dir).skuItems.list('', '', range)).toEqual({ total: 3, items: next });
});

test('an account’s own entries go before those for every account', () => {
  const { skuItems } = tempStore();
  skuItems.save('shop', [{ sku: 'A', itemId: 'own' }]);
  skuItems.save('', [
    { sku: 'A', itemId: '1' },
    { sku: 'B', itemId: '2' },
  ]);
  skuItems.save('other', [{ sku: 'B', itemId: 'not ours' }]);
  expect(Object.fromEntries(skuItems.known('shop'))).toEqual({ A: 'own', B: '2' });
  expect(Object.fromEntries(skuItems.known(''))).toEqual({ A: '1', B: '2' });
  expect(skuItems.list('shop', '', range).items).toEqual([{ sku: 'A', itemId: 'own' }]);
});

test('a search looks into SKUs and item ids, and takes its letters as they are', () => {
  const { skuItems } = tempStore();
  const items = ['A_1', 'AB1', 'C%'].map((sku, index) => ({ sku, itemId: `77${index}` }));
  skuItems.save('', items);
  const found = (search: string) => skuItems.list('', search, range).items.map(({ sku }) => sku);
  expect([found('a_'), found('%'), found('771'), found('x')]).toEqual([['A_1'], ['C%'], ['AB1'], []]);
  expect(skuItems.list('', '', { offset: 1, limit: 1 })).toEqual({ total: 3, items: [items[0]] });
});

test('deleting takes the account’s own entries alone', () => {
  const { skuItems } = tempStore();
  skuItems.save('', [{ sku: 'A', itemId: '1' }]);
  skuItems.save('shop', [{ sku: 'A', itemId: '2' }]);
  expect(skuItems.delete('shop', ['A', 'B'])).toBe(1);
  expect(Object.fromEntries(skuItems.known('shop'))).toEqual({ A: '1' });
});
