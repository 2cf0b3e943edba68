import { expect, test } from 'vitest';
import { list, office, send, sendForReal, warehouse } from './support/office.ts';

test('what became of runs is counted, by the words that each order is told with', async () => {
  const { engine } = await office();
  const practised = await send(engine);
  const forecast = await send(engine, 'package-inbound-gbk.csv');
  const { said } = await warehouse(engine);
  const real = await sendForReal(engine);
  const of = (runs: string[]) => engine.call('followUp.ofRuns', { runs });
  const none = { followed: 2, arrived: 0, attention: 0, short: 0, over: 0 };
  // Of a kind that announces nothing, and of a run that is not there, nothing is followed.
  expect(await of([practised, forecast, 'nope'])).toEqual([{ run: practised, ...none }]);
  expect(await of([real])).toEqual([{ run: real, ...none }]);

  const sku = { sku: 'A', forecastAmount: '40', putAwayQty: '38', putAwayTime: '2020-01-02 08:00:00' };
  said.order = { deliveredDate: '2020-01-01 08:00:00', packingDetails: [sku] };
  said.missing = ['R-2'];
  await engine.call('followUp.ask', { run: real, when: 'now' });
  const counted = await of([practised, real]);
  expect(counted).toEqual([
    { run: practised, ...none },
    { run: real, ...none, arrived: 1, attention: 2, short: 2 },
  ]);
  const { pieces, counts } = await list(engine, { run: real });
  expect(counted[1]).toMatchObject({ short: pieces.short, attention: counts.attention });
});

test('an order that two runs hold counts in both; one that was withdrawn in none', async () => {
  const { engine } = await office();
  const run = await send(engine);
  const again = await send(engine);
  const counted = await engine.call('followUp.ofRuns', { runs: [run, again] });
  expect(counted.map(({ run, followed }) => [run, followed])).toEqual([
    [run, 2],
    [again, 2],
  ]);
  const { items } = await engine.call('orders.window', { run, search: 'R-1' });
  await engine.call('withdrawals.add', { order: items[0]?.id ?? 0 });
  expect(await engine.call('followUp.ofRuns', { runs: [run] })).toMatchObject([{ followed: 1 }]);
});
