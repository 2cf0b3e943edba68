import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { importOne, openEngine } from '../../engine/engine-fixture.ts';
import { dockhand, samples } from './dockhand.ts';

const asWindows = `--import ${pathToFileURL(join(import.meta.dirname, 'as-windows.ts'))}`;
const workbook = join(samples, 'overseas-merged-cells.xlsx');
const moved = 'The data was moved to this computer’s own place';

/** A profile of Windows with data of an earlier version in its roaming part, and the record of what was sent. */
let env: NodeJS.ProcessEnv;
let former: string;
let own: string;
beforeEach(async () => {
  const profile = mkdtempSync(join(tmpdir(), 'dockhand-profile-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  env = {
    APPDATA: join(profile, 'Roaming'),
    LOCALAPPDATA: join(profile, 'Local'),
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${asWindows}`,
  };
  former = join(profile, 'Roaming', 'Dockhand');
  own = join(profile, 'Local', 'Dockhand');
  const engine = await openEngine(former);
  const run = await importOne(engine, 'overseas-merged-cells.xlsx');
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  await engine.close();
});

/** The command line on that profile, where no environment names the folder. */
const onProfile = (...args: readonly string[]) => dockhand('', args, env);

test('the first command moves the data, and says so; what was sent from there is not sent again', async () => {
  const first = await onProfile('submit', workbook, '--to', 'practice', '--yes', '--json');
  expect(first.stderr).toContain(moved);
  expect(first.stderr).toContain(own);
  expect(first.summary).toMatchObject({ accepted: 0 });
  const second = await onProfile('runs', '--json');
  expect(second.stderr).toBe('');
  expect(readdirSync(join(own, '..'))).toEqual(['Dockhand']);
  await expect(openEngine(former)).rejects.toMatchObject({ code: 'store.moved', params: { folder: own } });
});

test('two that start at once: one moves the data, the other waits for it, and both work in the one folder', async () => {
  const both = await Promise.all([onProfile('check', workbook, '--json'), onProfile('check', workbook, '--json')]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.filter(({ stderr }) => stderr.includes(moved))).toHaveLength(1);
  const { events } = await onProfile('runs', '--json');
  expect(events).toHaveLength(3);
});

test('while another program has it open the command works there too, beside it', async () => {
  const engine = await openEngine(former);
  const { code, events } = await onProfile('check', workbook, '--json');
  expect([code, events.length > 0, existsSync(own)]).toEqual([0, true, false]);
  expect((await engine.call('runs.list', { offset: 0, limit: 10 })).total).toBe(2);
  await engine.close();
});

test('a damaged store is not moved, and nothing begins anew beside it', async () => {
  writeFileSync(join(former, 'dockhand.db'), 'no database');
  const { code, stderr } = await onProfile('runs');
  expect(code).toBe(2);
  expect(stderr).toContain('The data was not moved');
  expect(existsSync(own)).toBe(false);
});

test('on a second computer of the profile no command begins anew', async () => {
  await onProfile('runs');
  env.LOCALAPPDATA = join(env.LOCALAPPDATA ?? '', 'another computer');
  const { code, stderr } = await onProfile('runs');
  expect(code).toBe(2);
  expect(stderr).toContain(own);
  expect(existsSync(env.LOCALAPPDATA)).toBe(false);
});
