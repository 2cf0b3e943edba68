import { expect, test } from 'vitest';
import type { FollowedItem } from '#shared/contract/follow-up.ts';
import { inboundCsv } from '../inbound-csv.ts';
import { byKey, list, office, send, sendForReal, warehouse } from './support/office.ts';

/** An order that the warehouse accepted, and how to ask what it says of it. */
async function sentOnce() {
  const { engine } = await office();
  const { said } = await warehouse(engine);
  await sendForReal(engine);
  const ask = async () => {
    await engine.call('followUp.ask', { when: 'now' });
    return byKey((await list(engine)).items, 'R-1');
  };
  return { engine, said, ask };
}

const lines = (putAwayQty: string) => ({ packingDetails: [{ sku: 'A', forecastAmount: '40', putAwayQty }] });

test('an answer that contradicts what is known is shown and not taken, until a person takes it or it agrees again', async () => {
  const { engine, said, ask } = await sentOnce();
  said.order = lines('30');
  expect(await ask()).toMatchObject({ putAway: 30, contested: null });
  said.order = lines('12');
  const contested = await ask();
  expect(contested).toMatchObject({
    putAway: 30,
    contested: { what: 'changed', points: [{ what: 'putAway', sku: 'A', known: 30, said: 12 }] },
    findings: expect.arrayContaining([expect.objectContaining({ code: 'contradiction', settled: false })]),
  });
  said.order = lines('31');
  expect(await ask()).toMatchObject({ putAway: 31, contested: null });
  await expect(engine.call('followUp.take', { id: contested?.id ?? 0 })).rejects.toMatchObject({
    code: 'followUp.nothingContested',
  });
  said.order = lines('12');
  await ask();
  expect(await engine.call('followUp.take', { id: contested?.id ?? 0 })).toMatchObject({
    putAway: 12,
    contested: null,
  });
  const story = await engine.call('followUp.get', { order: contested?.order ?? 0 });
  expect(story?.sightings.map(({ what }) => what)).toEqual(['taken', 'contested', 'taken', 'contested', 'taken']);
});

test('kept as it was known, a contradiction is settled as long as the warehouse says the same', async () => {
  const { engine, said, ask } = await sentOnce();
  said.order = lines('30');
  await ask();
  said.order = lines('12');
  const item = await ask();
  await engine.call('followUp.settle', { id: item?.id ?? 0, code: 'contradiction' });
  const isOpen = (found: FollowedItem | undefined) =>
    found?.findings.find(({ code }) => code === 'contradiction')?.settled === false;
  expect(isOpen(await ask())).toBe(false);
  said.order = lines('11');
  expect(isOpen(await ask())).toBe(true);
});

test('a ban is kept, also by a person, and by a program that is started anew; keys that are refused wait for a person', async () => {
  const { engine, dataDir } = await office();
  const { said, requests, account } = await warehouse(engine);
  await sendForReal(engine);
  said.status = 429;
  const banned = await engine.call('followUp.ask', { when: 'now' });
  expect(banned).toMatchObject({ asked: 0, left: 2, stopped: [{ account, hold: { reason: 'throttled' } }] });
  await engine.close();
  const { engine: later } = await office(dataDir);
  expect(await later.call('followUp.ask', { when: 'now' })).toMatchObject({
    requests: 0,
    left: 2,
    stopped: [{ hold: { reason: 'throttled' } }],
  });
  expect(requests()).toBe(1);
  expect((await list(later)).accounts).toMatchObject([{ id: account, hold: { reason: 'throttled' } }]);
});

test('403 stops the asking until a person asks again', async () => {
  const { engine } = await office();
  const { said, requests } = await warehouse(engine);
  await sendForReal(engine);
  said.status = 403;
  expect(await engine.call('followUp.ask', {})).toMatchObject({ stopped: [{ hold: { reason: 'credentials' } }] });
  said.status = 200;
  expect(await engine.call('followUp.ask', {})).toMatchObject({
    requests: 0,
    left: 2,
    stopped: [{ hold: { reason: 'credentials' } }],
  });
  expect(await engine.call('followUp.ask', { when: 'now' })).toMatchObject({ asked: 2, stopped: [] });
  expect(requests()).toBe(2);
  expect((await list(engine)).accounts).toMatchObject([{ hold: null }]);
});

test('a code of the warehouse that nobody explained is told until somebody knows of it', async () => {
  const { engine } = await office();
  const { account } = await warehouse(engine);
  await sendForReal(engine);
  await engine.call('followUp.ask', {});
  expect((await list(engine)).statuses).toEqual([
    { account, name: 'Office', code: '100', words: '', key: expect.any(String) },
  ]);
  await engine.call('followUp.knowStatus', { account, code: '100' });
  expect((await list(engine)).statuses).toEqual([]);
});

test('the office says what a code means, and orders are told by it', async () => {
  const { engine } = await office();
  const { account } = await warehouse(engine);
  await sendForReal(engine);
  await engine.call('followUp.ask', {});
  const [found] = await engine.call('accounts.list', {});
  const settings = { ...found?.settings, statusMap: '100=confirmed:已确认' };
  await engine.call('accounts.save', { id: account, partner: 'etower', name: 'Office', settings });
  const { items, statuses } = await list(engine);
  expect(items).toMatchObject([
    { state: 'confirmed', status: { code: '100', label: '已确认' } },
    { state: 'confirmed' },
  ]);
  expect(statuses).toEqual([]);
});

test('an account that cannot be used is told, and the others are asked', async () => {
  const { engine, dataDir } = await office();
  await warehouse(engine);
  await sendForReal(engine);
  await send(engine, inboundCsv([{ referenceNo: 'P-1' }]));
  await engine.close();
  // Here nothing encrypts keys: they were for that session only.
  const { engine: later } = await office(dataDir);
  expect(await later.call('followUp.ask', {})).toMatchObject({
    ...{
      asked: 1,
      left: 2,
      stopped: [{ name: 'Office', hold: { reason: 'account', params: { code: 'account.credentials' } } }],
    },
  });
});
