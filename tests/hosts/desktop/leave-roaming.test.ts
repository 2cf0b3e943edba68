import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { lockFile } from '#engine/data-folder/data-folder.ts';
import { translator } from '#shared/text/index.ts';
import { hasLeftRoaming } from '../../../electron/hosts/desktop/leave-roaming.ts';
import { dataFolder } from '../../../electron/hosts/node/data-folder.ts';
import { importOne, openEngine } from '../../engine/engine-fixture.ts';
import { patience } from '../../patience.ts';
import { memoryLog } from '../fake-engine.ts';

const { said } = vi.hoisted(() => ({ said: [] as string[] }));
vi.mock('electron', () => ({
  dialog: {
    showErrorBox: (title: string, text: string) => void said.push(`${title}: ${text}`),
    async showMessageBox({ message, detail, signal }: { message: string; detail: string; signal?: AbortSignal }) {
      said.push(`${message}: ${detail}`);
      // Left open by the person: the program closes it.
      signal?.addEventListener('abort', () => said.push('closed'), { once: true });
    },
  },
}));

/** A profile of Windows with data of an earlier version in its roaming part, and the record of an order that was sent. */
let env: NodeJS.ProcessEnv;
let former: string;
let own: string;
let log: ReturnType<typeof memoryLog>;
beforeEach(async () => {
  const profile = mkdtempSync(join(tmpdir(), 'dockhand-profile-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  env = { APPDATA: join(profile, 'Roaming'), LOCALAPPDATA: join(profile, 'Local') };
  former = join(profile, 'Roaming', 'Dockhand');
  own = join(profile, 'Local', 'Dockhand');
  log = memoryLog();
  said.length = 0;
  const engine = await openEngine(former);
  const run = await importOne(engine, 'overseas-merged-cells.xlsx');
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  await engine.close();
});

/** Without a word of its being under way, however long it takes here. */
const start = (quietMs = 600_000) =>
  hasLeftRoaming({ dataDir: dataFolder(env, 'win32'), log, t: translator('zh'), env, platform: 'win32', quietMs });

test('the data is moved once and told once; what was sent is known there, and the former folder is refused', async () => {
  expect(dataFolder(env, 'win32')).toBe(former);
  expect(await start()).toBe(true);
  expect(said).toEqual([expect.stringMatching(/^数据已搬到本机: /)]);
  expect(said[0]).toContain(own);
  expect(dataFolder(env, 'win32')).toBe(own);
  expect(await start()).toBe(false);
  expect(said).toHaveLength(1);
  const engine = await openEngine(own);
  const again = await importOne(engine, 'overseas-merged-cells.xlsx');
  await engine.call('submissions.start', { run: again.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: again.id });
  expect((await engine.call('runs.get', { run: again.id })).counts.accepted).toBe(0);
  await engine.close();
  await expect(openEngine(former)).rejects.toMatchObject({ code: 'store.moved', params: { folder: own } });
});

test('not while another program has it open: it stays in use, without a word, until a later start', async () => {
  const engine = await openEngine(former);
  expect(await start()).toBe(false);
  expect(said).toEqual([]);
  expect(log.text()).toContain('store.inUse');
  expect([dataFolder(env, 'win32'), existsSync(own)]).toEqual([former, false]);
  await engine.close();
  expect(await start()).toBe(true);
});

test('what a crash left half copied is none of the data, and does not stand in the way', async () => {
  mkdirSync(`${own}.incoming`, { recursive: true });
  writeFileSync(join(`${own}.incoming`, 'dockhand.db'), 'half');
  mkdirSync(own);
  expect(dataFolder(env, 'win32')).toBe(former);
  expect(await start()).toBe(true);
  expect(readdirSync(join(own, '..'))).not.toContain('Dockhand.incoming');
});

test('a crash between the new name and the note: the note is made good, and only one folder is in use', async () => {
  await start();
  rmSync(join(former, 'moved-to.json'));
  expect(await start()).toBe(false);
  expect(JSON.parse(readFileSync(join(former, 'moved-to.json'), 'utf8'))).toEqual({ folder: own });
});

test('a damaged store is not moved: that is said, and it is where it was', async () => {
  writeFileSync(join(former, 'dockhand.db'), 'no database');
  expect(await start()).toBe(false);
  expect(said).toEqual([expect.stringMatching(/^数据没有搬: /)]);
  expect([dataFolder(env, 'win32'), existsSync(own)]).toEqual([former, false]);
});

test('another computer of the profile does not begin anew beside it', async () => {
  await start();
  const other = { ...env, LOCALAPPDATA: join(env.LOCALAPPDATA ?? '', 'another computer') };
  expect(() => dataFolder(other, 'win32')).toThrow(expect.objectContaining({ code: 'dataFolder.elsewhere' }));
});

test('what the environment names stays where it says', async () => {
  env.DOCKHAND_HOME = former;
  expect(await start()).toBe(false);
  expect([dataFolder(env, 'win32'), existsSync(own)]).toEqual([former, false]);
});

test('a note that names the former folder follows', async () => {
  writeFileSync(`${former}.location.json`, JSON.stringify({ folder: former }));
  expect(await start()).toBe(true);
  expect(dataFolder(env, 'win32')).toBe(own);
});

test('that it takes a while is said meanwhile, and that is closed before what came of it is', async () => {
  const lock = lockFile(join(former, 'leaving.lock'));
  const moving = start(0);
  await vi.waitFor(() => expect(said).toEqual([expect.stringMatching(/^正在把数据搬到本机: /)]), patience);
  lock?.release();
  expect(await moving).toBe(true);
  expect(said).toEqual([expect.any(String), 'closed', expect.stringMatching(/^数据已搬到本机: /)]);
});
