import { expect, test } from 'vitest';
import { createCourier } from '#engine/notify/courier.ts';
import type { Notice } from '#engine/notify/notices.ts';
import { createRobots } from '#engine/notify/robots.ts';
import { createWarehouseScene } from '../follow-up/support/warehouse-scene.ts';

const notice = (run: string): Notice => ({
  ...{ what: 'ended', run, target: 'production', partner: 'etower', account: 'A', keys: [] },
  ...{ accepted: 1, exists: 0, rejected: 0, left: 0 },
});

/** A robot on virtual time; each answer is a code of DingTalk's, or a cut connection. */
function group(answers: readonly (number | 'cut')[] = []) {
  const scene = createWarehouseScene([]);
  const { clock } = scene;
  const told: { readonly at: number; readonly text: string }[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    const text = JSON.parse(String(init?.body)).text.content;
    const answer = answers[told.length] ?? 0;
    told.push({ at: clock.now(), text });
    await clock.sleep(100);
    if (answer === 'cut') throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
    return new Response(JSON.stringify({ errcode: answer, errmsg: '' }));
  };
  const start = (id: string) => {
    const process = scene.process(id);
    const context = { ...process, ports: { clock, fetch, log: { info() {}, warn() {} } } } as never;
    const robots = createRobots(process.store, { secrets: {} as never }, [
      { vendor: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=T', secret: null, settings: {} },
    ]);
    const courier = createCourier(context, robots);
    return {
      courier,
      rows: process.store.robots,
      put(run: string) {
        process.store.robots.put('environment-dingtalk', notice(run));
        courier.wake();
      },
      done: () => courier.stop(24 * 3_600_000),
    };
  };
  return { clock, told, start };
}

const runsIn = (text: string) => [...text.matchAll(/「(.*?)」/g)].map(([, run]) => run);

test('what waits goes in one message; no more than one in three seconds', async () => {
  const { told, start } = group();
  const { put, courier, rows } = start('p');
  put('1');
  await Promise.resolve();
  put('2');
  put('3');
  await settle(() => rows.waiting('environment-dingtalk').length === 0);
  await courier.stop(0);
  expect(told.flatMap(({ text }) => runsIn(text))).toEqual(['1', '2', '3']);
  expect(told.length).toBeLessThan(3);
  for (const [n, { at }] of told.entries()) if (n > 0) expect(at - (told[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(3000);
});

test('one that is turned away for the time is sent again after 5 s and 60 s, as it was, and then not any more', async () => {
  const { told, start } = group([-1, 'cut', -1, 0]);
  const { put, courier, rows } = start('p');
  put('1');
  await settle(() => rows.last('environment-dingtalk') !== null);
  await courier.stop(0);
  expect(told.map(({ at }) => Math.round((at - (told[0]?.at ?? 0)) / 1000))).toEqual([0, 5, 65]);
  expect(new Set(told.map(({ text }) => text)).size).toBe(1);
  expect(rows.last('environment-dingtalk')).toMatchObject({ ok: false, detail: expect.stringContaining('busy') });
});

test('one that is refused is not sent again, and holds up none that follows', async () => {
  const { told, start } = group([310_000]);
  const { put, courier, rows } = start('p');
  put('1');
  await settle(() => rows.last('environment-dingtalk') !== null);
  put('2');
  await settle(() => rows.waiting('environment-dingtalk').length === 0);
  await courier.stop(0);
  expect(told.map(({ text }) => runsIn(text))).toEqual([['1'], ['2']]);
});

test('an hour takes ten messages; the others go in one when it is over', async () => {
  const { told, start } = group();
  const { put, courier, rows } = start('p');
  for (let n = 0; n < 14; n += 1) {
    put(`r${n}`);
    if (n < 10) await settle(() => rows.waiting('environment-dingtalk').length === 0);
  }
  await settle(() => rows.waiting('environment-dingtalk').length === 0);
  await courier.stop(0);
  expect(told).toHaveLength(11);
  expect(runsIn(told.at(-1)?.text ?? '')).toEqual(['r10', 'r11', 'r12', 'r13']);
  expect((told[10]?.at ?? 0) - (told[0]?.at ?? 0)).toBeGreaterThanOrEqual(3_600_000);
});

test('two programs of one data folder tell nothing twice', async () => {
  const { told, start } = group();
  const [one, other] = [start('p'), start('q')];
  for (let n = 0; n < 4; n += 1) {
    one.put(`a${n}`);
    other.put(`b${n}`);
  }
  await settle(() => one.rows.waiting('environment-dingtalk').length === 0);
  await Promise.all([one.courier.stop(0), other.courier.stop(0)]);
  const runs = told.flatMap(({ text }) => runsIn(text));
  expect(runs.toSorted()).toEqual(['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b3']);
});

test('at the end of the program what can be sent is; what must wait stays for the next one, for a day', async () => {
  const { clock, told, start } = group();
  const first = start('p');
  first.put('1');
  await first.done();
  expect(told.flatMap(({ text }) => runsIn(text))).toEqual(['1']);
  first.rows.put('environment-dingtalk', notice('2'));
  await clock.sleep(25 * 3_600_000);
  const second = start('q');
  second.put('3');
  await second.done();
  expect(told.flatMap(({ text }) => runsIn(text))).toEqual(['1', '3']);
});

/** Virtual time goes on while the event loop turns. */
async function settle(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
