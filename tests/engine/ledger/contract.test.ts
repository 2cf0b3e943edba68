import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ContractLedger, localLedger, officeLedger } from './support/contract-ledgers.ts';
import { applying } from './support/office-desk.ts';

/** What sending may rely on, whichever ledger it has. */
describe.each([
  { name: 'local', open: localLedger },
  { name: 'office', open: officeLedger },
])('the $name ledger', ({ open }) => {
  let ledger: ContractLedger | null;
  beforeAll(async () => {
    ledger = await open();
  });
  afterAll(() => ledger?.end());
  const contract = (title: string, promise: (ledger: ContractLedger) => Promise<void>) =>
    test(title, async ({ skip }) => {
      if (!ledger) return skip('no PostgreSQL runs here');
      await promise(ledger);
    });

  contract('a key is given to one of two that claim it, and to the same order again', async ({ party }) => {
    const [here, there] = [party('here'), party('there')];
    const keys = Array.from({ length: 50 }, (_, index) => `both-${index}`);
    const ours = keys.map((key, index) => applying(key, 'run-here', index + 1));
    const theirs = keys.map((key, index) => applying(key, 'run-there', index + 101)).reverse();
    const [mine, other] = await Promise.all([here.claim(ours), there.claim(theirs)]);
    for (const key of keys) {
      const given = [mine.get(key), other.get(key)].filter((each) => each?.type === 'queue');
      expect(given).toEqual([{ type: 'queue', claim: true }]);
      const refused = [mine.get(key), other.get(key)].find((each) => each?.type !== 'queue');
      expect(refused).toMatchObject({
        type: 'refuse',
        code: expect.stringMatching(/^order\.(claimedElsewhere|atAnotherDesk)$/),
      });
    }
    const again = { mine: await here.claim(ours), other: await there.claim(theirs) };
    for (const key of keys) {
      expect(again.mine.get(key)?.type).toBe(mine.get(key)?.type);
      expect(again.other.get(key)?.type).toBe(other.get(key)?.type);
    }
  });

  contract('what one had accepted exists for the other, and is refused with another body', async ({ party }) => {
    const [here, there] = [party('here'), party('there')];
    const order = applying('taken', 'run-here', 1);
    await here.claim([order]);
    await here.settle(order, 'accepted', 'E-1');
    const same = await there.claim([applying('taken', 'run-there', 2)]);
    expect(same.get('taken')).toEqual({ type: 'exists', partnerNo: 'E-1' });
    const changed = await there.claim([applying('taken', 'run-there', 2, { bodyHash: 'another' })]);
    expect(changed.get('taken')).toMatchObject({
      type: 'refuse',
      code: 'order.changedAfterAccepted',
      params: { run: 'run-here', partnerNo: 'E-1' },
    });
    const asked = await there.claim([applying('taken', 'run-there', 2, { again: true })]);
    expect(asked.get('taken')).toEqual({ type: 'queue', claim: false });
    expect(await there.find('taken')).toMatchObject({ run: 'run-here', state: 'accepted', partnerNo: 'E-1' });
  });

  contract('a key that was refused or given back is free for the other', async ({ party }) => {
    const [here, there] = [party('here'), party('there')];
    for (const state of ['rejected', 'cancelled'] as const) {
      const order = applying(state, 'run-here', 1);
      await here.claim([order]);
      await here.settle(order, state, null);
      const changed = applying(state, 'run-there', 2, { bodyHash: 'another' });
      expect((await there.claim([changed])).get(state)).toEqual({ type: 'queue', claim: true });
      expect((await here.claim([order])).get(state)).toMatchObject({ type: 'refuse' });
    }
  });

  contract('an unknown outcome keeps the key from everybody but its own order', async ({ party }) => {
    const [here, there] = [party('here'), party('there')];
    const order = applying('unknown', 'run-here', 1);
    await here.claim([order]);
    await here.settle(order, 'unknown', null);
    expect((await there.claim([applying('unknown', 'run-there', 2)])).get('unknown')).toMatchObject({ type: 'refuse' });
    expect((await here.claim([order])).get('unknown')).toEqual({ type: 'queue', claim: true });
  });

  contract(
    'an outcome counts once, however often it is told, and what was accepted stays accepted',
    async ({ party }) => {
      const here = party('here');
      const order = applying('settled', 'run-here', 1);
      await here.claim([order]);
      for (const [state, partnerNo] of [
        ['accepted', 'E-7'],
        ['accepted', 'E-7'],
        ['rejected', null],
        ['unknown', null],
      ] as const) {
        await here.settle(order, state, partnerNo);
        expect(await here.find('settled')).toMatchObject({ state: 'accepted', partnerNo: 'E-7' });
      }
    },
  );

  contract('the rate is never exceeded by more than one request in any window, however many there are', async (all) => {
    const ratePerSecond = 200;
    const starts = [...(await all.starts({ clients: 8, each: 12, ratePerSecond }))].sort((a, b) => a - b);
    expect(starts).toHaveLength(96);
    for (const windowMs of [20, 50, 100, 200]) {
      const most = Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + windowMs).length));
      expect(most, `in ${windowMs} ms`).toBeLessThanOrEqual((ratePerSecond * windowMs) / 1000 + 1);
    }
  });

  contract('nothing starts while the account is closed, whoever closed it', async (all) => {
    const starts = await all.starts({ clients: 4, each: 2, ratePerSecond: 1000, closedMs: 400 });
    expect(starts).toHaveLength(8);
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(400);
  });
});
