import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { Configuration } from 'electron-builder';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/hosts/node/built.ts';
import { sizeOf } from '../../packaging/check/rules.ts';
import { folderOfTest, linux, packHere, problemsOf } from './pack-here.ts';

/** Each way in which something could slip into the package, done on purpose: the check must name it. */
beforeAll(() => expect(ensureBuilt()).toBe(true));

const withFiles =
  (...more: NonNullable<NonNullable<Configuration['linux']>['files']>[]) =>
  (config: Configuration): Configuration => ({
    ...config,
    linux: { ...config.linux, files: [config.linux?.files ?? [], more].flat(2) as string[] },
  });

test('nothing is wrong with what is packed as it should be', async () => {
  const packed = await packHere(linux);
  expect(await problemsOf(packed)).toEqual([]);
  expect(sizeOf(packed.resources)).toBeGreaterThan(5_000_000);
});

test('a development dependency', async () => {
  const packed = await packHere(
    linux,
    withFiles({ from: 'node_modules/fast-check', to: 'node_modules/fast-check', filter: ['package.json', 'LICENSE'] }),
  );
  expect(await problemsOf(packed)).toEqual([expect.stringMatching(/^a development dependency: fast-check@/)]);
});

test('a source map, a source file and a test', async () => {
  const folder = folderOfTest();
  mkdirSync(join(folder, 'tests'));
  for (const name of ['main.js.map', 'main.ts', 'tests/main.js']) writeFileSync(join(folder, name), '{}');
  const packed = await packHere(linux, withFiles({ from: folder, to: 'out/main' }));
  expect((await problemsOf(packed)).sort()).toEqual([
    'a source file: out/main/main.ts',
    'a source map: out/main/main.js.map',
    'a test: out/main/tests/main.js',
    'not part of the app: out/main/main.js.map',
    'not part of the app: out/main/main.ts',
  ]);
});

test('a second native binary', async () => {
  const packed = await packHere(linux, (config) => ({
    ...config,
    linux: {
      ...config.linux,
      files: [config.linux?.files ?? []].flat().filter((pattern) => !String(pattern).includes('prebuilds')) as string[],
    },
  }));
  const problems = await problemsOf(packed);
  expect(problems).toContain('a second native binary: node_modules/better-sqlite3/prebuilds/linux-arm64.node');
  expect(problems).toContain('a second native binary: node_modules/better-sqlite3/prebuilds/win32-x64.node');
});

test('a binary that is missing, and one that is not unpacked', async () => {
  const missing = await packHere(linux, withFiles('!node_modules/better-sqlite3/prebuilds/**'));
  expect(await problemsOf(missing)).toEqual(['not packed: node_modules/better-sqlite3/prebuilds/linux-x64.node']);
  const inside = await packHere(linux, ({ asarUnpack: _, ...config }) => config);
  expect(await problemsOf(inside)).toEqual([
    'a binary inside the archive: node_modules/better-sqlite3/prebuilds/linux-x64.node',
  ]);
});

test('a dependency left out', async () => {
  const packed = await packHere(linux, withFiles('!node_modules/big.js/**'));
  expect(await problemsOf(packed)).toEqual(['imported by the built code and not packed: big.js']);
});

test('fuses that are as Electron ships them, and one that is turned back', async () => {
  const untouched = await packHere(linux, ({ electronFuses: _, ...config }) => config);
  expect(await problemsOf(untouched)).toHaveLength(7);
  const packed = await packHere(linux);
  await flipFuses(packed.program, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
  expect(await problemsOf(packed)).toEqual(['the fuse RunAsNode is not off']);
});

test('of a universal program, the fuses of the second one are read too', async () => {
  const packed = await packHere({ platform: 'darwin', arch: 'arm64' });
  const framework = join(packed.program, 'Contents/Frameworks/Electron Framework.framework/Electron Framework');
  const first = readFileSync(framework);
  writeFileSync(framework, Buffer.concat([first, first]));
  expect(await problemsOf(packed)).toEqual([]);
  const second = Buffer.from(first);
  // The first fuse, on: it comes after the mark, the version and the length.
  second.write('1', second.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 34, 'latin1');
  writeFileSync(framework, Buffer.concat([first, second]));
  expect(await problemsOf(packed)).toEqual(['the fuse RunAsNode is not off (program 2 of 2)']);
});

test('an archive that is changed after packing', async () => {
  const packed = await packHere({ platform: 'win32', arch: 'x64' });
  expect(await problemsOf(packed)).toEqual([]);
  const archive = join(packed.resources, 'app.asar');
  const bytes = readFileSync(archive);
  bytes.write('X', bytes.indexOf('"hash":"') + 8, 'latin1');
  writeFileSync(archive, bytes);
  expect(await problemsOf(packed)).toEqual(['the archive’s hash does not stand in the program']);
});

test('licences that are not collected, samples that are not ours, and too much of it all', async () => {
  const packed = await packHere(linux, ({ afterPack: _, ...config }) => config);
  expect(await problemsOf(packed)).toEqual(['no licences are collected']);
  const other = await packHere(linux);
  writeFileSync(join(other.resources, 'samples', 'customer.xlsx'), '');
  writeFileSync(
    join(other.resources, 'licences.txt'),
    readFileSync(join(other.resources, 'licences.txt'), 'utf8').replace(/^yauzl/m, ''),
  );
  appendFileSync(join(other.resources, 'ballast'), Buffer.alloc(45_000_000));
  expect(await problemsOf(other)).toEqual([
    expect.stringMatching(/^the samples are not ours: .*customer\.xlsx/),
    expect.stringMatching(/^its licence is not collected: yauzl/),
    expect.stringMatching(/bytes are more than the budget/),
  ]);
});
