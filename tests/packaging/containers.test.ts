import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { icns, ico } from '../../packaging/icons/containers.ts';

const icons = join(import.meta.dirname, '../../resources/icons');
const pngs = readdirSync(join(icons, 'app')).map((name) => ({
  size: Number.parseInt(name, 10),
  png: readFileSync(join(icons, 'app', name)),
}));

/** Width and height that a PNG says it has. */
const sizeOfPng = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('every PNG is as large as its name says', () => {
  expect(pngs.map(({ size }) => size).sort((a, b) => a - b)).toEqual([16, 24, 32, 48, 64, 128, 256, 512]);
  for (const { size, png } of pngs) expect(sizeOfPng(png)).toEqual([size, size]);
});

/** Reads the directory of a Windows icon back. */
function icoEntries(file: Buffer): { width: number; png: Buffer }[] {
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16;
    const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)];
    return { width: file.readUInt8(at) || 256, png: file.subarray(offset, offset + length) };
  });
}

test.each(['app', 'file', 'installer'])('%s.ico holds a picture of each width up to 256', (name) => {
  const entries = icoEntries(readFileSync(join(icons, `${name}.ico`)));
  expect(entries.map(({ width }) => width)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  for (const { width, png } of entries) expect(sizeOfPng(png)).toEqual([width, width]);
});

test('what goes into an icon comes out of it', () => {
  const some = pngs.filter(({ size }) => size <= 256);
  expect(icoEntries(ico(some))).toEqual(some.map(({ size, png }) => ({ width: size, png })));
});

test.each(['app', 'file'])('%s.icns is whole: its chunks fill it', (name) => {
  const file = readFileSync(join(icons, `${name}.icns`));
  expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  const types: string[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) types.push(file.toString('latin1', at, at + 4));
  expect(types.sort()).toEqual(['ic07', 'ic08', 'ic09', 'ic10', 'ic11', 'ic12']);
});

test('a width that Apple has no type for is left out', () => {
  expect(icns(pngs.filter(({ size }) => size === 24))).toEqual(Buffer.from([0x69, 0x63, 0x6e, 0x73, 0, 0, 0, 8]));
});
