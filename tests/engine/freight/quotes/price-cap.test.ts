import { expect, test } from 'vitest';
import { watchCap } from '#engine/freight/quotes/price-cap.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { translator } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { bookedKeys, freightRow, freightSheet, openOffice } from './office.ts';

/** Each order costs 4.92 USD with the cheapest. */
const sheet = (...keys: readonly string[]) => freightSheet(...keys.map((key) => freightRow(key)));
const usd = (amount: string) => ({ amount, currency: 'USD' });
const choose = 'cheapest' as const;

test('booking stops before the cap of the run, what is held back names price and cap, and a higher cap goes on', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(sheet('1', '2', '3', '4'));
  await office.send(run, { choose, priceCap: { perRun: usd('9.84') } });
  expect(bookedKeys(office.ledger())).toEqual(['1', '2']);
  expect(await office.states(run)).toEqual({ 1: 'accepted', 2: 'accepted', 3: 'incomplete', 4: 'incomplete' });
  const { items } = await office.call('problems.window', { run });
  const params = { price: '4.92 USD', spent: '9.84 USD', cap: '9.84 USD' };
  expect(items).toMatchObject([
    { code: 'freight.overRunCap', severity: 'error', order: '3', params: { ...params, order: '3' } },
    { code: 'freight.overRunCap', severity: 'error', order: '4', params: { ...params, order: '4' } },
  ]);
  const [first] = items;
  const sentence = first && renderProblem(translator('en'), findKind('freight-order'), first);
  expect(sentence).toMatch(/before order 3: its freight is 4.92 USD.* cap is 9.84 USD/);

  // The cap is kept, and what was booked before counts against it.
  await office.send(run);
  expect(bookedKeys(office.ledger())).toEqual(['1', '2']);
  await office.restart();
  await office.send(run, { priceCap: { perRun: usd('14.76') } });
  expect(bookedKeys(office.ledger())).toEqual(['1', '2', '3']);
  await office.send(run, { priceCap: {} });
  expect(bookedKeys(office.ledger())).toEqual(['1', '2', '3', '4']);
  expect(await office.problems(run)).toEqual([]);
});

test('a cap that is set beforehand is kept with the run, and another one makes ready again what it held back', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(sheet('1', '2', '3'));
  expect(await office.call('freight.cap', { run })).toEqual({});
  await office.call('freight.setCap', { run, cap: { perRun: usd('5') } });
  expect(await office.call('freight.cap', { run })).toEqual({ perRun: usd('5') });
  await office.send(run, { choose });
  expect(await office.states(run)).toEqual({ 1: 'accepted', 2: 'incomplete', 3: 'incomplete' });
  await office.call('freight.setCap', { run, cap: { perRun: usd('9.84') } });
  expect(await office.states(run)).toEqual({ 1: 'accepted', 2: 'ready', 3: 'ready' });
  await office.send(run);
  expect(bookedKeys(office.ledger())).toEqual(['1', '2']);
});

test('an order over the cap of each order is held back, the others go', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(freightSheet(freightRow('1', '20480206171147', 9), freightRow('2')));
  await office.send(run, { choose, priceCap: { perOrder: usd('4.92') } });
  expect(bookedKeys(office.ledger())).toEqual(['2']);
  expect(await office.problems(run)).toEqual([['freight.overOrderCap', '1']]);
});

test('a cap in another currency than the prices books nothing', async () => {
  const office = await openOffice();
  const { id: run } = await office.importRows(sheet('1'));
  await office.send(run, { choose, priceCap: { perRun: { amount: '1000', currency: 'CNY' } } });
  expect(office.ledger()).toEqual([]);
  expect(await office.problems(run)).toEqual([['freight.capCurrency', '1']]);
});

test('an order whose key was booked by another run costs nothing of the cap', async () => {
  const office = await openOffice();
  const first = await office.importRows(sheet('1'));
  await office.send(first.id, { choose });
  const { id: run } = await office.importRows(sheet('1', '2'));
  await office.send(run, { choose, priceCap: { perRun: usd('5') } });
  expect(await office.states(run)).toEqual({ 1: 'exists', 2: 'accepted' });
});

test('amounts are added exactly, and what cannot be counted is not guessed', () => {
  const watch = watchCap({ perRun: usd('0.3') }, [usd('0.1')]);
  expect(watch.refuse(usd('0.2'), 'A')).toBeNull();
  watch.spend(usd('0.2'));
  expect(watch.refuse(usd('0.01'), 'A')?.code).toBe('freight.overRunCap');
  expect(watchCap({ perRun: usd('9') }, [null]).refuse(usd('1'), 'B')?.code).toBe('freight.capUncounted');
  expect(watchCap({ perRun: usd('9') }, [{ amount: '1', currency: 'CNY' }]).refuse(usd('1'), 'B')?.code).toBe(
    'freight.capUncounted',
  );
  expect(watchCap({ perOrder: usd('9') }, []).refuse(null, 'A')?.code).toBe('freight.capCurrency');
  expect(watchCap({}, [null]).refuse(null, 'A')).toBeNull();
});

test('once stopped, a cheaper order does not slip in behind', () => {
  const watch = watchCap({ perRun: usd('10') }, [usd('8')]);
  expect(watch.refuse(usd('3'), 'A')?.code).toBe('freight.overRunCap');
  const behind = watch.refuse(usd('1'), 'B');
  // 8 and 1 are no more than 10: that is not why.
  expect(behind).toEqual({ code: 'freight.afterRunCap', params: { cap: '10 USD', before: 'A' } });
  const told = { code: 'freight.afterRunCap', field: null, params: { ...behind?.params, order: 'B' } };
  expect(renderProblem(translator('zh'), findKind('freight-order'), told)).toBe(
    '单据 A 会超过本批运费上限 10 USD，所以到那一单为止，它后面的单据 B 也没有下单。请提高上限后再发送',
  );
  expect(watch.refuse(usd('4'), 'C')?.code).toBe('freight.overRunCap');
});
