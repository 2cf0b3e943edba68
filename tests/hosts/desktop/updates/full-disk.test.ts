import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPlaces, type Places } from './installed-app.ts';
import { newKeys, release, releaseServer } from './release-server.ts';

/** A real disk of 256 kB, in a name space of its own; a release is 400 kB. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!canMount) console.warn('skipped: this system lets nobody mount a small disk to fill');

const keys = newKeys();
let server: Awaited<ReturnType<typeof releaseServer>>;
let places: Places;

beforeEach(async () => {
  server = await releaseServer();
  server.files = release('1.3.0', keys);
  places = newPlaces();
  mkdirSync(places.cache);
});
afterEach(async () => {
  await server.close();
  rmSync(places.folder, { recursive: true, force: true });
});

/** Updates with a small disk at `small`; `after` is run there when the update is over. */
async function tryWith(small: string, { folder, cache }: Places): Promise<unknown> {
  const script = 'mount -t tmpfs -o size=256k tmpfs "$1" && shift && exec "$@"';
  const update = [process.execPath, join(import.meta.dirname, 'try-update.ts'), folder, cache];
  const { stdout } = await promisify(execFile)('unshare', [
    ...['-rm', 'sh', '-c', script, 'sh', small],
    ...[...update, server.address, keys.publicKey],
  ]);
  return JSON.parse(stdout);
}

test.runIf(canMount)('no room for the download: it is given up, and the program is as it was', async () => {
  expect(await tryWith(places.cache, places)).toEqual({
    checked: { state: 'failed', code: 'diskFull' },
    did: [],
    isAsBefore: true,
    leftovers: [],
  });
});

test.runIf(canMount)('no room beside the installed program: it stays, whole, and is started again', async () => {
  const folder = join(places.folder, 'small');
  mkdirSync(folder);
  const outcome = await tryWith(folder, { folder, cache: places.cache });
  expect(outcome).toMatchObject({
    checked: { state: 'ready' },
    did: ['engine stopped', 'started anew'],
    leftovers: [],
    isAsBefore: true,
  });
});
