import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('no other reader of JSON is used on what partners say: one that rounds gives two orders one number', () => {
  const folder = join(import.meta.dirname, '../../../../electron/engine/partners');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(15);
  const inexact = /JSON\s*\.\s*parse|(?<!\bz)\.json\(\)|\bparseJson\b|parseFloat/;
  const found = sources.filter((name) => inexact.test(readFileSync(join(folder, name), 'utf8')));
  expect(found.map((name) => name.replaceAll('\\', '/'))).toEqual(['http/json.ts']);
});

test.each(['', '{"a":', '<html>'])('%j is no JSON', (text) => {
  expect(parse(text)).toBeUndefined();
});

test('what is not UTF-8 is not read', () => {
  expect(parseExactJson(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
});
