import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { patience } from '../../../patience.ts';
import { installedApp, newPlaces, type Places, standIn, timeoutMs } from './installed-app.ts';
import { newKeys, releaseOf, releaseServer } from './release-server.ts';

/** How an update is handed to the installers of Windows and macOS, by electron-updater's own classes for them. */
const keys = newKeys();
let server: Awaited<ReturnType<typeof releaseServer>>;
let places: Places;

beforeEach(async () => {
  server = await releaseServer();
  places = newPlaces();
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
  rmSync(places.folder, { recursive: true, force: true });
});

async function readyApp(kind: 'nsis' | 'mac') {
  const app = installedApp(places, kind);
  expect(await app.client.check({ address: server.address, keys: [keys.publicKey] })).toMatchObject({ state: 'ready' });
  return app;
}

describe.runIf(process.platform !== 'win32')('Windows', () => {
  const setup = `Dockhand-1.3.0-setup-${process.arch}.exe`;
  const script = '#!/bin/sh\necho "$@" > "$0.said"\n';
  beforeEach(() => {
    const other = process.arch === 'x64' ? 'arm64' : 'x64';
    const programs = new Map([[`Dockhand-1.3.0-setup-${other}.exe`, randomBytes(1000)]]);
    server.files = releaseOf('1.3.0', keys, programs.set(setup, Buffer.from(script)));
  });

  test('the setup of this processor is run silently, and told to start the program again', async () => {
    const app = await readyApp('nsis');
    expect(server.asked.filter((name) => name.endsWith('.exe'))).toEqual([setup]);
    chmodSync(join(app.downloaded, setup), 0o755);
    await app.client.install();
    await vi.waitFor(
      () => expect(readFileSync(join(app.downloaded, `${setup}.said`), 'utf8')).toBe('--updated /S --force-run\n'),
      patience,
    );
  });

  test('without room for what the setup unpacks, it is not run: it would take the old program away first', async () => {
    const app = await readyApp('nsis');
    app.circumstances.freeBytes = script.length * 10 - 1;
    await expect(app.client.install()).rejects.toMatchObject({ code: 'update.noRoom', params: { megabytes: 1 } });
    expect({ state: app.client.state.state, did: app.did }).toEqual({ state: 'ready', did: [] });
    app.circumstances.freeBytes = script.length * 10;
    await app.client.install();
    expect(app.did[0]).toBe('engine stopped');
  });

  test('a setup that cannot be run: this version is started again', async () => {
    const app = await readyApp('nsis');
    await app.client.install();
    await app.startedAgain;
    expect(app.did).toEqual(['engine stopped', 'started anew']);
    expect(app.isAsBefore()).toBe(true);
  });
});

describe('macOS', () => {
  const program = randomBytes(400_000);
  const squirrel = standIn.autoUpdater;
  beforeEach(() => {
    server.files = releaseOf('1.3.0', keys, new Map([['Dockhand-1.3.0-mac-universal.zip', program]]));
    squirrel.did.length = 0;
    squirrel.removeAllListeners();
  });

  test('Squirrel is given the signed file, and only when the person said so', async () => {
    const app = await readyApp('mac');
    expect(squirrel.did).toEqual([]);
    await app.client.install();
    expect({ did: app.did, squirrel: squirrel.did }).toEqual({ did: ['engine stopped'], squirrel: ['check'] });
    const { url = '', headers = {} } = squirrel.feed ?? {};
    const offer = (await (await fetch(url, { headers })).json()) as { url: string };
    expect(Buffer.from(await (await fetch(offer.url)).arrayBuffer()).equals(program)).toBe(true);
    squirrel.emit('update-downloaded');
    expect(squirrel.did).toEqual(['check', 'install']);
  });

  test.each<[string, () => void]>([
    ['refuses it', () => void squirrel.emit('error', new Error('code signature'))],
    ['says nothing', () => void vi.advanceTimersByTime(timeoutMs)],
  ])('Squirrel %s: this version is started again', async (_name, then) => {
    const app = await readyApp('mac');
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await app.client.install();
    then();
    await app.startedAgain;
    expect(app.did).toEqual(['engine stopped', 'started anew']);
    expect(app.isAsBefore()).toBe(true);
  });
});
