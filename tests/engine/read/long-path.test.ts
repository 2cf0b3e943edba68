import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { samplesFolder } from '../../../electron/hosts/node/samples-folder.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';

test('a workbook below more than 260 characters of path is read, and its report written there (Windows’ old limit)', async () => {
  const folder = join(
    freshFolder(),
    ...Array.from({ length: 6 }, (_, level) => `${level}-${'很长的文件夹名'.repeat(6)}`),
  );
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'overseas-with-mistakes.xlsx');
  expect(path.length).toBeGreaterThan(260);
  cpSync(join(samplesFolder() ?? '', 'overseas-with-mistakes.xlsx'), path);
  const engine = await openEngine(freshFolder());
  const { runs } = await engine.call('imports.create', { importId: 'long', paths: [path] });
  const out = join(folder, 'report.xlsx');
  const { files } = await engine.call('reports.write', { run: runs[0]?.id ?? '', type: 'errors', out });
  await engine.close();
  expect(files.map((file) => existsSync(file.path))).toEqual(files.map(() => true));
  expect(files.length).toBeGreaterThan(0);
});
