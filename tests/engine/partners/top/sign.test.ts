import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sign } from '#engine/partners/top/sign.ts';
import type { TopSettings } from '#shared/partners/top.ts';

/** The vendor's own worked example (md5); the same parameters under the other two methods. */
test.each<[TopSettings['signMethod'], string]>([
  ['md5', '66987CB115214E59E6EC978214934FB8'],
  ['hmac', 'D56D7858309C31B6251083A874D48273'],
  ['hmac-sha256', '04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8'],
])('%s gives the signature of the vector', (method, expected) => {
  const params = {
    method: 'taobao.item.seller.get',
    app_key: '12345678',
    session: 'test',
    timestamp: '2016-01-01 12:00:00',
    format: 'json',
    v: '2.0',
    sign_method: method,
    fields: 'num_iid,title,nick,price,num',
    num_iid: '11223344',
  };
  expect(sign(params, 'helloworld', method)).toBe(expected);
});

test('names go by code unit, not by the alphabet of a locale, and text is UTF-8', () => {
  const hmac = (text: string) => createHmac('sha256', 's').update(text, 'utf8').digest('hex').toUpperCase();
  expect(sign({ b: '2', a_1: '3', B: '1', a1: '4' }, 's', 'hmac-sha256')).toBe(hmac('B1a14a_13b2'));
  expect(sign({ remark: '轻放\u{1F4E6}' }, 's', 'hmac-sha256')).toBe(hmac('remark轻放\u{1F4E6}'));
});

test('the order in which parameters are written makes no difference', () => {
  const params = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string()), { selector: ([name]) => name });
  fc.assert(
    fc.property(params, (pairs) => {
      const one = sign(Object.fromEntries(pairs), 'secret', 'md5');
      expect(sign(Object.fromEntries(pairs.toReversed()), 'secret', 'md5')).toBe(one);
    }),
  );
});
