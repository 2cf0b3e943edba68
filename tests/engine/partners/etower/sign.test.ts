import { expect, test } from 'vitest';
import { hmacSha1, sign } from '#engine/partners/etower/sign.ts';

/** RFC 2202, section 3. */
test.each([
  [Buffer.alloc(20, 0x0b), 'Hi There', 'b617318655057264e28bc0b6fb378c8ef146be00'],
  ['Jefe', 'what do ya want for nothing?', 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79'],
  [Buffer.alloc(20, 0xaa), Buffer.alloc(50, 0xdd), '125d7342b9ac11cd91a39af48aa17b4f63f175d3'],
  [
    Buffer.from(Array.from({ length: 25 }, (_, index) => index + 1)),
    Buffer.alloc(50, 0xcd),
    '4c9007f4026250c6bc8414f9bf50c86c2d7235da',
  ],
  [Buffer.alloc(20, 0x0c), 'Test With Truncation', '4c1a03424b55e07fe7f27be1d58bb9324a9a5a04'],
  [
    Buffer.alloc(80, 0xaa),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    'aa4ae5e15272d00e95705637ce8a3b55ed402112',
  ],
  [
    Buffer.alloc(80, 0xaa),
    'Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data',
    'e8e99d0f45237d786d6bbaa7965c7808bbff1a91',
  ],
])('HMAC-SHA1 vector %#', (key, text, digest) => {
  expect(hmacSha1(key, text).toString('hex')).toBe(digest);
});

const request = { method: 'POST', url: 'https://host.example/api/v1/po', date: Date.UTC(2026, 0, 5, 8, 9, 10) };
const credentials = { token: 'a-token', key: 'a-key' };
const settings = { signTarget: 'path', signScheme: 'same', base64: 'standard' } as const;

test('the date is RFC 1123 in GMT, and the signature covers method, date and path', () => {
  const headers = sign(request, credentials, settings);
  expect(headers['X-WallTech-Date']).toBe('Mon, 05 Jan 2026 08:09:10 GMT');
  const signed = hmacSha1('a-key', 'POST\nMon, 05 Jan 2026 08:09:10 GMT\n/api/v1/po').toString('base64');
  expect(headers.Authorization).toBe(`WallTech a-token:${signed}`);
});

test('the target may be the whole address', () => {
  const signed = hmacSha1('a-key', `POST\nMon, 05 Jan 2026 08:09:10 GMT\n${request.url}`).toString('base64');
  expect(sign(request, credentials, { ...settings, signTarget: 'url' }).Authorization).toContain(signed);
});

test('the URL-safe alphabet is the same signature in other letters', () => {
  const dates = Array.from({ length: 40 }, (_, index) => request.date + index * 1000);
  const of = (base64: 'standard' | 'urlsafe') =>
    dates.map((date) => sign({ ...request, date }, credentials, { ...settings, base64 }).Authorization.slice(17));
  expect(of('standard').join('')).toMatch(/[+/]/);
  expect(of('urlsafe').join('')).not.toMatch(/[+/]/);
  expect(of('urlsafe')).toEqual(of('standard').map((text) => text.replaceAll('+', '-').replaceAll('/', '_')));
});

/** Vectors computed from the page's rule with the key `demo-key`; the vendor has published none. */
test.each([
  ['url', 'same', 'standard', '01uF22lVWhTb0PSMO0yoTq2XIZY='],
  ['path', 'same', 'standard', '+/2JYRKAzf06s0pCJ3RgU6UID3k='],
  ['path', 'http', 'urlsafe', '-_2JYRKAzf06s0pCJ3RgU6UID3k='],
] as const)('a known call signed by %s, scheme %s, alphabet %s', (signTarget, signScheme, base64, signature) => {
  const date = Date.parse('Tue, 14 Nov 2023 22:13:20 GMT');
  const poList = { method: 'POST', url: 'https://cfs-qa.etowertech.com/api/supplier-service/v1/b2b/poList', date };
  const signed = sign(poList, { token: 't', key: 'demo-key' }, { signTarget, signScheme, base64 });
  expect(signed.Authorization).toBe(`WallTech t:${signature}`);
});

test('the signed address may have another scheme than the called one, and nothing else of it changes', () => {
  const of = (url: string, signScheme: 'same' | 'http' | 'https') =>
    sign({ ...request, url }, credentials, { ...settings, signTarget: 'url', signScheme }).Authorization;
  const [secure, plain] = ['https://host.example/a?to=https://b', 'http://host.example/a?to=https://b'];
  expect(of(secure, 'http')).toBe(of(plain, 'same'));
  expect(of(plain, 'https')).toBe(of(secure, 'same'));
  expect(of(secure, 'http')).not.toBe(of(secure, 'same'));
});
