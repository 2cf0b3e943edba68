import { expect, test } from 'vitest';
import { etowerSettings } from '#shared/partners/etower.ts';
import { followUpSettings } from '#shared/partners/etower-follow-up.ts';

test('every setting of sending has the default that the contract leaves open', () => {
  const ofFollowUp = new Set(Object.keys(followUpSettings));
  const defaults = Object.entries(etowerSettings.parse({})).filter(([name]) => !ofFollowUp.has(name));
  expect(Object.fromEntries(defaults)).toEqual({
    baseUrl: '',
    signTarget: 'url',
    signScheme: 'same',
    base64: 'standard',
    ordersPerRequest: 1,
    productListSize: 30,
    productNumbersAs: 'string',
    inventoryListSize: 50,
    concurrency: 4,
    ratePerSecond: 10,
    timeoutMs: 60_000,
    yesNoAs: 'boolean',
    boxNoAs: 'string',
    sendOrderRemark: true,
    attachNameAs: 'withEnding',
    fieldLimits: '',
    fieldNames: '',
    attachmentMaxMb: 5,
    requestMaxMb: 20,
  });
});

test.each([
  ['ordersPerRequest', 1, 30],
  ['productListSize', 1, 30],
  ['inventoryListSize', 1, 300],
  ['concurrency', 1, 32],
  ['ratePerSecond', 0.1, 1000],
  ['timeoutMs', 1000, 600_000],
  ['attachmentMaxMb', 0.1, 100],
  ['requestMaxMb', 0.1, 500],
])('%s is from %d to %d', (name, least, most) => {
  const takes = (value: number) => etowerSettings.safeParse({ [name]: value }).success;
  expect([least, most].map(takes)).toEqual([true, true]);
  expect([least - (least < 1 ? 0.05 : 1), most + 1].map(takes)).toEqual([false, false]);
});

test.each([
  ['ordersPerRequest', 1.5],
  ['concurrency', 1.5],
  ['timeoutMs', 1000.5],
  ['baseUrl', 'nowhere'],
  ['signTarget', 'body'],
  ['signScheme', 'ftp'],
  ['base64', 'hex'],
  ['yesNoAs', 'text'],
  ['boxNoAs', 'text'],
  ['productNumbersAs', 'text'],
  ['sendOrderRemark', 'yes'],
  ['attachNameAs', 'none'],
  ['fieldLimits', 'boxQyt=5'],
  ['fieldNames', 'boxNo=shipper box'],
])('%s is not %j', (name, value) => {
  expect(etowerSettings.safeParse({ [name]: value }).success).toBe(false);
});
