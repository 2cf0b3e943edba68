import { describe, expect, test } from 'vitest';
import { parseFaults } from '#engine/practice/faults.ts';
import { happens } from '#engine/practice/life.ts';
import { call, createOrders, goodDetail, goodOrder } from '../etower-client.ts';
import { practice } from '../practice-server.ts';

const NOW = Date.UTC(2026, 5, 1, 8);
const DAY = 86_400_000;

interface Listed {
  readonly referenceNo: string;
  readonly status: string;
  readonly deliveredDate: string;
  readonly packingDetails: readonly {
    readonly forecastAmount: number;
    readonly putAwayQty: string;
    readonly putAwayTime: string;
  }[];
}

/** A warehouse whose clock the test sets, with a day of its own each day. */
async function warehouse(faults: string) {
  let now = NOW;
  const { url } = await practice({ clock: () => now, faults: parseFaults(faults) });
  const ask = async (...referenceNoList: readonly string[]): Promise<readonly Listed[]> =>
    JSON.parse((await call(url, 'poList', { referenceNoList }, { now })).text).data;
  return {
    url,
    ask,
    async store(...references: readonly string[]) {
      const details = [goodDetail(), goodDetail({ boxNo: '2', sku: 'SKU-2', boxQty: 1 })];
      const answers = await Promise.all(
        references.map(async (reference) => {
          const body = [goodOrder(reference, { packingDetails: details })];
          return JSON.parse((await call(url, 'po', body, { now })).text)[0];
        }),
      );
      return answers.every(({ success }) => success === true);
    },
    on: (day: number) => {
      now = NOW + day * DAY;
    },
  };
}

test('an order is told with every field of the page, blank where there is nothing yet', async () => {
  const { ask, store } = await warehouse('');
  expect(await store('A')).toBe(true);
  expect(await ask('A')).toEqual([
    {
      orderNo: 'E10000260601000001O',
      referenceNo: 'A',
      shippingPlanNo: 'A10000260601000001S',
      shipperName: 'Practice',
      status: '100',
      statusMsg: 'Draft',
      dateCreated: '2026-06-01 08:00:00',
      deliveredDate: '',
      boxNumber: '3',
      totalVolumeDeclared: '0.217800',
      totalVolumeUnit: 'M3',
      packingDetails: ['SKU-1', 'SKU-2'].map((sku, index) => ({
        ...{
          sku,
          skuNameEn: '',
          skuNameLocal: '',
          forecastAmount: index === 0 ? 40 : 20,
          putAwayQty: '',
          putAwayTime: '',
        },
      })),
    },
  ]);
});

describe('day by day', () => {
  const story = async (faults: string) => {
    const { ask, store, on } = await warehouse(`day=86400,${faults}`);
    await store('A');
    const told: string[] = [];
    for (let day = 0; day <= 13; day += 1) {
      on(day);
      const [order] = await ask('A');
      told.push(
        order
          ? `${order.status} ${order.packingDetails.map(({ putAwayQty }) => putAwayQty || '-').join(' ')}`
          : 'silent',
      );
    }
    return told.filter((each, index) => each !== told[index - 1]);
  };

  test('an order is confirmed, arrives and is put away', async () => {
    expect(await story('')).toEqual(['100 - -', '200 - -', '300 - -', '400 20 10', '500 40 20']);
  });

  test.each([
    ['lacks pieces', 'short=1', '500 40 18'],
    ['has some too many', 'over=1', '500 41 20'],
    ['stays a draft', 'unconfirmed=1', '100 - -'],
  ])('it %s', async (_, faults, last) => {
    expect((await story(faults)).at(-1)).toBe(last);
  });

  test('it arrives a week late, with the days told as they were', async () => {
    const { ask, store, on } = await warehouse('day=86400,late=1');
    await store('A');
    on(9);
    expect(await ask('A')).toMatchObject([{ status: '200', deliveredDate: '' }]);
    on(20);
    expect(await ask('A')).toMatchObject([
      {
        deliveredDate: '2026-06-11 08:00:00',
        packingDetails: [{ putAwayTime: '2026-06-13 08:00:00' }, { putAwayTime: '2026-06-13 08:00:00' }],
      },
    ]);
  });
});

describe('an answer', () => {
  test('leaves an order out, or tells of it as of the day before, or with another forecast', async () => {
    const asked = async (faults: string) => {
      const { ask, store, on } = await warehouse(`day=86400,${faults}`);
      await store('A');
      on(3);
      return ask('A');
    };
    expect(await asked('silent=1')).toEqual([]);
    expect(await asked('stale=1')).toMatchObject([{ status: '200', deliveredDate: '' }]);
    expect(await asked('contradict=1')).toMatchObject([
      { packingDetails: [{ forecastAmount: 39 }, { forecastAmount: 20 }] },
    ]);
  });

  test('is wrong about some and not about others, and not about the same ones again', async () => {
    const { ask, store } = await warehouse('silent=0.5');
    const all = Array.from({ length: 40 }, (_, n) => `R-${n}`);
    await store(...all);
    const [first, second] = [await ask(...all), await ask(...all)].map((orders) =>
      orders.map(({ referenceNo }) => referenceNo),
    );
    expect(first?.length).toBeGreaterThan(5);
    expect(first?.length).toBeLessThan(35);
    expect(second).not.toEqual(first);
  });
});

test('without a clock of its own days pass on request, for the orders that are there, and stay passed', async () => {
  const { url } = await practice();
  const ask = async (reference: string) =>
    JSON.parse((await call(url, 'poList', { referenceNoList: [reference] })).text).data[0];
  const pass = async (days: unknown) => {
    const answer = await fetch(`${url}/practice/etower/days`, { method: 'POST', body: JSON.stringify({ days }) });
    return [answer.status, (await answer.json()).days];
  };
  await createOrders(url, goodOrder('A'));
  expect(await pass(2)).toEqual([200, 2]);
  await createOrders(url, goodOrder('B'));
  expect(await pass(1)).toEqual([200, 3]);
  expect((await ask('A')).status).toBe('300');
  expect((await ask('B')).status).toBe('200');
  const arrived = (await ask('A')).deliveredDate;
  await pass(5);
  expect(await ask('A')).toMatchObject({ status: '500', deliveredDate: arrived });
  for (const days of [0, 1.5, 366, '1']) expect((await pass(days))[0]).toBe(400);
});

test('what happens to a share of the orders happens to about that many, always to the same', () => {
  const drawn = Array.from({ length: 2000 }, (_, n) => happens(0.3, 7, 'short', `R-${n}`));
  expect(drawn.filter(Boolean).length).toBeGreaterThan(520);
  expect(drawn.filter(Boolean).length).toBeLessThan(680);
  expect(drawn).toEqual(Array.from({ length: 2000 }, (_, n) => happens(0.3, 7, 'short', `R-${n}`)));
  expect(happens(0, 7, 'short', 'R-1')).toBe(false);
  expect(happens(1, 7, 'short', 'R-1')).toBe(true);
});
