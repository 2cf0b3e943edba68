import { expect, test } from 'vitest';
import type { SendResult } from '#engine/partners/partners.ts';
import { accept, answered, createScene, found, type Scene, type Script } from './support/scene.ts';

const unknown = (): SendResult => ({ type: 'unknown', reason: 'ECONNRESET' });
const notSent = (): SendResult => ({ type: 'not-sent', reason: 'ECONNREFUSED' });
/** Rounds to tens of milliseconds. */
const TENS = -1;

async function sent(script: Script, ...keys: readonly string[]): Promise<Scene> {
  const scene = createScene(script);
  scene.run('r', ...keys);
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  return scene;
}

const order = (scene: Scene, key: string) =>
  scene.sqlite.prepare('SELECT state, partner_no, message, answer FROM orders WHERE key = ?').get(key);
const attempts = (scene: Scene) => scene.sqlite.prepare('SELECT purpose, result, detail, status FROM attempts').all();

test('accepted: the number is stored, the run finished, the claim kept', async () => {
  const scene = await sent({}, 'K1', 'K2');
  expect(scene.stateOf('r')).toBe('finished');
  expect(order(scene, 'K1')).toMatchObject({ state: 'accepted', partner_no: 'E-K1' });
  expect(scene.ledger.claims.find({ account: 'A', kind: 'test-kind' }, 'K1')).toMatchObject({
    state: 'accepted',
    partnerNo: 'E-K1',
  });
  expect(attempts(scene)).toEqual(Array(2).fill({ purpose: 'send', result: 'accepted', detail: null, status: 200 }));
});

test('what is learnt from outcomes is stored in their transaction: with them or not at all', async () => {
  const learnt: object[] = [];
  const scene: Scene = createScene(
    { send: [accept] },
    {
      onSettled: (run, orders) =>
        learnt.push({ run, orders, state: order(scene, 'K1'), inTransaction: scene.sqlite.inTransaction }),
    },
  );
  const [id] = scene.run('r', 'K1');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  const state = expect.objectContaining({ state: 'accepted', partner_no: 'E-K1' });
  expect(learnt).toEqual([{ run: 'r', orders: [id], state, inTransaction: true }]);
});

test('exists: the number is looked up', async () => {
  const exists = (orders: Parameters<typeof answered>[0]) =>
    answered(orders, () => ({ type: 'exists', partnerNo: null, data: {} }));
  const scene = await sent({ send: [exists], lookup: [() => found(['K1', 'OLD-1'])] }, 'K1');
  expect(order(scene, 'K1')).toMatchObject({ state: 'exists', partner_no: 'OLD-1' });
  expect(scene.stateOf('r')).toBe('finished');
});

test('exists at a partner that cannot tell the number is still an outcome', async () => {
  const exists = (orders: Parameters<typeof answered>[0]) =>
    answered(orders, () => ({ type: 'exists', partnerNo: null, data: {} }));
  const failing = () => ({ type: 'unknown', reason: 'http-500' }) as const;
  const scene = await sent({ send: [exists], lookup: [failing] }, 'K1');
  expect(order(scene, 'K1')).toMatchObject({ state: 'exists', partner_no: null });
  expect(scene.stateOf('r')).toBe('finished');
  expect(scene.calls.filter(({ type }) => type === 'lookup')).toHaveLength(3);
});

test('rejected: the words are kept and marked on the cell they are about', async () => {
  const script: Script = {
    send: [
      (orders) =>
        answered(orders, () => ({
          type: 'rejected',
          messages: [
            { code: '1', text: 'warehouseCode not open' },
            { code: '2', text: 'no' },
          ],
        })),
    ],
  };
  const scene = createScene(script, {
    placesOf: (_run, _order, text) => [{ text, field: text === 'no' ? null : 'warehouseCode', line: null }],
  });
  const [id] = scene.run('r', 'K1');
  const line = scene.sqlite.prepare(
    "INSERT INTO lines (run, id, file, sheet, row, part, order_id, rich, texts) VALUES ('r', ?, 0, 'S', ?, 'whole', ?, ?, '')",
  );
  line.run(1, 2, id, JSON.stringify({ sku: {} }));
  line.run(2, 3, id, JSON.stringify({ warehouseCode: {} }));
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  expect(order(scene, 'K1')).toMatchObject({ state: 'rejected', message: 'warehouseCode not open\nno' });
  expect(scene.stateOf('r')).toBe('finished');
  expect(scene.problems()).toEqual([
    {
      code: 'partner.rejected',
      field: 'warehouseCode',
      line: 2,
      severity: 'error',
      params: '{"code":"1","message":"warehouseCode not open"}',
    },
    { code: 'partner.rejected', field: null, line: null, severity: 'error', params: '{"code":"2","message":"no"}' },
  ]);
});

test('not sent: queued again, with growing back-off', async () => {
  const scene = await sent({ send: [notSent, notSent, notSent, accept] }, 'K1');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
  const gaps = scene.calls.map(({ at }, index) => at - (scene.calls[index - 1]?.at ?? at));
  expect(gaps).toEqual([0, 260, 510, 1010].map((gap) => expect.closeTo(gap, TENS)));
});

test('not sent again and again: held as unreachable, and resumed by a person', async () => {
  const scene = await sent({ send: [...Array(6).fill(notSent), accept] }, 'K1', 'K2');
  expect(scene.stateOf('r')).toBe('held');
  expect(scene.holdOf('r')).toEqual({ reason: 'unreachable', params: { reason: 'ECONNREFUSED' } });
  expect(scene.states('r')).toEqual({ K1: 'queued', K2: 'queued' });
  await scene.submissions.resume('r');
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted' });
  expect(scene.holdOf('r')).toBeNull();
});

test('unknown and found: accepted without sending again', async () => {
  const scene = await sent({ send: [unknown], lookup: [() => found(['K1', 'E-9'])] }, 'K1');
  expect(order(scene, 'K1')).toMatchObject({ state: 'accepted', partner_no: 'E-9' });
  expect(scene.calls.map(({ type }) => type)).toEqual(['send', 'lookup']);
  expect(scene.calls[1]?.at).toBeGreaterThanOrEqual(1000);
});

test('unknown and not found: sent again', async () => {
  const scene = await sent({ send: [unknown, accept], lookup: [() => found()] }, 'K1');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
  expect(scene.calls.map(({ type }) => type)).toEqual(['send', 'lookup', 'send']);
});

test('the look-up itself is tried again before anything is sent', async () => {
  const failing = () => ({ type: 'unknown', reason: 'http-500' }) as const;
  const scene = await sent({ send: [unknown, accept], lookup: [failing, failing, () => found()] }, 'K1');
  expect(scene.calls.map(({ type }) => type)).toEqual(['send', 'lookup', 'lookup', 'lookup', 'send']);
});

test('an answer that does not name the order is unknown', async () => {
  const silent = (): SendResult => ({ type: 'answered', status: 200, answers: new Map() });
  const scene = await sent({ send: [silent], lookup: [() => found(['K1', 'E-9'])] }, 'K1');
  expect(order(scene, 'K1')).toMatchObject({ state: 'accepted', partner_no: 'E-9' });
});

test('unknown without a look-up, safe to send again: sent again', async () => {
  const scene = await sent({ send: [unknown, accept], client: { resendSafe: true } }, 'K1');
  expect(scene.calls).toHaveLength(2);
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
});

test('unknown without a look-up, not safe to send again: the others go on, a person decides', async () => {
  const scene = await sent({ send: [unknown, accept] }, 'K1', 'K2');
  expect(scene.states('r')).toEqual({ K1: 'unknown', K2: 'accepted' });
  expect(scene.holdOf('r')).toEqual({ reason: 'undecided', params: { count: 1 } });
  await scene.submissions.resume('r');
  await scene.submissions.settled('r');
  expect(scene.calls).toHaveLength(2);
});

test('sent in vain again and again: held as failing', async () => {
  const scene = await sent({ send: [unknown], lookup: [() => found()] }, 'K1');
  expect(scene.holdOf('r')).toMatchObject({ reason: 'failing' });
  expect(scene.states('r')).toEqual({ K1: 'queued' });
  expect(scene.calls.filter(({ type }) => type === 'send')).toHaveLength(9);
});

test('no readable answer in a row: the circuit opens', async () => {
  const keys = Array.from({ length: 30 }, (_, index) => `K${index}`);
  const scene = await sent({ send: [unknown], client: { resendSafe: false } }, ...keys);
  expect(scene.holdOf('r')).toEqual({ reason: 'failing', params: { reason: 'ECONNRESET' } });
  expect(scene.calls).toHaveLength(10);
});

test('throttled: the whole queue waits what the partner said', async () => {
  const throttled = (): SendResult => ({ type: 'throttled', waitMs: 30_000, turnedAway: true });
  const scene = await sent({ send: [throttled, accept], client: { concurrency: 1 } }, 'K1', 'K2');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted' });
  expect(scene.calls[1]?.at).toBeGreaterThanOrEqual(30_010);
});

test('a long ban holds the run, says until when, and the run goes on by itself', async () => {
  const banned = (): SendResult => ({ type: 'throttled', waitMs: 600_000, turnedAway: true });
  const scene = await sent({ send: [banned, accept] }, 'K1');
  expect(scene.stateOf('r')).toBe('held');
  expect(scene.holdOf('r')).toEqual({
    reason: 'throttled',
    params: { seconds: 600 },
    until: '2026-01-05T08:10:00.010Z',
  });
  await scene.clock.sleep(590_000);
  expect(scene.calls).toHaveLength(1);
  await scene.clock.sleep(11_000);
  await scene.submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
});

const busy = (): SendResult => ({ type: 'throttled', waitMs: 900, status: 429 });

test('throttled by a status: asked about before it is sent again, and never too often', async () => {
  const scene = await sent({ send: [...Array(12).fill(busy), accept], lookup: [() => found()] }, 'K1');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
  const types = scene.calls.map(({ type }) => type);
  expect(types).toEqual([...Array(12).fill(['send', 'lookup']).flat(), 'send']);
});

test('throttled by a status after the order was stored: found, not sent again', async () => {
  const scene = await sent({ send: [busy], lookup: [() => found(['K1', 'E-9'])] }, 'K1');
  expect(order(scene, 'K1')).toMatchObject({ state: 'accepted', partner_no: 'E-9' });
  expect(scene.calls.map(({ type }) => type)).toEqual(['send', 'lookup']);
});

test('throttled by a status, neither asked nor safe to send again: a person decides, the others wait and go on', async () => {
  const scene = await sent({ send: [busy, accept] }, 'K1', 'K2');
  expect(scene.states('r')).toEqual({ K1: 'unknown', K2: 'accepted' });
  expect(scene.calls[1]?.at).toBeGreaterThanOrEqual(910);
  expect(scene.holdOf('r')).toEqual({ reason: 'undecided', params: { count: 1 } });
  expect(attempts(scene)[0]).toEqual({ purpose: 'send', result: 'throttled', detail: null, status: 429 });
});

test('a partner that only asks to wait is not tried with every order, where each would be left to a person', async () => {
  const keys = Array.from({ length: 30 }, (_, index) => `K${index}`);
  const scene = await sent({ send: [busy] }, ...keys);
  expect(scene.holdOf('r')).toEqual({ reason: 'failing', params: { reason: 'throttled' } });
  expect(scene.calls).toHaveLength(10);
});

test.each([
  [{ type: 'credentials', message: 'http-401', status: 401 } as const, { reason: 'credentials', params: {} }],
  [{ type: 'clock', skewMs: 3_600_000, status: 401 } as const, { reason: 'clock', params: { minutes: 60 } }],
])('%o stops the run at once and leaves the rest queued', async (result, hold) => {
  const scene = await sent({ send: [accept, () => result, accept] }, 'K1', 'K2', 'K3');
  expect(scene.stateOf('r')).toBe('held');
  expect(scene.holdOf('r')).toEqual(hold);
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'queued', K3: 'queued' });
  expect(scene.calls).toHaveLength(2);
});

test('a client that throws may have sent the request', async () => {
  const broken = (): never => {
    throw new Error('canary-secret');
  };
  const scene = await sent({ send: [broken], lookup: [() => found(['K1', 'E-1'])] }, 'K1');
  expect(scene.states('r')).toEqual({ K1: 'accepted' });
  expect(scene.logged.join()).not.toContain('canary');
});
