import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseServices, totalOf } from '#engine/freight/quotes/choose-services.ts';
import type { QuotedLine } from '#engine/store/freight-quotes.ts';
import { type FreightOption, type FreightPolicy, policyText, readPolicy } from '#shared/freight/quote.ts';

type Made = Partial<Omit<FreightOption, 'fee'>> & { readonly amount?: string; readonly currency?: string };

function option(serviceId: string, { amount = '10', currency = 'USD', ...more }: Made = {}): FreightOption {
  const fee = { amount, currency };
  return { serviceId, companyName: `C${serviceId}`, serviceCategory: '', minDays: 3, maxDays: 9, ...more, fee };
}

const line = (...options: readonly FreightOption[]): QuotedLine => ({ line: 1, itemId: 'A', skuId: 'B', options });

function chosen(
  policy: FreightPolicy | null,
  options: readonly FreightOption[],
  picks: readonly [number, string][] = [],
) {
  const [only] = chooseServices([line(...options)], new Map(picks), policy);
  return [only?.service?.serviceId ?? null, only?.by];
}

test('cheapest: by exact amounts, not by text or binary fractions; of equals the faster', () => {
  expect(chosen('cheapest', [option('1', { amount: '9.90' }), option('2', { amount: '10.00' })])).toEqual([
    '1',
    'policy',
  ]);
  const close = [option('1', { amount: '0.30000000000000001' }), option('2', { amount: '0.3' })];
  expect(chosen('cheapest', close)).toEqual(['2', 'policy']);
  expect(chosen('cheapest', [option('1'), option('2', { amount: '10.0', maxDays: 5 })])).toEqual(['2', 'policy']);
});

test('fastest: the latest day counts, then the first; who says nothing is not fastest; of equals the cheaper', () => {
  expect(chosen('fastest', [option('1', { minDays: 1, maxDays: 20 }), option('2')])).toEqual(['2', 'policy']);
  expect(chosen('fastest', [option('1'), option('2', { minDays: 2 })])).toEqual(['2', 'policy']);
  expect(chosen('fastest', [option('1', { minDays: null, maxDays: null })])).toEqual([null, null]);
  expect(chosen('fastest', [option('1'), option('2', { amount: '9' })])).toEqual(['2', 'policy']);
});

test('a company by its name, its cheapest service; another one never stands in for it', () => {
  const options = [
    option('1', { companyName: 'UCS', amount: '12' }),
    option('2', { companyName: 'ＵＣＳ ' }),
    option('3', { amount: '1' }),
  ];
  expect(chosen({ company: ' ucs' }, options)).toEqual(['2', 'policy']);
  expect(chosen({ company: 'UC' }, options)).toEqual([null, null]);
});

test('two currencies are not compared', () => {
  const options = [option('1', { amount: '1', currency: 'CNY' }), option('2', { amount: '2' })];
  expect(chosen('cheapest', options)).toEqual([null, null]);
  expect(chosen({ company: 'C1' }, options)).toEqual(['1', 'policy']);
});

test('a person’s choice goes before the policy while it is offered', () => {
  const options = [option('1', { amount: '1' }), option('2')];
  expect(chosen('cheapest', options, [[1, '2']])).toEqual(['2', 'person']);
  expect(chosen('cheapest', options, [[1, '9']])).toEqual(['1', 'policy']);
  expect(chosen(null, options, [[2, '2']])).toEqual([null, null]);
});

test('totals are exact, and there is none without a service for every line or with two currencies', () => {
  const fee = (amount: string, currency?: string) => option('1', { amount, ...(currency && { currency }) });
  expect(totalOf([fee('0.1'), fee('0.20')])).toEqual({ amount: '0.30', currency: 'USD' });
  expect(totalOf([fee('1'), null])).toBeNull();
  expect(totalOf([])).toBeNull();
  expect(totalOf([fee('1'), fee('1', 'CNY')])).toBeNull();
});

test('what is chosen is always one of the offers, and no offer is cheaper than the cheapest', () => {
  const cents = fc.integer({ min: 0, max: 100_000 });
  const days = fc.option(fc.integer({ min: 0, max: 60 }));
  const options = fc
    .array(fc.record({ cents, minDays: days, maxDays: days }), { minLength: 1, maxLength: 8 })
    .map((list) => list.map((each, at) => option(String(at), { ...each, amount: (each.cents / 100).toFixed(2) })));
  fc.assert(
    fc.property(options, fc.constantFrom<FreightPolicy>('cheapest', 'fastest', { company: 'C3' }), (offers, policy) => {
      const [only] = chooseServices([line(...offers)], new Map(), policy);
      if (only?.service) expect(offers).toContain(only.service);
      if (policy !== 'cheapest') return;
      const least = Math.min(...offers.map(({ fee }) => Number(fee.amount)));
      expect(Number(only?.service?.fee.amount)).toBe(least);
    }),
  );
});

test('a policy is written and read back', () => {
  for (const policy of ['cheapest', 'fastest', { company: 'UCS' }] as const)
    expect(readPolicy(policyText(policy))).toEqual(policy);
});
