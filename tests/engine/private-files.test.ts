import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { makeAllPrivate } from '#engine/private-files.ts';
import { fileLog, nodePorts } from '../../electron/hosts/node/ports.ts';
import { startWebHost } from '../../electron/hosts/web/start-web-host.ts';
import { memoryLog } from '../hosts/fake-engine.ts';
import { browser } from '../hosts/web/browser.ts';
import { importOne } from './engine-fixture.ts';
import { tempDir } from './store/support/temp-store.ts';

/** What others may read, write or enter, as `path mode`. */
function open(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
    join(entry.parentPath, entry.name),
  );
  return [folder, ...all]
    .map((path) => ({ path, stats: lstatSync(path) }))
    .filter(({ stats }) => !stats.isSymbolicLink() && (stats.mode & 0o077) !== 0)
    .map(({ path, stats }) => `${relative(folder, path)} ${(stats.mode & 0o777).toString(8)}`);
}

const engineOf = (dataDir: string) => createEngine({ dataDir, ports: nodePorts() });

/** Makes, reads, sends, logs, uploads and backs up: everything that puts something into the data folder. */
async function work(dataDir: string): Promise<void> {
  const engine = await engineOf(dataDir);
  const run = await importOne(engine, 'overseas-merged-cells.xlsx');
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  await engine.call('backups.create', { out: join(dataDir, 'backups', 'mine.db') });
  fileLog(dataDir).warn('something');
  const rendererDir = tempDir();
  writeFileSync(join(rendererDir, 'index.html'), 'page');
  const host = await startWebHost({ engine, dataDir, rendererDir, log: memoryLog() });
  const page = browser(host.url);
  await page.enter();
  await page.ask('/uploads?import=i&path=folder/a.xlsx', { method: 'POST', body: 'x' });
  expect(open(dataDir)).toEqual([]);
  await host.close();
  await engine.call('backups.restore', { from: join(dataDir, 'backups', 'mine.db') });
  await engine.close();
}

function looseUmask(): void {
  const before = process.umask(0o022);
  onTestFinished(() => void process.umask(before));
}

const runsOnUnix = process.platform !== 'win32';

test.runIf(runsOnUnix)('nothing in a data folder is open to other users, from the first moment', async () => {
  looseUmask();
  const dataDir = join(tempDir(), 'above', 'data');
  await work(dataDir);
  expect(open(dataDir)).toEqual([]);
  // The waiting restore replaces the store, and keeps the replaced one.
  const engine = await engineOf(dataDir);
  expect(readdirSync(dataDir).some((name) => name.startsWith('replaced-'))).toBe(true);
  expect(open(dataDir)).toEqual([]);
  await engine.close();
  // Folders above it are not ours.
  expect(lstatSync(join(dataDir, '..')).mode & 0o777).toBe(0o755);
});

test.runIf(runsOnUnix)('a folder that was open is mended when it is opened, whatever of ours is in it', async () => {
  looseUmask();
  const dataDir = join(tempDir(), 'data');
  await work(dataDir);
  writeFileSync(join(dataDir, 'report.xlsx'), 'addresses');
  for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
  chmodSync(dataDir, 0o755);
  const engine = await engineOf(dataDir);
  expect(open(dataDir)).toEqual([]);
  await engine.close();
});

test.runIf(runsOnUnix)('links, and folders of other things, are left as they are', () => {
  looseUmask();
  const [dataDir, elsewhere] = [tempDir(), tempDir()];
  writeFileSync(join(elsewhere, 'photo.jpg'), 'x');
  symlinkSync(join(elsewhere, 'photo.jpg'), join(dataDir, 'link.jpg'));
  mkdirSync(join(dataDir, 'holiday'));
  writeFileSync(join(dataDir, 'holiday', 'photo.jpg'), 'x');
  writeFileSync(join(dataDir, 'dockhand.db'), 'x');
  makeAllPrivate(dataDir);
  expect(lstatSync(join(elsewhere, 'photo.jpg')).mode & 0o777).toBe(0o644);
  expect(lstatSync(join(dataDir, 'holiday', 'photo.jpg')).mode & 0o777).toBe(0o644);
  expect(open(dataDir)).toEqual(['holiday 755', 'holiday/photo.jpg 644']);

  const everybodys = tempDir();
  chmodSync(everybodys, 0o1777);
  writeFileSync(join(everybodys, 'dockhand.db'), 'x');
  writeFileSync(join(everybodys, 'other.txt'), 'x');
  makeAllPrivate(everybodys);
  expect(open(everybodys)).toEqual([' 777', 'other.txt 644']);
});
