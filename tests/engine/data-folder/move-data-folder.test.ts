import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { moveDataFolder } from '#engine/data-folder/move-data-folder.ts';
import { memoryLog } from '../../hosts/fake-engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';

/** A data folder with a run that was sent, closed. */
async function worked() {
  const from = freshFolder();
  const engine = await openEngine(from);
  const run = await importOne(engine, 'overseas-merged-cells.xlsx');
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  await engine.close();
  return { from, run: run.id };
}

const appVersion = '1.2.3';
const move = (from: string, to: string, commit: () => unknown = () => undefined, log = memoryLog()) =>
  moveDataFolder({ from, to, appVersion, log, commit: () => void commit() });

test('everything is there in the new folder, and what was sent before is not sent again from it', async () => {
  const { from, run } = await worked();
  mkdirSync(join(from, 'window'));
  for (const name of ['Local State', 'Cookies']) writeFileSync(join(from, 'window', name), name);
  const to = join(freshFolder(), 'Dockhand');
  const before = readFileSync(join(from, 'dockhand.db'));
  let used = from;
  await move(from, to, () => (used = to));
  expect(used).toBe(to);
  const engine = await openEngine(to);
  const again = await importOne(engine, 'overseas-merged-cells.xlsx');
  expect((await engine.call('runs.list', {})).items.map(({ id }) => id)).toEqual([again.id, run]);
  await engine.call('submissions.start', { run: again.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: again.id });
  const { counts } = await engine.call('runs.get', { run: again.id });
  expect(counts).toMatchObject({ accepted: 0, exists: counts.orders });
  expect((await engine.call('about.get', {})).movedFrom).toBe(from);
  await engine.close();
  expect(readdirSync(join(to, 'window'))).toEqual(['Local State']);
  expect(readFileSync(join(from, 'dockhand.db')).equals(before)).toBe(true);
  expect(readdirSync(join(to, 'blobs'), { recursive: true })).toEqual(
    readdirSync(join(from, 'blobs'), { recursive: true }),
  );
});

test('no program opens the former folder again, for a restore neither; it says where the data is', async () => {
  const { from } = await worked();
  const to = freshFolder();
  await move(from, to);
  const refusal = { code: 'store.moved', params: { file: from, folder: to } };
  await expect(openEngine(from)).rejects.toMatchObject(refusal);
  writeFileSync(join(from, 'restore-at-start.db'), readFileSync(join(from, 'dockhand.db')));
  await expect(openEngine(from)).rejects.toMatchObject(refusal);
  await expect(move(from, freshFolder())).rejects.toMatchObject(refusal);
});

test('it can be moved on; the folder in between is left in the same way', async () => {
  const { from, run } = await worked();
  const [second, third] = [freshFolder(), freshFolder()];
  await move(from, second);
  await move(second, third);
  const engine = await openEngine(third);
  expect((await engine.call('runs.get', { run })).counts.accepted).toBeGreaterThan(0);
  expect((await engine.call('about.get', {})).movedFrom).toBe(second);
  await engine.close();
  await expect(openEngine(second)).rejects.toMatchObject({ code: 'store.moved', params: { folder: third } });
});

test('while a program has the folder open nothing is moved', async () => {
  const { from } = await worked();
  const to = freshFolder();
  const engine = await openEngine(from);
  await expect(move(from, to)).rejects.toMatchObject({ code: 'store.inUse' });
  expect(readdirSync(to)).toEqual([]);
  await engine.close();
});

test.each<[string, (from: string) => () => void, string]>([
  [
    'a file that cannot be read',
    (from) => {
      symlinkSync(join(from, 'nowhere'), join(from, 'blobs', 'lost'));
      return () => undefined;
    },
    'move.failed',
  ],
  [
    'a new place that cannot be remembered',
    () => () => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    },
    'move.notWritable',
  ],
])('after %s the former folder is used as before, and the new one is empty', async (_name, prepare, code) => {
  const { from, run } = await worked();
  const to = freshFolder();
  await expect(move(from, to, prepare(from))).rejects.toMatchObject({ code });
  expect(readdirSync(to)).toEqual([]);
  expect(readdirSync(from).filter((name) => name.startsWith('moved'))).toEqual([]);
  const engine = await openEngine(from);
  expect(await engine.call('runs.get', { run })).toMatchObject({ id: run });
  await engine.close();
});

test('once programs use the new folder it is moved, though the note of that cannot be given its name', async () => {
  const { from, run } = await worked();
  const to = freshFolder();
  await move(from, to, () => rmSync(join(from, 'moved-to.json.partial')));
  await expect(openEngine(from)).rejects.toMatchObject({ code: 'store.moved', params: { folder: to } });
  const engine = await openEngine(to);
  expect(await engine.call('runs.get', { run })).toMatchObject({ id: run });
  await engine.close();
});

test('that the former folder bears no note is written in the log, and no reason to call it not moved', async () => {
  const { from, run } = await worked();
  const to = freshFolder();
  const log = memoryLog();
  await move(from, to, () => mkdirSync(join(from, 'moved-to.json')), log);
  expect(log.text()).toBe('the former folder bears no note of the move {"reason":"EISDIR"}');
  const engine = await openEngine(to);
  expect(await engine.call('runs.get', { run })).toMatchObject({ id: run });
  await engine.close();
});

test('a folder that was filled meanwhile is left as it is', async () => {
  const { from } = await worked();
  const to = freshFolder();
  writeFileSync(join(to, 'letters.doc'), 'mine');
  await expect(move(from, to)).rejects.toMatchObject({ code: 'move.notEmpty' });
  expect(readFileSync(join(to, 'letters.doc'), 'utf8')).toBe('mine');
  expect(existsSync(join(to, 'dockhand.db'))).toBe(false);
});
