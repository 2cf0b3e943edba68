import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { signatureFile, signDescription } from '../../../../electron/hosts/desktop/updates/signature.ts';
import { installedApp, newPlaces, type Places, standIn, timeoutMs } from './installed-app.ts';
import { appImage, newKeys, release, releaseServer } from './release-server.ts';

/** Against a real server on loopback: whatever happens, what is installed goes on working. */
const keys = newKeys();
const program = randomBytes(400_000);
let server: Awaited<ReturnType<typeof releaseServer>>;
let places: Places;
let app: ReturnType<typeof installedApp>;
const feed = () => ({ address: server.address, keys: [keys.publicKey] });
const check = () => app.client.check(feed());
const notes = { zh: '更快了', en: 'Faster' };

beforeEach(async () => {
  server = await releaseServer();
  server.files = release('1.3.0', keys, program);
  places = newPlaces();
  app = installedApp(places);
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
  rmSync(places.folder, { recursive: true, force: true });
});

describe('a newer version', () => {
  test('is downloaded, shown with its notes, and installed when the person says so', async () => {
    expect(await check()).toEqual({ state: 'ready', version: '1.3.0', notes });
    expect(app.states.map(({ state }) => state)).toEqual(expect.arrayContaining(['checking', 'downloading', 'ready']));
    expect(app.isAsBefore()).toBe(true);
    const quitting = once(standIn.app, 'before-quit');
    await Promise.all([app.client.install(), app.client.install()]);
    expect(app.installed()).toEqual(program);
    expect(app.did).toEqual(['engine stopped', `${app.program} started once it has ended`]);
    // Electron's own way runs from the AppImage, which is gone by then.
    expect(standIn.app.relaunches).toEqual([]);
    expect(readdirSync(places.folder).filter((name) => name.includes('.new'))).toEqual([]);
    await quitting;
    expect(standIn.app.quits).toBeGreaterThan(0);
  });

  test('is not installed by anything else: quitting leaves the program as it is', async () => {
    await check();
    standIn.app.emit('quit', {}, 0);
    expect(app.isAsBefore()).toBe(true);
  });

  test('is not installed while a run is being sent', async () => {
    await check();
    app.circumstances.submissions = 2;
    await expect(app.client.install()).rejects.toMatchObject({ code: 'update.submitting', params: { runs: 2 } });
    expect({ did: app.did, state: app.client.state.state, before: app.isAsBefore() }).toEqual({
      did: [],
      state: 'ready',
      before: true,
    });
    app.circumstances.submissions = 0;
    await app.client.install();
    expect(app.installed()).toEqual(program);
  });

  test('is only told of where a person replaces the program by hand', async () => {
    app = installedApp(places, 'byHand');
    expect(await check()).toEqual({ state: 'byHand', version: '1.3.0', notes });
    expect(server.asked).not.toContain(appImage);
    await expect(app.client.install()).rejects.toMatchObject({ code: 'update.notReady' });
  });

  test('is kept when the program starts again before it was installed', async () => {
    await check();
    const downloads = () => server.asked.filter((name) => name === appImage).length;
    app = installedApp(places);
    expect((await check()).state).toBe('ready');
    expect(downloads()).toBe(1);
  });
});

test.each(['1.2.3', '1.2.2', '0.9.9'])('version %s, the same or older, changes nothing', async (version) => {
  server.files = release(version, keys, program);
  expect(await check()).toMatchObject({ state: 'current', version: '1.2.3' });
  expect(server.asked).not.toContain(appImage);
  await expect(app.client.install()).rejects.toMatchObject({ code: 'update.notReady' });
  expect(app.isAsBefore()).toBe(true);
});

describe('what is not genuine is refused, and nothing of it stays', () => {
  const description = 'latest-linux.yml';
  const text = () => String(server.files.get(description));
  const each = (change: (file: string) => void) => {
    for (const file of [...server.files.keys()].filter((name) => name.endsWith('.yml'))) change(file);
  };

  test.each<[string, string, () => void]>([
    ['no signature', 'signatureMissing', () => each((file) => server.files.delete(signatureFile(file)))],
    [
      'an empty signature',
      'signatureMissing',
      () => each((file) => server.files.set(signatureFile(file), Buffer.of())),
    ],
    [
      'a signature that is none',
      'signatureWrong',
      () => each((file) => server.files.set(signatureFile(file), Buffer.from('<html>signed</html>'))),
    ],
    [
      'somebody else’s signature',
      'signatureWrong',
      () => {
        server.files = release('1.3.0', newKeys(), program);
      },
    ],
    [
      'a description changed after signing',
      'signatureWrong',
      () => each((file) => server.files.set(file, Buffer.from(text().replace('1.3.0', '1.4.0')))),
    ],
    [
      'the signature of another platform’s description',
      'signatureWrong',
      () =>
        each((file) =>
          server.files.set(signatureFile(file), Buffer.from(signDescription('other.yml', text(), keys.privateKey))),
        ),
    ],
    [
      'a signed description that leads elsewhere',
      'infoInvalid',
      () =>
        each((file) => {
          const changed = text().replaceAll(appImage, `https://evil.example/${appImage}`);
          server.files.set(file, Buffer.from(changed));
          server.files.set(signatureFile(file), Buffer.from(signDescription(file, changed, keys.privateKey)));
        }),
    ],
  ])('%s', async (_name, code, change) => {
    change();
    expect(await check()).toEqual({ state: 'failed', code });
    expect(server.asked).not.toContain(appImage);
    expect(app.isAsBefore()).toBe(true);
  });

  test('any signature, while this program has no key to check it with', async () => {
    expect(await app.client.check({ address: server.address, keys: [] })).toEqual({
      state: 'failed',
      code: 'signatureWrong',
    });
  });

  test.each([
    ['as long as it should be', randomBytes(400_000)],
    ['longer', randomBytes(500_000)],
    ['shorter', program.subarray(0, 1000)],
  ])('a file that is not the signed one, %s', async (_name, bytes) => {
    server.files.set(appImage, bytes);
    expect(await check()).toEqual({ state: 'failed', code: 'damaged' });
    expect(app.isAsBefore()).toBe(true);
    expect(existsSync(join(app.downloaded, appImage))).toBe(false);
  });

  test('a file changed on this computer after it was downloaded', async () => {
    await check();
    writeFileSync(join(app.downloaded, appImage), 'something else');
    await expect(app.client.install()).rejects.toMatchObject({ code: 'update.damaged' });
    expect({ state: app.client.state, did: app.did, before: app.isAsBefore() }).toEqual({
      state: { state: 'failed', code: 'damaged' },
      did: [],
      before: true,
    });
    expect((await check()).state).toBe('ready');
    await app.client.install();
    expect(app.installed()).toEqual(program);
  });
});

describe('what goes wrong on the way can be tried again', () => {
  test.each<[string, 'cut' | 'stall', string]>([
    ['a connection cut half-way', 'cut', 'unreachable'],
    ['a download that stands still', 'stall', 'stalled'],
  ])('%s', async (_name, fault, code) => {
    server.fault = fault;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const arrived = once(standIn.netArrivals, appImage);
    const checked = check();
    if (fault === 'stall') {
      await arrived;
      await vi.advanceTimersByTimeAsync(timeoutMs);
    }
    expect(await checked).toEqual({ state: 'failed', code });
    vi.useRealTimers();
    expect(app.isAsBefore()).toBe(true);
    server.fault = 'none';
    expect((await check()).state).toBe('ready');
    await app.client.install();
    expect(app.installed()).toEqual(program);
  });

  test('no release, and no server', async () => {
    server.files = new Map();
    expect(await check()).toEqual({ state: 'failed', code: 'nothingThere' });
    await server.close();
    expect(await check()).toEqual({ state: 'failed', code: 'unreachable' });
    expect(app.isAsBefore()).toBe(true);
  });

  test('an installation that cannot begin: this version is started again', async () => {
    await check();
    process.env.APPIMAGE = join(places.folder, 'gone', 'Dockhand.AppImage');
    await app.client.install();
    expect(app.did).toEqual(['engine stopped', 'started anew']);
    expect(app.isAsBefore()).toBe(true);
  });
});
