import { describe, expect, test } from 'vitest';
import { clearFollowed } from '#engine/follow-up/follow-up.ts';
import { bodyOf, createWarehouseScene, found, listed } from './support/warehouse-scene.ts';

const DAY = 86_400_000;
const SECRET_SKU = 'HUSH-HUSH-SKU';

const putAway = (pieces: number) => (key: string) =>
  listed(key, {
    deliveredAt: '2026-01-06 08:00:00',
    skus: [{ sku: SECRET_SKU, name: 'Lamp', forecast: 40, putAway: pieces, putAwayAt: '2026-01-07 08:00:00' }],
  });

/** One order put away with so many of 40 pieces; its run may be cleared. */
async function scene(pieces: number) {
  const warehouse = createWarehouseScene([async (keys) => found(keys, putAway(pieces))]);
  const [detail] = bodyOf('R-1').packingDetails;
  warehouse.acceptedAs('run', ['R-1'], (key) => ({ ...bodyOf(key), packingDetails: [{ ...detail, sku: SECRET_SKU }] }));
  const office = warehouse.process('p');
  await office.ask();
  await warehouse.clock.sleep(20 * DAY);
  const stored = () =>
    JSON.stringify([
      warehouse.sqlite.prepare('SELECT * FROM follow_ups').all(),
      warehouse.sqlite.prepare('SELECT * FROM sightings').all(),
    ]);
  return { ...warehouse, office, stored, clearRun: () => office.store.retention.clear(['run']) };
}

describe('what is known of a followed order', () => {
  test('is cleared with its run, once nothing can change; where it stood stays', async () => {
    const { office, stored, clearRun } = await scene(40);
    await clearFollowed(office);
    expect(stored()).toContain(SECRET_SKU);
    await clearRun();
    await clearFollowed(office);
    expect(stored()).not.toContain(SECRET_SKU);
    expect(stored()).not.toContain('2026-01-07');
    expect(office.evaluated()).toMatchObject([{ state: 'putAway', over: true, findings: [] }]);
  });

  test('stays while somebody has something to look at, or it may still change', async () => {
    const short = await scene(36);
    await short.clearRun();
    await clearFollowed(short.office);
    expect(short.office.evaluated()).toMatchObject([{ state: 'difference', findings: [{ code: 'short' }] }]);
    const { order } = short.office.evaluated()[0] ?? {};
    if (!order) throw new Error('nothing is followed');
    short.office.store.followUps.settle(order.id, {
      short: {
        mark: JSON.stringify(short.office.evaluated()[0]?.findings.map(({ params }) => params)),
        by: 'x',
        at: '',
      },
    });
    await clearFollowed(short.office);
    expect(short.office.evaluated()).toMatchObject([{ state: 'difference', findings: [] }]);
    expect(short.stored()).not.toContain(SECRET_SKU);

    const young = await scene(0);
    await young.clearRun();
    await clearFollowed(young.office);
    expect(young.stored()).toContain(SECRET_SKU);
  });

  test('goes wholly with a run that was removed', async () => {
    const { office, sqlite } = await scene(40);
    office.store.runRemoval.hide('run');
    while (office.store.runRemoval.removeSome('run'));
    await clearFollowed(office);
    expect(sqlite.prepare('SELECT count(*) AS n FROM follow_ups').get()).toEqual({ n: 0 });
    expect(sqlite.prepare('SELECT count(*) AS n FROM sightings').get()).toEqual({ n: 0 });
  });
});
