import { expect, test } from 'vitest';
import { TestClock, tempDir, tempStore } from './support/temp-store.ts';

test('settings are set one by one and keep their types', () => {
  const { settings } = tempStore();
  settings.set({ days: 90, lang: 'zh' });
  settings.set({ sound: false, days: 30 });
  expect(settings.all()).toEqual({ days: 30, lang: 'zh', sound: false });
});

test('a column mapping is remembered per kind and header row', () => {
  const clock = new TestClock();
  const { mappings } = tempStore(tempDir(), clock);
  mappings.save('k', ['A', 'B'], { A: 'key', B: null });
  clock.time += 1000;
  mappings.save('k', ['B', 'A'], { A: 'qty', B: 'key' });
  mappings.save('k', ['A', 'B'], { A: 'qty', B: null });
  expect(mappings.list()).toMatchObject([
    { headers: ['A', 'B'], columns: { A: 'qty', B: null }, savedAt: '2026-01-31T08:30:01.000Z' },
    { headers: ['B', 'A'], columns: { A: 'qty', B: 'key' } },
  ]);
  expect(mappings.delete('k', ['A', 'B'])).toBe(true);
  expect(mappings.delete('k', ['A', 'B'])).toBe(false);
  expect(mappings.list()).toHaveLength(1);
});

test('a choice mapping is remembered per kind and field', () => {
  const { choiceRules } = tempStore();
  const west = { kind: 'k', field: 'f', text: 'west', headers: null };
  const inLayout = { ...west, headers: ['sku', '箱号'], code: 'W4' };
  choiceRules.save({ ...west, code: 'W1' });
  choiceRules.save({ ...west, code: 'W2' });
  choiceRules.save({ ...west, kind: 'other', code: 'W3' });
  choiceRules.save(inLayout);
  expect(choiceRules.list('k')).toEqual([{ ...west, code: 'W2' }, inLayout]);
  expect(choiceRules.delete(west)).toBe(true);
  expect(choiceRules.delete(west)).toBe(false);
  expect(choiceRules.list('k')).toEqual([inLayout]);
  expect(choiceRules.delete(inLayout)).toBe(true);
  expect(choiceRules.list('k')).toEqual([]);
});

test('values are known per account and kind', () => {
  const { knownValues } = tempStore();
  knownValues.remember({ account: 'a', kind: 'k' }, { warehouse: 'LAX1', channel: 'SEA' });
  knownValues.remember({ account: 'a', kind: 'k' }, { warehouse: 'NJ2' });
  knownValues.remember({ account: 'b', kind: 'k' }, { warehouse: 'UK3' });
  expect(knownValues.of({ account: 'a', kind: 'k' }, 'warehouse')).toEqual(new Set(['LAX1', 'NJ2']));
});

test('kept files are in use until no order names them', () => {
  const store = tempStore();
  const run = store.imports.begin({ kind: 'k', target: 'practice', account: null, attachmentsDir: null, files: [] });
  const order = store.orders.append(run, 'PO', 'ready');
  const file = (sha256: string) => ({ name: `${sha256}.pdf`, type: 'pdf', size: 1, sha256 });
  store.attachments.set(order, [file('a'), file('b')]);
  store.attachments.set(order, [file('b')]);
  expect(store.attachments.hashesInUse()).toEqual(new Set(['b']));
});
