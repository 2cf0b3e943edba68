import { expect, test } from 'vitest';
import { TestClock, tempDir, tempStore } from './support/temp-store.ts';

test('settings are set one by one and keep their types', () => {
  const { settings } = tempStore();
  settings.set({ days: 90, lang: 'zh' });
  settings.set({ sound: false, days: 30 });
  expect(settings.all()).toEqual({ days: 30, lang: 'zh', sound: false });
});

test('a layout is kept whole, by its id, and found by its name and headers', () => {
  const clock = new TestClock();
  const { layouts } = tempStore(tempDir(), clock);
  const content = {
    name: '装箱单',
    kind: 'k',
    headers: ['箱号', '尺寸'],
    columns: { 尺寸: { field: null, fields: ['l', null, 'h'] }, 箱号: { field: 'boxNo', unit: 'g' as const } },
    constants: { rule: '1' },
    cells: [{ label: '入库单号', field: 'no' }],
  };
  const { id } = layouts.save(content);
  expect(layouts.get(id)).toEqual({ ...content, id, savedAt: '2026-01-31T08:30:00.000Z', usedAt: null });
  clock.time += 1000;
  const wider = { ...content, headers: ['SKU', '箱号', '尺寸'], sheets: { 库存: 'ignored' as const }, ends: '合计' };
  expect(layouts.save(wider, id)).toMatchObject({ ...wider, id, savedAt: '2026-01-31T08:30:01.000Z' });
  layouts.used(id);
  expect(layouts.list()).toMatchObject([{ id, usedAt: '2026-01-31T08:30:01.000Z' }]);
  expect(layouts.withHeaders('k', wider.headers)?.id).toBe(id);
  expect(layouts.withHeaders('k', content.headers)).toBeUndefined();
  expect(() => layouts.save({ ...content, headers: ['A'] })).toThrow(/UNIQUE/);
  layouts.rename(id, '旧的');
  expect([layouts.named('装箱单'), layouts.named('旧的')?.id]).toEqual([undefined, id]);
  expect([layouts.delete(id), layouts.delete(id)]).toEqual([true, false]);
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
