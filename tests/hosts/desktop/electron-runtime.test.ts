import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { electronRuntime } from '../../../electron/hosts/desktop/electron-runtime.ts';

/** As npm's electron package: its installer writes dist/, then path.txt. */
function packageWith(installer: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-runtime-'));
  writeFileSync(join(folder, 'install.js'), installer);
  return folder;
}
const download = `
  const fs = require('node:fs');
  fs.mkdirSync(__dirname + '/dist');
  fs.writeFileSync(__dirname + '/dist/electron', '');
  fs.writeFileSync(__dirname + '/path.txt', 'electron');`;

test('a runtime that is there is taken as it is', () => {
  const folder = packageWith('throw new Error("must not run")');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'electron'), '');
  writeFileSync(join(folder, 'path.txt'), 'electron');
  expect(electronRuntime(folder)).toBe(join(folder, 'dist', 'electron'));
});

test('one that is missing is downloaded', () => {
  const folder = packageWith(download);
  expect(electronRuntime(folder)).toBe(join(folder, 'dist', 'electron'));
});

test('one that cannot be had, or is only half there, is none', () => {
  expect(electronRuntime(packageWith('process.exit(1)'))).toBeNull();
  const half = packageWith('');
  writeFileSync(join(half, 'path.txt'), 'electron');
  expect(electronRuntime(half)).toBeNull();
});
