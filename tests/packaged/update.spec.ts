import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import { updateSettings } from '#shared/contract/updates.ts';
import { packagedProgram } from './program.ts';
import { test } from './start.ts';

/**
 * A folder as it would lie at the update address: the installers of the next version, `latest*.yml` and its signature by
 * the key that the packed program knows.
 */
const next = process.env.DOCKHAND_NEXT;

test('it updates itself to the next version, and is started again', async ({ start, dataDir }) => {
  test.skip(process.platform !== 'darwin', 'other systems install programs, and do not change a folder');
  test.skip(
    next === undefined,
    'DOCKHAND_NEXT names no folder with the next version, signed with a certificate of Apple',
  );
  const packed = packagedProgram();
  if (!packed || next === undefined) throw new Error('nothing was packed');
  const folder = join(dataDir, 'installed');
  cpSync(packed.folder, folder, { recursive: true, verbatimSymlinks: true });
  const server = createServer((request, response) => {
    const file = join(next, basename(request.url ?? ''));
    if (existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const version = () => readFileSync(join(folder, 'Dockhand.app', 'Contents', 'Info.plist'), 'utf8');
  const before = version();
  try {
    const { child, page, engine } = await start({ program: { ...packed, folder } });
    await engine.call('settings.set', { values: { [updateSettings.address]: `http://127.0.0.1:${port}/` } });
    await page.evaluate(() => window.dockhand?.checkForUpdate());
    await expect
      .poll(() => page.evaluate(() => window.dockhand?.updateState()))
      .toMatchObject({ output: { state: 'ready' } });
    const ended = once(child, 'exit');
    await page.evaluate(() => window.dockhand?.installUpdate()).catch(() => undefined);
    await ended;
    await expect.poll(version, { timeout: 120_000 }).not.toBe(before);
    const running = () => execFileSync('ps', ['-axww', '-o', 'command='], { encoding: 'utf8' });
    await expect.poll(running, { timeout: 120_000 }).toContain(join(folder, packed.program));
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
