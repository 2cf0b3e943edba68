import { describe, expect, onTestFinished, test } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { freshFolder, importOne } from '../engine-fixture.ts';
import { send, sendForReal, warehouse } from '../follow-up/support/office.ts';
import { inboundCsv } from '../inbound-csv.ts';

const sheet = (referenceNo = 'R-1', sku = 'A') => inboundCsv([{ referenceNo, sku }]);

async function office(dataDir = freshFolder()) {
  const engine = await createEngine({ dataDir, ports: nodePorts() });
  onTestFinished(() => engine.close());
  return { engine, dataDir };
}

const orderOf = async (engine: Engine, run: string, key: string) => {
  const { items } = await engine.call('orders.window', { run });
  const order = items.find((each) => each.key === key);
  if (!order) throw new Error(`no ${key}`);
  return order;
};

async function withdrawn(engine: Engine, run: string, key = 'R-1') {
  const { id } = await orderOf(engine, run, key);
  return engine.call('withdrawals.add', { order: id });
}

const problemsOf = async (engine: Engine, run: string) =>
  (await engine.call('problems.window', { run })).items.map(({ code, severity }) => `${severity} ${code}`);

test('a withdrawn order has a state of its own, counts as accepted no more, and says who withdrew it', async () => {
  const { engine } = await office();
  const run = await send(engine, sheet());
  expect(await withdrawn(engine, run)).toMatchObject({
    state: 'finished',
    counts: { orders: 1, accepted: 0, withdrawn: 1 },
  });
  expect(await orderOf(engine, run, 'R-1')).toMatchObject({
    shown: 'withdrawn',
    partnerNo: expect.stringMatching(/^E/),
    withdrawal: { how: 'portal', at: expect.any(String) },
  });
  expect((await engine.call('orders.window', { run, state: 'withdrawn' })).total).toBe(1);
  expect((await engine.call('orders.window', { run, state: 'accepted' })).total).toBe(0);
  await expect(withdrawn(engine, run)).rejects.toMatchObject({ code: 'order.notAccepted' });
});

test('it is not followed any more, and is again where it was not withdrawn after all', async () => {
  const { engine } = await office();
  const { requests } = await warehouse(engine);
  const run = await sendForReal(engine);
  await engine.call('followUp.ask', { when: 'now' });
  const all = () => engine.call('followUp.list', { show: 'all' });
  expect((await all()).total).toBe(2);
  const before = requests();
  const { id } = await orderOf(engine, run, 'R-1');
  await withdrawn(engine, run);
  expect((await all()).items.map(({ key }) => key)).toEqual(['R-2']);
  expect(await engine.call('followUp.get', { order: id })).toBeNull();
  expect(await engine.call('followUp.ask', { when: 'now' })).toMatchObject({ asked: 1 });
  expect(requests()).toBe(before + 1);
  expect((await engine.call('withdrawals.undo', { order: id })).counts).toMatchObject({ accepted: 2, withdrawn: 0 });
  expect((await all()).total).toBe(2);
  await expect(engine.call('withdrawals.undo', { order: id })).rejects.toMatchObject({ code: 'order.notWithdrawn' });
});

test('by whichever entry of its account it is withdrawn, it is so for all of them, and counts again likewise', async () => {
  const { engine } = await office();
  const { account } = await warehouse(engine);
  const first = await sendForReal(engine);
  const { settings } = (await engine.call('accounts.list', {})).find(({ id }) => id === account) ?? {};
  await engine.call('accounts.delete', { id: account });
  const secrets = { token: 't', key: 'k' };
  await engine.call('accounts.save', { partner: 'etower', name: 'Anew', settings: settings ?? {}, secrets });
  const later = await sendForReal(engine);
  expect(await orderOf(engine, later, 'R-1')).toMatchObject({ shown: 'exists' });
  await withdrawn(engine, later, 'R-1');
  expect(await orderOf(engine, first, 'R-1')).toMatchObject({ shown: 'withdrawn' });
  const next = await importOne(engine, sheet());
  await engine.call('runs.target', { run: next.id, target: 'production' });
  expect(await problemsOf(engine, next.id)).toContain('error order.withdrawn');
  await engine.call('withdrawals.undo', { order: (await orderOf(engine, later, 'R-1')).id });
  expect(await orderOf(engine, first, 'R-1')).toMatchObject({ shown: 'accepted' });
});

describe('its number is never sent again', () => {
  test.each([
    ['the same content', 'A'],
    ['another content', 'B'],
  ])('%s, in another run', async (_, sku) => {
    const { engine } = await office();
    await withdrawn(engine, await send(engine, sheet()));
    const next = await importOne(engine, sheet('R-1', sku));
    expect(await problemsOf(engine, next.id)).toContain('error order.withdrawn');
    expect(next.counts).toMatchObject({ ready: 0, incomplete: 1 });
  });

  test('nor when it was withdrawn after a later run was checked', async () => {
    const { engine } = await office();
    const first = await send(engine, sheet());
    const next = await importOne(engine, sheet());
    expect(next.standing.readyThere).toBe(1);
    await withdrawn(engine, first);
    await engine.call('submissions.start', { run: next.id, confirmWarnings: true });
    await engine.call('submissions.settled', { run: next.id });
    const { counts } = await engine.call('runs.get', { run: next.id });
    expect(counts).toMatchObject({ accepted: 0, exists: 0, incomplete: 1 });
    expect(await problemsOf(engine, next.id)).toContain('error order.withdrawn');
  });

  test('nor when it is sent “again”, from its own run or from one that found it to exist', async () => {
    const { engine } = await office();
    const first = await send(engine, sheet());
    const again = await send(engine, sheet());
    expect(await orderOf(engine, again, 'R-1')).toMatchObject({ shown: 'exists' });
    await withdrawn(engine, first);
    expect(await orderOf(engine, again, 'R-1')).toMatchObject({ shown: 'withdrawn' });
    for (const run of [first, again]) {
      await engine.call('submissions.start', { run, again: ['R-1'], confirmWarnings: true });
      await engine.call('submissions.settled', { run });
      expect(
        (await engine.call('orders.get', { order: (await orderOf(engine, run, 'R-1')).id })).attempts,
      ).toHaveLength(run === first ? 1 : 0);
    }
  });

  test('nor after its run was deleted, or the program was started anew', async () => {
    const { engine, dataDir } = await office();
    const run = await send(engine, sheet());
    await withdrawn(engine, run);
    await engine.call('runs.delete', { run });
    await engine.close();
    const { engine: later } = await office(dataDir);
    expect(await problemsOf(later, (await importOne(later, sheet('R-1', 'B'))).id)).toContain('error order.withdrawn');
  });

  test('nor does a run whose orders were all withdrawn go to another account', async () => {
    const { engine } = await office();
    await warehouse(engine);
    const run = await sendForReal(engine);
    for (const key of ['R-1', 'R-2']) await withdrawn(engine, run, key);
    await expect(engine.call('runs.target', { run, target: 'practice' })).rejects.toMatchObject({ code: 'run.sent' });
  });
});

describe('under a new number', () => {
  test('its lines are another order of the run, which is sent; the withdrawn one stays as it was', async () => {
    const { engine } = await office();
    const run = await send(engine, sheet());
    const { id, partnerNo } = await orderOf(engine, run, 'R-1');
    await expect(engine.call('withdrawals.renumber', { order: id, key: 'R-1-A' })).rejects.toMatchObject({
      code: 'order.notWithdrawn',
    });
    await withdrawn(engine, run);
    const { run: after } = await engine.call('withdrawals.renumber', { order: id, key: ' R-1-A ' });
    expect(after.counts).toMatchObject({ orders: 2, ready: 1, withdrawn: 1 });
    await engine.call('submissions.start', { run, confirmWarnings: true });
    await engine.call('submissions.settled', { run });
    const anew = await orderOf(engine, run, 'R-1-A');
    expect(anew).toMatchObject({ shown: 'accepted', lines: 1 });
    expect(anew.partnerNo).not.toBe(partnerNo);
    expect(await orderOf(engine, run, 'R-1')).toMatchObject({ shown: 'withdrawn', partnerNo, lines: 0 });
    const { body } = await engine.call('orders.get', { order: id });
    expect(JSON.parse(body ?? '')).toMatchObject({ referenceNo: 'R-1' });
    expect((await engine.call('followUp.list', { show: 'all' })).items.map(({ key }) => key)).toEqual(['R-1-A']);
  });

  test('which is new: not in the run, and never used at the partner', async () => {
    const { engine } = await office();
    await send(engine, sheet('R-9'));
    const run = await send(engine, inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]));
    await withdrawn(engine, run);
    const { id } = await orderOf(engine, run, 'R-1');
    for (const key of ['R-1', 'R-2', 'R-9']) {
      await expect(engine.call('withdrawals.renumber', { order: id, key })).rejects.toMatchObject({
        code: 'order.numberTaken',
        params: { key },
      });
    }
  });

  test('undone, its lines have the old number again, and are not sent', async () => {
    const { engine } = await office();
    const run = await send(engine, sheet());
    await withdrawn(engine, run);
    const { id } = await orderOf(engine, run, 'R-1');
    await engine.call('withdrawals.renumber', { order: id, key: 'R-2' });
    await engine.call('edits.undo', { run });
    expect((await engine.call('runs.get', { run })).counts).toMatchObject({ ready: 0, incomplete: 1, withdrawn: 1 });
    expect(await problemsOf(engine, run)).toContain('error order.withdrawn');
  });

  test('other cells of a withdrawn order stay as they were sent', async () => {
    const { engine } = await office();
    const run = await send(engine, sheet());
    await withdrawn(engine, run);
    const { items } = await engine.call('lines.window', { run });
    const cells = [{ line: items[0]?.id ?? 0, field: 'productQty', value: '9' }];
    await expect(engine.call('edits.apply', { run, cells })).rejects.toMatchObject({ code: 'order.locked' });
  });
});

test('its labels are not printed unless somebody says so, and say that it was withdrawn', async () => {
  const { engine } = await office();
  const run = await send(engine, sheet());
  await withdrawn(engine, run);
  expect(await engine.call('labels.preview', { run })).toMatchObject({
    boxes: 0,
    left: [{ key: 'R-1', reason: 'withdrawn' }],
  });
  expect((await engine.call('labels.preview', { run, anyway: true })).notes.join()).toContain('已撤回');
});
