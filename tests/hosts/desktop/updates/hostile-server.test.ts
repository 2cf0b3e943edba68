import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { installedApp, newPlaces, type Places, standIn, timeoutMs } from './installed-app.ts';
import { appImage, newKeys, release, releaseServer, slowParts } from './release-server.ts';

/** A server that nobody looks after, or that somebody else has taken over: it can keep an update back, and nothing else. */
const keys = newKeys();
const program = randomBytes(400_000);
let server: Awaited<ReturnType<typeof releaseServer>>;
let places: Places;
let app: ReturnType<typeof installedApp>;
const check = (trusted = [keys.publicKey]) => app.client.check({ address: server.address, keys: trusted });

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

/** Stops the clock: time passes when a test says so, and not while the machine is busy. */
const stopClock = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

/** Has the server send a part of a file, and when that has arrived, most of the time pass that it may take. */
async function receivePart(file: string): Promise<void> {
  const arrived = once(standIn.netArrivals, file);
  server.sendPart();
  await arrived;
  await vi.advanceTimersByTimeAsync(0.6 * timeoutMs);
}

async function thenWorks(): Promise<void> {
  vi.useRealTimers();
  expect(app.isAsBefore()).toBe(true);
  Object.assign(server, { fault: 'none', descriptionFault: 'none' });
  expect((await check()).state).toBe('ready');
  await app.client.install();
  expect(app.installed()).toEqual(program);
}

test('one that never answers is given up, and asked anew the next time', async () => {
  server.descriptionFault = 'silent';
  stopClock();
  const checked = check();
  await server.hears(/\.yml$/);
  await vi.advanceTimersByTimeAsync(timeoutMs);
  expect(await checked).toEqual({ state: 'failed', code: 'unreachable' });
  await thenWorks();
});

test.each(['slow', 'stall'] as const)('a description that takes too long in all (%s) is given up', async (fault) => {
  server.descriptionFault = fault;
  stopClock();
  const checked = check();
  const file = await server.hears(/\.yml$/);
  if (fault === 'slow') await receivePart(file);
  if (fault === 'slow') await receivePart(file);
  else await vi.advanceTimersByTimeAsync(timeoutMs);
  expect(await checked).toEqual({ state: 'failed', code: 'unreachable' });
  await thenWorks();
});

test('a description without end is not read to it', async () => {
  server.descriptionFault = 'endless';
  expect(await check()).toEqual({ state: 'failed', code: 'infoInvalid' });
  await thenWorks();
});

test('a file without end is cut off where the signed size ends, and nothing of it stays', async () => {
  server.fault = 'endless';
  expect(await check()).toEqual({ state: 'failed', code: 'damaged' });
  expect(readdirSync(app.downloaded)).toEqual([]);
  await thenWorks();
});

test('a file of unknown length may take its time, as long as something comes', async () => {
  server.fault = 'slow';
  stopClock();
  const checked = check();
  await server.hears(/AppImage$/);
  for (let part = 0; part < slowParts; part += 1) await Promise.race([receivePart(appImage), checked]);
  expect((await checked).state).toBe('ready');
  await thenWorks();
});

test.each(['fault', 'descriptionFault'] as const)(
  'no other server is asked where it leads to one (%s)',
  async (what) => {
    const other = await releaseServer();
    try {
      other.files = server.files;
      Object.assign(server, { [what]: 'redirect', redirectTo: new URL(other.address).origin });
      expect(await check()).toEqual({ state: 'failed', code: 'nothingThere' });
      expect(other.asked).toEqual([]);
    } finally {
      await other.close();
    }
    await thenWorks();
  },
);

test('one that leads in a circle is left', async () => {
  Object.assign(server, { fault: 'redirect', redirectTo: new URL(server.address).origin });
  expect(await check()).toEqual({ state: 'failed', code: 'nothingThere' });
  expect(server.asked.filter((name) => name === appImage)).toHaveLength(1);
  await thenWorks();
});

test('a release of before, replayed with the signature it had, does not bring the old program back', async () => {
  server.files = release('1.2.2', keys);
  expect((await check()).state).toBe('current');
  expect(server.asked).not.toContain(appImage);
});

test('while one key takes over from another, releases of both are taken; of the old one no longer after that', async () => {
  const next = newKeys();
  server.files = release('1.3.0', next, program);
  expect(await check()).toEqual({ state: 'failed', code: 'signatureWrong' });
  expect(await check([next.publicKey])).toMatchObject({ state: 'ready' });
  server.files = release('1.4.0', keys, program);
  app = installedApp(places);
  expect(await check([next.publicKey])).toEqual({ state: 'failed', code: 'signatureWrong' });
  expect(await check([next.publicKey, keys.publicKey])).toMatchObject({ state: 'ready', version: '1.4.0' });
});

test.runIf(process.platform !== 'win32')('links that lie where a download goes are not written through', async () => {
  const victim = join(places.folder, 'accounts.xlsx');
  writeFileSync(victim, 'mine');
  mkdirSync(app.downloaded, { recursive: true });
  for (const name of [appImage, `temp-${appImage}`]) symlinkSync(victim, join(app.downloaded, name));
  expect((await check()).state).toBe('ready');
  expect(readFileSync(victim, 'utf8')).toBe('mine');
  await app.client.install();
  expect({ program: app.installed().equals(program), victim: readFileSync(victim, 'utf8') }).toEqual({
    program: true,
    victim: 'mine',
  });
});
