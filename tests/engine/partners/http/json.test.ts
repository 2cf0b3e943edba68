import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactJson } from '#engine/partners/http/json.ts';

const parse = (text: string) => parseExactJson(Buffer.from(text));

test('numbers are the digits that were written', () => {
  expect(parse('{"a":60123456789012345678,"b":[1.10,-0,1e400],"c":"7","d":true,"e":null}')).toEqual({
    a: '60123456789012345678',
    b: ['1.10', '-0', '1e400'],
    c: '7',
    d: true,
    e: null,
  });
  const long = fc.bigInt({ min: 10n ** 16n, max: 10n ** 19n });
  fc.assert(
    fc.property(long, (id) => {
      expect(parse(`{"id":${id}}`)).toEqual({ id: `${id}` });
    }),
  );
});

test.each(['', '{"a":', '<html>'])('%j is no JSON', (text) => {
  expect(parse(text)).toBeUndefined();
});

test('what is not UTF-8 is not read', () => {
  expect(parseExactJson(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
});
