import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { samplesFolder } from '../../../electron/hosts/node/samples-folder.ts';

test.each([
  ['Dockhand.app/Contents/Resources/app.asar/out/main', 'Dockhand.app/Contents/Resources/samples'],
  ['win-unpacked/resources/app.asar/out/main', 'win-unpacked/resources/samples'],
])('from %s the samples are found, on a disk that tells capitals apart too', (from, samples) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dockhand-samples-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of [from, samples]) mkdirSync(join(folder, path), { recursive: true });
  const found = samplesFolder(join(folder, from));
  expect(found?.toLowerCase()).toBe(join(folder, samples).toLowerCase());
});
