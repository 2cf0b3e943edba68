import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dockhand, freshHome, samples } from './dockhand.ts';

const orders = join(samples, 'freight-orders.xlsx');
const ledger = (home: string): { kind: string }[] =>
  readFileSync(join(home, 'practice', 'ledger.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('freight of a kind that is previewed: the services of every line, the cheapest and fastest, nothing booked', async () => {
  const home = freshHome();
  const { code, events, summary } = await dockhand(home, ['freight', orders, '--json']);
  expect(code).toBe(0);
  expect(summary).toMatchObject({ kind: 'freight-order', orders: 6, ready: 6, accepted: 0 });
  const previews = events.flatMap((event) => (event.type === 'order' && event.preview ? [event] : []));
  expect(previews).toHaveLength(6);
  expect(previews[1]).toMatchObject({
    key: '888001',
    state: 'ready',
    preview: {
      ...{ purpose: 'preview', failure: null, cheapest: { amount: '11.34', currency: 'USD' } },
      lines: [
        {
          options: [
            { companyName: 'UCS', cheapest: false, fastest: false },
            { companyName: 'Swift Air', fastest: true },
            { companyName: 'Sea Post', cheapest: true, minDays: 20, maxDays: 40 },
          ],
        },
        { itemId: '2048020617114701', skuId: '413185732701' },
      ],
    },
  });

  const { stdout } = await dockhand(home, ['freight', orders]);
  expect(stdout).toMatch(/888001 {2}previewed by the partner, 11\.34 USD with the cheapest/);
  expect(stdout).toMatch(/14\.76 USD {2}Swift Air \(Express\) {2}3-6 days {2}fastest\n/);
  expect(() => ledger(home)).toThrow();
});

test('booked with the cheapest, then the domestic legs take order ids and numbers from the bookings', async () => {
  const home = freshHome();
  const booked = await dockhand(home, ['submit', orders, '--choose', 'cheapest', '--json']);
  expect(booked.summary).toMatchObject({ accepted: 6 });
  const legs = await dockhand(home, ['submit', join(samples, 'domestic-legs-of-bookings.csv'), '--json']);
  expect(legs.code).toBe(0);
  expect(legs.summary).toMatchObject({ kind: 'domestic-logistics', orders: 2, lines: 4, errors: 0, accepted: 2 });
  const sent = ledger(home).filter(({ kind }) => kind === 'domestic-logistics');
  expect(sent).toMatchObject([
    {
      body: {
        orderId: expect.stringMatching(/^\d{19}$/),
        logisticInfos: [{ logisticNumer: 'PRXP0000000101YQ', domesticLogisticInfo: [{}] }],
      },
    },
    {
      body: {
        logisticInfos: [
          { logisticNumer: 'PRXP0000000201YQ', domesticLogisticInfo: [{}] },
          { logisticNumer: 'PRXP0000000202YQ', domesticLogisticInfo: [{}, {}] },
        ],
      },
    },
  ]);
});

test('a price cap is said on the command line: booking stops before it', async () => {
  const home = freshHome();
  const capped = await dockhand(home, ['submit', orders, '--choose', 'cheapest', '--max-total', '0.01 usd', '--json']);
  expect(capped.summary).toMatchObject({ accepted: 0, incomplete: 6 });
  expect(JSON.stringify(capped.events).match(/freight\.overRunCap/g)).toHaveLength(6);
  const bare = await dockhand(home, ['submit', orders, '--max-order', '20']);
  expect(bare.code).toBe(2);
  expect(bare.stderr).toContain('500USD');
});
