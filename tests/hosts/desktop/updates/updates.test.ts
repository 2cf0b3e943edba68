import childProcess from 'node:child_process';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { UpdateState } from '#shared/contract/updates.ts';
import type { Updates } from '../../../../electron/hosts/desktop/updates/updates.ts';
import { createEngineDispatcher, serveChannel } from '../../../../electron/hosts/transport/dispatcher.ts';
import { patience } from '../../../patience.ts';
import { fakeEngine, memoryLog } from '../../fake-engine.ts';
import { installedApp, newPlaces, standIn } from './installed-app.ts';
import { newKeys, release, releaseServer } from './release-server.ts';

/** The whole of updates as the page sees it, with an engine that answers over a real port. */
const native = createRequire(import.meta.url);
const { startUpdates } = native(
  '../../../../electron/hosts/desktop/updates/updates.ts',
) as typeof import('../../../../electron/hosts/desktop/updates/updates.ts');
const { portChannel } = native(
  '../../../../electron/hosts/desktop/port-channel.ts',
) as typeof import('../../../../electron/hosts/desktop/port-channel.ts');

/** What is started once this program has ended: nothing is, here. */
const spawn = vi.spyOn(childProcess, 'spawn').mockReturnValue({ unref: () => undefined } as never);
syncBuiltinESMExports();
const startedOnceEnded = () => spawn.mock.calls.map(([, words]) => words?.[2]);

const keys = newKeys();
let server: Awaited<ReturnType<typeof releaseServer>>;
let settings: Record<string, string | boolean>;
let states: string[];
const did: string[] = [];
const stop = vi.fn(async () => void did.push('engine stopped'));
const opened = { keepForNextStart: () => void did.push('opened files kept') };

beforeEach(async () => {
  // Nothing is looked for by itself in the middle of another test.
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
  server = await releaseServer();
  server.files = release('1.3.0', keys);
  settings = { 'updates.address': server.address };
  states = [];
  stop.mockClear();
  spawn.mockClear();
  did.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  return server.close();
});

const run = (state: string) => ({
  id: 'r',
  kind: 'k',
  state,
  target: 'practice',
  account: null,
  createdAt: '',
  files: [],
  standing: { readyThere: 0, existsUnsent: 0, heldBack: 0, sending: 0, wrongLines: 0, toConfirm: 0 },
  hold: null,
  counts: Object.fromEntries(
    ['orders', 'lines', 'skipped', 'errors', 'warnings', 'ready', 'incomplete', 'accepted', 'exists']
      .concat('rejected', 'shelved', 'withdrawn', 'unknown', 'queued')
      .map((name) => [name, 0]),
  ),
});

/** 1,200 runs, of which those at these places are being sent. */
function engineWith(submitting: readonly number[]) {
  const engine = fakeEngine((name, input) => {
    if (name === 'settings.get') return settings;
    const { offset, limit } = input as { offset: number; limit: number };
    const all = Array.from({ length: 1200 }, (_, index) => run(submitting.includes(index) ? 'submitting' : 'paused'));
    return { total: all.length, items: all.slice(offset, offset + limit) };
  });
  return {
    connect() {
      const { port1, port2 } = new standIn.MessageChannelMain();
      serveChannel(portChannel(port1 as never), {
        dispatch: createEngineDispatcher({ engine, log: memoryLog() }),
        subscribe: (listener) => engine.subscribe(listener),
      });
      return port2 as never;
    },
    stop,
    allowOutput: () => Promise.resolve(),
    allowInput: () => Promise.resolve(),
    moveData: async () => undefined,
    onSending: () => undefined,
    ended: false,
    wrote: () => false,
    onStopped: () => undefined,
    onReady: () => undefined,
  };
}

function start(submitting: readonly number[] = [], from = { keys: [keys.publicKey], address: '' }) {
  const app = installedApp(newPlaces());
  const updates = startUpdates({ engine: engineWith(submitting), opened, log: memoryLog(), from });
  updates.onState(({ state }) => states.push(state));
  return { app, updates };
}

/** What came of looking for an update: the first state in which nothing more is done. */
async function downloaded(updates: Updates): Promise<UpdateState> {
  const over = new Promise<UpdateState>((resolve) =>
    updates.onState((state) => {
      if (!/^(checking|downloading)$/.test(state.state)) resolve(state);
    }),
  );
  await updates.check();
  return over;
}

test('an update is found where the setting says, waits for a submission anywhere among the runs, and is installed', async () => {
  const { app, updates } = start([1100]);
  expect(await downloaded(updates)).toMatchObject({ state: 'ready', version: '1.3.0' });
  await expect(updates.install()).rejects.toMatchObject({ code: 'update.submitting', params: { runs: 1 } });
  expect({ before: app.isAsBefore(), stopped: stop.mock.calls.length }).toEqual({ before: true, stopped: 0 });
});

test('with only paused runs it is installed: first files that come are left to the next version, and the engine is stopped', async () => {
  const { app, updates } = start();
  expect(await downloaded(updates)).toMatchObject({ state: 'ready' });
  await updates.install();
  expect({ before: app.isAsBefore(), did }).toEqual({ before: false, did: ['opened files kept', 'engine stopped'] });
  expect(states).toEqual(expect.arrayContaining(['checking', 'downloading', 'ready', 'installing']));
  await vi.waitFor(() => expect(startedOnceEnded()).toEqual([app.program]), patience);
});

test('an installation that cannot begin brings back the program that the person started', async () => {
  const { updates } = start();
  expect(await downloaded(updates)).toMatchObject({ state: 'ready' });
  const gone = join(newPlaces().folder, 'gone', 'Dockhand.AppImage');
  process.env.APPIMAGE = gone;
  await updates.install();
  expect([startedOnceEnded(), standIn.app.relaunches]).toEqual([[gone], []]);
});

test.each<[string, Record<string, string>, string]>([
  ['no address', {}, 'noAddress'],
  ['an address that is emptied', { 'updates.address': ' ' }, 'noAddress'],
  ['a plain connection', { 'updates.address': 'http://files.example/' }, 'badAddress'],
])('%s: nothing is looked for', async (_name, given, reason) => {
  settings = given;
  const { updates } = start();
  expect(await updates.check()).toEqual({ state: 'off', reason });
  expect(server.asked).toEqual([]);
});

test('without a setting, the address that the program came with is used', async () => {
  settings = {};
  const { updates } = start([], { keys: [keys.publicKey], address: server.address });
  expect(await downloaded(updates)).toMatchObject({ state: 'ready' });
});

test('without a key nothing is looked for', async () => {
  const { updates } = start([], { keys: [], address: server.address });
  expect(await updates.check()).toEqual({ state: 'off', reason: 'noKey' });
  expect(server.asked).toEqual([]);
});
