import { describe, expect, onTestFinished, test } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { topSettings } from '#shared/partners/top.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { cancellingCainiao, type Said, type Status } from './cancelling-cainiao.ts';
import { freshFolder, importOne } from './engine-fixture.ts';

/** An office that has the sample's orders accepted at that Cainiao. */
async function office(cancel: Said, { enabled = true, status = '' as Status, type = '' } = {}) {
  const said = { cancel, status };
  const partner = await cancellingCainiao(said);
  const dataDir = freshFolder();
  const engine = await createEngine({ dataDir, ports: nodePorts() });
  onTestFinished(() => engine.close());
  const save = (cancelEnabled: boolean, id?: string) =>
    engine.call('accounts.save', {
      ...(id && { id }),
      partner: 'top',
      name: 'Office',
      settings: { gateway: partner.gateway, pollGapMs: 500, cancelEnabled },
      secrets: practiceCredentials.top,
    });
  await save(enabled);
  const run = await importOne(engine, 'cainiao-stock-in.xlsx');
  if (type !== '') {
    const { items } = await engine.call('lines.window', { run: run.id });
    const cells = items.map(({ id }) => ({ line: id, field: 'order_type', value: type }));
    await engine.call('edits.apply', { run: run.id, cells });
  }
  await engine.call('runs.target', { run: run.id, target: 'production' });
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  const { items } = await engine.call('orders.window', { run: run.id });
  const order = items.find(({ key }) => key === 'PO260600000')?.id ?? 0;
  return { engine, dataDir, order, said, ...partner };
}

const shown = async (engine: Engine, order: number) => (await engine.call('orders.get', { order })).summary.shown;

test('an order that Cainiao cancels is withdrawn by call, and is not followed any more', async () => {
  const { engine, order, cancels } = await office('yes');
  expect(await engine.call('withdrawals.ways', { order })).toEqual({ call: true, not: null, asked: null });
  expect(await engine.call('withdrawals.ask', { order })).toMatchObject({
    outcome: 'cancelled',
    run: { counts: { withdrawn: 1 } },
  });
  expect(cancels().map(({ fields }) => fields)).toMatchObject([
    { order_code: 'PO260600000', order_type: '601', store_code: expect.any(String) },
  ]);
  const { summary } = await engine.call('orders.get', { order });
  expect(summary).toMatchObject({ shown: 'withdrawn', withdrawal: { how: 'call' } });
  expect(await engine.call('followUp.get', { order })).toBeNull();
  await expect(engine.call('withdrawals.ask', { order })).rejects.toMatchObject({ code: 'order.notAccepted' });
});

test('off by default, nothing is asked', async () => {
  expect(topSettings.parse({}).cancelEnabled).toBe(false);
  const { engine, order, cancels } = await office('yes', { enabled: false });
  expect(await engine.call('withdrawals.ways', { order })).toEqual({ call: false, not: null, asked: null });
  await expect(engine.call('withdrawals.ask', { order })).rejects.toMatchObject({ code: 'cancel.off' });
  expect(cancels()).toEqual([]);
});

test('a refusal is shown in Cainiao’s words, and the order stays accepted', async () => {
  const { engine, order } = await office('no');
  expect(await engine.call('withdrawals.ask', { order })).toMatchObject({ outcome: 'refused', said: 'E1 已入库' });
  expect(await shown(engine, order)).toBe('accepted');
  expect(await engine.call('withdrawals.ways', { order })).toMatchObject({ asked: { outcome: 'refused' } });
  // A person may ask again: it is known that nothing was done.
  expect(await engine.call('withdrawals.ask', { order })).toMatchObject({ outcome: 'refused' });
});

describe('where nobody knows whether it arrived', () => {
  test.each<Said>(['cut', 'S07', 'http429'])('(%s) Cainiao is asked, and its word settles it', async (said) => {
    const { engine, order, cancels } = await office(said, { status: 'WMS_CANCEL' });
    expect(await engine.call('withdrawals.ask', { order })).toMatchObject({ outcome: 'cancelled' });
    expect(await shown(engine, order)).toBe('withdrawn');
    expect(cancels()).toHaveLength(1);
  });

  test('and Cainiao does not say, it stays open: never repeated by itself, settled later', async () => {
    const { engine, order, cancels, said } = await office('cut');
    expect(await engine.call('withdrawals.ask', { order })).toMatchObject({ outcome: 'unknown' });
    expect(await shown(engine, order)).toBe('accepted');
    expect(await engine.call('withdrawals.ways', { order })).toMatchObject({ asked: { outcome: 'unknown' } });
    await expect(engine.call('withdrawals.ask', { order })).rejects.toMatchObject({ code: 'cancel.open' });
    expect(await engine.call('withdrawals.check', { order })).toMatchObject({ outcome: 'unknown' });
    expect(cancels()).toHaveLength(1);
    said.status = 'WMS_CANCEL';
    expect(await engine.call('withdrawals.check', { order })).toMatchObject({ outcome: 'cancelled' });
    expect(await shown(engine, order)).toBe('withdrawn');
    expect(cancels()).toHaveLength(1);
  });

  test('a person may ask once more, saying so', async () => {
    const { engine, order, said } = await office('cut');
    await engine.call('withdrawals.ask', { order });
    said.cancel = 'yes';
    expect(await engine.call('withdrawals.ask', { order, again: true })).toMatchObject({ outcome: 'cancelled' });
  });

  test('it is written down before it leaves', async () => {
    const { engine, dataDir, order, whileAsked, cancels } = await office('yes');
    const { default: Sqlite } = await import('better-sqlite3');
    whileAsked(() => {
      const sqlite = new Sqlite(`${dataDir}/dockhand.db`, { readonly: true });
      const row = sqlite.prepare("SELECT 1 FROM cancel_requests WHERE key = 'PO260600000' AND outcome = 'asked'").get();
      sqlite.close();
      return row !== undefined;
    });
    await engine.call('withdrawals.ask', { order });
    expect(cancels()).toMatchObject([{ journaled: true }]);
  });
});

describe('refused when asked once more, its refusal does not close the earlier one', () => {
  test('which Cainiao’s word settles', async () => {
    const { engine, order, said } = await office('cut');
    await engine.call('withdrawals.ask', { order });
    // The first one arrived: there is nothing left to cancel.
    said.cancel = 'no';
    said.status = 'WMS_CANCEL';
    expect(await engine.call('withdrawals.ask', { order, again: true })).toMatchObject({ outcome: 'cancelled' });
    expect(await shown(engine, order)).toBe('withdrawn');
  });

  test('which stays open until then, with the words of the refusal', async () => {
    const { engine, order, said } = await office('cut');
    await engine.call('withdrawals.ask', { order });
    said.cancel = 'no';
    const unknown = { outcome: 'unknown', said: 'E1 已入库' };
    expect(await engine.call('withdrawals.ask', { order, again: true })).toMatchObject(unknown);
    expect(await engine.call('withdrawals.ways', { order })).toMatchObject({ asked: unknown });
    await expect(engine.call('withdrawals.ask', { order })).rejects.toMatchObject({ code: 'cancel.open' });
    said.status = 'WMS_CANCEL';
    expect(await engine.call('withdrawals.check', { order })).toMatchObject({ outcome: 'cancelled' });
  });
});

test('what is put away by then was not cancelled: it is closed as refused, with what was said last', async () => {
  const { engine, order, said } = await office('cut');
  await engine.call('withdrawals.ask', { order });
  said.cancel = 'no';
  said.status = 'WMS_CONFIRMED';
  const refused = { outcome: 'refused', said: 'E1 已入库' };
  expect(await engine.call('withdrawals.ask', { order, again: true })).toMatchObject(refused);
  expect(await engine.call('withdrawals.ways', { order })).toMatchObject({ asked: refused });
  expect(await shown(engine, order)).toBe('accepted');
});

test('what the warehouse did not take has nothing to cancel: it is closed, in the warehouse’s words', async () => {
  const { engine, order, said } = await office('cut');
  await engine.call('withdrawals.ask', { order });
  said.status = 'WMS_REJECT';
  const refused = { outcome: 'refused', said: 'WMS_REJECT 条码不符' };
  expect(await engine.call('withdrawals.check', { order })).toMatchObject(refused);
  expect(await engine.call('withdrawals.ways', { order })).toMatchObject({ asked: refused });
  expect(await shown(engine, order)).toBe('accepted');
});

test('of a type that the call is not described with it is said beforehand, and nothing is offered', async () => {
  const { engine, order, cancels } = await office('yes', { type: '306' });
  const not = { code: 'cancel.type', params: { key: 'PO260600000', type: '306' } };
  expect(await engine.call('withdrawals.ways', { order })).toEqual({ call: false, not, asked: null });
  await expect(engine.call('withdrawals.ask', { order })).rejects.toMatchObject(not);
  expect(cancels()).toEqual([]);
});

test.each<Said>(['ban', 'session'])('turned away (%s), nothing was asked: it is as if nobody had', async (said) => {
  const { engine, order } = await office(said);
  await expect(engine.call('withdrawals.ask', { order })).rejects.toMatchObject({ code: 'cancel.notSent' });
  expect(await engine.call('withdrawals.ways', { order })).toEqual({ call: true, not: null, asked: null });
});

test.each<Said>(['ban', 'session'])(
  'turned away (%s) when asked once more, the earlier request stays open',
  async (said) => {
    const { engine, order, said: cainiao } = await office('cut');
    await engine.call('withdrawals.ask', { order });
    const before = await engine.call('withdrawals.ways', { order });
    expect(before.asked).toMatchObject({ outcome: 'unknown' });
    cainiao.cancel = said;
    await expect(engine.call('withdrawals.ask', { order, again: true })).rejects.toMatchObject({
      code: 'cancel.notSent',
    });
    expect(await engine.call('withdrawals.ways', { order })).toEqual(before);
    await expect(engine.call('withdrawals.ask', { order })).rejects.toMatchObject({ code: 'cancel.open' });
  },
);
