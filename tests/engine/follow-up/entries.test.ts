import { describe, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { Account } from '#shared/contract/settings.ts';
import { list, office, send, sendForReal, warehouse } from './support/office.ts';

/** The warehouse's account, entered once more. */
async function enterAgain(engine: Engine, more: Account['settings'] = {}) {
  const [known] = await engine.call('accounts.list', {});
  const { partner = 'etower' } = known ?? {};
  const settings = { ...known?.settings, ...more };
  return async (token = 't') => {
    const secrets = { token, key: 'k' };
    const { id } = await engine.call('accounts.save', { partner, name: 'Anew', settings, secrets });
    return id;
  };
}

test('what was practised is not counted with what was sent for real; where there is nothing else it is told', async () => {
  const { engine } = await office();
  await send(engine);
  expect(await list(engine, { target: 'one' })).toMatchObject({ target: 'practice', total: 2, apart: 0 });
  await warehouse(engine);
  await sendForReal(engine);
  const real = await list(engine, { target: 'one' });
  expect(real).toMatchObject({ target: 'production', total: 2, apart: 2, counts: { all: 2, open: 2 } });
  expect(real.items.map(({ target }) => target)).toEqual(['production', 'production']);
  expect(await list(engine, { target: 'practice' })).toMatchObject({ total: 2, apart: 2, counts: { all: 2 } });
  expect(await list(engine)).toMatchObject({ target: null, total: 4, apart: 0 });
});

describe('an account that was deleted', () => {
  test('is said to be, where its orders are not reached; entered again, it is asked about them', async () => {
    const { engine } = await office();
    const { account } = await warehouse(engine);
    const again = await enterAgain(engine);
    await sendForReal(engine);
    await engine.call('accounts.delete', { id: account });
    const gone = { account, name: 'Office', hold: { reason: 'gone' } };
    expect(await engine.call('followUp.ask', { when: 'now' })).toMatchObject({ asked: 0, left: 2, stopped: [gone] });
    expect((await list(engine)).accounts).toMatchObject([{ id: account, hold: { reason: 'gone' } }]);
    // To other credentials its warehouse may say that it has no such order.
    const other = await again('another');
    expect(await engine.call('followUp.ask', { when: 'now' })).toMatchObject({ asked: 0, left: 2, stopped: [gone] });
    await engine.call('accounts.delete', { id: other });
    await again();
    expect((await list(engine)).accounts).toMatchObject([{ id: account, hold: null }]);
    expect(await engine.call('followUp.ask', { when: 'now' })).toMatchObject({
      asked: 2,
      found: 2,
      left: 0,
      stopped: [],
    });
  });

  test('goes by what its other entry chose: whether it is asked by itself, what codes mean, what counts as short', async () => {
    const { engine } = await office();
    const { account, said } = await warehouse(engine);
    const again = await enterAgain(engine, {
      statusMap: '100=confirmed:已确认',
      pollAuto: true,
      differenceAfterDays: 0,
    });
    await sendForReal(engine);
    await engine.call('accounts.delete', { id: account });
    expect((await list(engine)).accounts).toMatchObject([{ id: account, auto: false }]);
    await again();
    expect((await list(engine)).accounts).toMatchObject([{ id: account, auto: true }]);
    await engine.call('followUp.ask', { when: 'now' });
    const confirmed = { state: 'confirmed', status: { label: '已确认' } };
    expect((await list(engine)).items).toMatchObject([confirmed, confirmed]);
    const putAwayTime = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 19).replace('T', ' ');
    said.order = {
      deliveredDate: '2026-06-01 08:00:00',
      packingDetails: [{ sku: 'A', forecastAmount: 40, putAwayQty: 30, putAwayTime }],
    };
    await engine.call('followUp.ask', { when: 'now' });
    const { items } = await list(engine, { search: 'R-1' });
    expect(items).toMatchObject([{ state: 'difference' }]);
  });

  test('and was entered again has each order once, whatever runs hold it', async () => {
    const { engine } = await office();
    const { account, requests } = await warehouse(engine);
    const again = await enterAgain(engine);
    await sendForReal(engine);
    await engine.call('accounts.delete', { id: account });
    const entered = await again();
    await sendForReal(engine);
    const { items, counts } = await list(engine);
    expect(items.map(({ key, account: of }) => [key, of])).toEqual([
      ['R-1', entered],
      ['R-2', entered],
    ]);
    expect(counts.all).toBe(2);
    expect(await engine.call('followUp.ask', { when: 'now' })).toMatchObject({ asked: 2, found: 2, left: 0 });
    expect(requests()).toBe(1);
  });
});
