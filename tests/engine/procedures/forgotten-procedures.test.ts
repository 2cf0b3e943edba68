import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import { DAYS_DELETED } from '#shared/contract/run.ts';
import type { Input } from '#shared/contract.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const layout: Input<'layouts.save'> = {
  name: '义乌装箱单',
  kind: 'overseas-inbound',
  headers: ['外箱尺寸', '毛重g'],
  columns: { 毛重g: { field: 'weightDeclared', unit: 'g' } },
  constants: { tallyRule: '1' },
  cells: [],
  ends: '合计',
};
const word = { kind: 'overseas-inbound', field: 'tallyRule', text: '散货', headers: null };
const account: Input<'accounts.save'> = {
  partner: 'etower',
  name: '一店',
  settings: { baseUrl: 'http://127.0.0.1:9' },
  secrets: { token: 'token-1', key: 'key-1' },
};
const list = () => engine.call('forgotten.list', {});
const restore = async (of: string) => {
  const found = (await list()).find(({ name }) => name === of);
  return engine.call('forgotten.restore', { id: found?.id ?? 0 });
};

test('an account, a layout and a value rule are listed once they are deleted, and come back as they were', async () => {
  expect(await list()).toEqual([]);
  const { id } = await engine.call('accounts.save', account);
  const kept = await engine.call('layouts.save', layout);
  await engine.call('choices.save', { ...word, code: '1' });
  await engine.call('accounts.delete', { id });
  await engine.call('layouts.delete', { id: kept.id });
  await engine.call('choices.delete', word);
  expect((await list()).map(({ type, name }) => [type, name])).toEqual([
    ['choice', '散货'],
    ['layout', '义乌装箱单'],
    ['account', '一店'],
  ]);

  for (const name of ['散货', '义乌装箱单', '一店']) expect(await restore(name)).toEqual({ restored: true });
  expect(await list()).toEqual([]);
  expect(await engine.call('layouts.list', {})).toMatchObject([{ ...layout, id: kept.id }]);
  expect(await engine.call('choices.list', {})).toEqual([{ ...word, code: '1' }]);
  // Its keys were wiped when it was deleted, as was said then.
  expect(await engine.call('accounts.list', {})).toMatchObject([{ id, name: '一店', hasSecrets: false }]);
});

test('what was entered again is not offered any more, and nothing takes the place of what is new', async () => {
  const kept = await engine.call('layouts.save', layout);
  await engine.call('layouts.delete', { id: kept.id });
  const [forgotten] = await list();
  await engine.call('layouts.save', { ...layout, constants: {} });
  expect(await list()).toEqual([]);
  expect(await engine.call('forgotten.restore', { id: forgotten?.id ?? 0 })).toEqual({ restored: false });
  expect(await engine.call('layouts.list', {})).toMatchObject([{ constants: {} }]);
});

test('a name that was given away meanwhile: what is taken back gets another one, which is told', async () => {
  const kept = await engine.call('layouts.save', layout);
  await engine.call('layouts.delete', { id: kept.id });
  await engine.call('layouts.save', { ...layout, headers: ['别的'], columns: {} });
  expect(await restore('义乌装箱单')).toEqual({ restored: true, name: '义乌装箱单 (2)' });
  expect((await engine.call('layouts.list', {})).map(({ name }) => name).sort()).toEqual([
    '义乌装箱单',
    '义乌装箱单 (2)',
  ]);

  const { id } = await engine.call('accounts.save', account);
  await engine.call('accounts.delete', { id });
  await engine.call('accounts.save', { ...account, secrets: { token: 'token-2', key: 'key-2' } });
  expect(await restore('一店')).toEqual({ restored: true, name: '一店 2' });
  expect(await list()).toEqual([]);
});

test(`after ${DAYS_DELETED} days it is not offered any more`, async () => {
  await engine.close();
  const dataDir = freshFolder();
  const ports = nodePorts();
  let now = Date.parse('2026-06-10T00:00:00Z');
  engine = await createEngine({ dataDir, ports: { ...ports, clock: { ...ports.clock, now: () => now } } });
  const kept = await engine.call('layouts.save', layout);
  await engine.call('layouts.delete', { id: kept.id });
  now += DAYS_DELETED * 86_400_000;
  expect(await list()).toHaveLength(1);
  now += 1;
  expect(await list()).toEqual([]);
});
