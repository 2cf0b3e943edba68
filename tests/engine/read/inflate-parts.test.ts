import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { inflateParts } from '#engine/read/inflate-parts.ts';
import { rawZip } from './make-raw-zip.ts';

const all = () => true;
const data = fc.oneof(
  fc.uint8Array({ maxLength: 50 }),
  fc.string().map((text) => new TextEncoder().encode(text.repeat(200))),
);

test('what is inflated is what the other library inflates, part by part', () => {
  const parts = fc.dictionary(
    fc.constantFrom('a.xml', 'xl/b.xml', '箱单.xml', 'c.bin', 'd/'),
    fc.tuple(data, fc.nat(9)),
  );
  fc.assert(
    fc.property(parts, (drawn) => {
      const entries = Object.entries(drawn).map(
        ([name, [content, level]]) => [name, [content, { level: level as 0 | 9 }]] as const,
      );
      const zip = zipSync(Object.fromEntries(entries.map(([name, of]) => [name, [...of]])));
      const found = inflateParts(zip, all);
      expect(found && [...found].map(([name, of]) => [name, Buffer.from(of)])).toEqual(
        Object.entries(unzipSync(zip)).map(([name, of]) => [name, Buffer.from(of)]),
      );
    }),
  );
});

test('only what is wanted is inflated', () => {
  const broken = { name: 'b', data: Buffer.from([255, 255]), raw: { crc: 0 }, declared: 9 };
  const zip = rawZip([{ name: 'a', data: Buffer.from('text'), deflated: true }, broken]);
  const found = inflateParts(zip, ({ name }) => name === 'a');
  expect([...(found ?? [])].map(([name, of]) => [name, Buffer.from(of).toString()])).toEqual([['a', 'text']]);
});

test.each<[string, Buffer]>([
  ['a part that declares less than it inflates to', lying(3)],
  ['a part that declares more', lying(5)],
  ['an encrypted part', rawZip([{ name: 'a', data: Buffer.from('text'), flags: 1 }])],
  ['two parts of one name', rawZip(['x', 'y'].map((text) => ({ name: 'a', data: Buffer.from(text) })))],
  ['something behind the end', Buffer.concat([lying(4), Buffer.from('\n')])],
  ['an end that is cut off', lying(4).subarray(0, -5)],
  ['a beginning that is cut off', lying(4).subarray(7)],
  ['nothing', Buffer.alloc(0)],
])('%s is left to who knows more', (_, zip) => {
  expect(inflateParts(zip, all)).toBeNull();
});

/** Of four bytes. */
function lying(declared: number): Buffer {
  const { crc, deflated } = deflate(Buffer.from('text'));
  return rawZip([{ name: 'a', data: deflated, raw: { crc }, declared }]);
}

function deflate(content: Buffer) {
  return { crc: crc32(content), deflated: deflateRawSync(content) };
}
