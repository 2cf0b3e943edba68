import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { askRunningHost, takeHostPlace } from '../../../electron/hosts/web/running-host.ts';
import { startWebHost, type WebHost } from '../../../electron/hosts/web/start-web-host.ts';
import { tempDir } from '../../engine/store/support/temp-store.ts';
import { dockhand, freshHome, startDockhand } from '../cli/dockhand.ts';
import { fakeEngine, memoryLog } from '../fake-engine.ts';
import { browser } from './browser.ts';

const LINK = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}/;
const DAY = 24 * 3600 * 1000;
const engine = fakeEngine(() => ({ total: 0, items: [] }));
let dataDir: string;
let rendererDir: string;
let time: number;
beforeEach(() => {
  dataDir = join(tempDir(), 'data');
  mkdirSync(dataDir);
  rendererDir = tempDir();
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html>page');
  time = Date.UTC(2026, 0, 5);
});

interface Also {
  readonly inviteKey?: string;
  readonly onAsked?: (url: string) => void;
  readonly folder?: string;
}

async function start({ folder = dataDir, ...also }: Also = {}): Promise<WebHost> {
  const host = await startWebHost({ engine, dataDir: folder, rendererDir, log: memoryLog(), now: () => time, ...also });
  onTestFinished(() => host.close().catch(() => undefined));
  return host;
}

/** What a page with this cookie is answered. */
const sessionAt = async (host: WebHost, cookie = '') =>
  (await browser(host.invite()).ask('/session', { headers: { cookie } })).status;

async function entered(host: WebHost): Promise<string> {
  const page = browser(host.invite());
  await page.enter();
  return page.cookie() ?? '';
}

describe('a browser that was let in', () => {
  test('is remembered by the next program on the data folder, at whatever port, and by no other folder', async () => {
    const first = await start();
    const cookie = await entered(first);
    await first.close();
    const second = await start();
    expect(await sessionAt(second, cookie)).toBe(204);
    const page = browser(second.url);
    await expect(page.socket({ cookie })).resolves.toBeDefined();
    await expect(page.socket({ cookie, origin: 'http://evil.example' })).rejects.toThrow('refused 403');
    const other = await start({ folder: tempDir() });
    expect(await sessionAt(other, cookie)).toBe(401);
  });

  test('is forgotten a week after it was last there', async () => {
    const host = await start();
    const cookie = await entered(host);
    time += 6 * DAY;
    const { headers } = await browser(host.url).ask('/session', { headers: { cookie } });
    expect(headers['set-cookie']?.[0]).toContain(`${cookie}; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict`);
    time += 6 * DAY;
    expect(await sessionAt(host, cookie)).toBe(204);
    time += 7 * DAY + 1;
    expect(await sessionAt(host, cookie)).toBe(401);
  });

  test('leaves nothing in the data folder that another could come in with', async () => {
    const cookie = await entered(await start());
    const [, secret = ''] = cookie.split('=');
    expect(secret).toHaveLength(43);
    for (const name of readdirSync(dataDir).filter((entry) => entry.endsWith('.json')))
      expect(readFileSync(join(dataDir, name), 'utf8')).not.toContain(secret);
    const host = await start();
    const [stored] = JSON.parse(readFileSync(join(dataDir, 'web-sessions.json'), 'utf8')) as [{ hash: string }];
    const [name] = cookie.split('=');
    expect(await sessionAt(host, `${name}=${stored.hash}`)).toBe(401);
  });
});

describe('a page that is not let in', () => {
  test('has a link shown at the program, not to itself; seldom, and only from its own origin', async () => {
    const asked: string[] = [];
    const host = await start({ onAsked: (url) => asked.push(url) });
    const page = browser(host.url);
    const ask = (headers: Record<string, string> = {}) => page.ask('/session/ask', { method: 'POST', headers });
    for (const headers of [
      { origin: 'http://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { host: 'evil.example' },
    ] as Record<string, string>[])
      expect([403, 421]).toContain((await ask(headers)).status);
    expect(asked).toEqual([]);
    expect(await ask()).toMatchObject({ status: 204, text: '' });
    expect((await ask()).status).toBe(429);
    expect(asked).toHaveLength(1);
    const shown = browser(asked[0] ?? '');
    expect((await shown.enter()).status).toBe(204);
    expect((await shown.ask('/session')).status).toBe(204);
  });

  test('gets none where nobody sees it, and one that is not opened soon is worth nothing', async () => {
    expect((await browser((await start()).url).ask('/session/ask', { method: 'POST' })).status).toBe(404);
    const asked: string[] = [];
    const host = await start({ onAsked: (url) => asked.push(url) });
    await browser(host.url).ask('/session/ask', { method: 'POST' });
    time += 16 * 60_000;
    expect((await browser(asked[0] ?? '').enter()).status).toBe(401);
  });
});

describe('a second program', () => {
  test('is given a link by its key alone, and only while the first lives', async () => {
    expect(await askRunningHost(dataDir)).toEqual({ state: 'none' });
    const place = takeHostPlace(dataDir);
    expect(takeHostPlace(dataDir)).toBeNull();
    const host = await start({ inviteKey: place?.key ?? '' });
    place?.announce(host.port);
    const running = await askRunningHost(dataDir);
    expect((await browser(running.state === 'link' ? running.url : '').enter()).status).toBe(204);
    const page = browser(host.url);
    for (const authorization of ['', 'Bearer ', 'Bearer x', `Bearer ${'a'.repeat(43)}`])
      expect((await page.ask('/invitations', { method: 'POST', headers: { authorization } })).status).toBe(401);
    const right = { authorization: `Bearer ${place?.key}`, origin: 'http://evil.example' };
    expect((await page.ask('/invitations', { method: 'POST', headers: right })).status).toBe(403);
    place?.leave();
    expect(await askRunningHost(dataDir)).toEqual({ state: 'none' });
    expect(existsSync(join(dataDir, 'web-host.json'))).toBe(false);
  });

  test('is told so when the first one does not answer, and does not wait for ever', async () => {
    const hung = createServer();
    onTestFinished(() => void hung.close());
    const { port } = await new Promise<AddressInfo>((resolve) => {
      hung.listen(0, '127.0.0.1', () => resolve(hung.address() as AddressInfo));
    });
    const place = takeHostPlace(dataDir);
    onTestFinished(() => place?.leave());
    place?.announce(port);
    expect(await askRunningHost(dataDir, { inAll: 1, each: 50, apart: 0 })).toEqual({ state: 'silent' });
    const second = startDockhand(dataDir, ['web']);
    let said = '';
    second.stderr.on('data', (data) => {
      said += String(data);
    });
    const [code] = await once(second, 'close');
    expect({ code, said }).toMatchObject({ code: 2, said: expect.stringMatching(/does not answer/) });
  });

  test('opens a link to the running one and ends well; what a killed one left behind misleads nobody', async () => {
    const home = freshHome();
    const printed = (child: ReturnType<typeof startDockhand>) =>
      new Promise<string>((resolve) => {
        let text = '';
        child.stdout.on('data', (data) => {
          text += String(data);
          const [link] = LINK.exec(text) ?? [];
          if (link) resolve(link);
        });
      });
    const first = startDockhand(home, ['web']);
    onTestFinished(() => void first.kill('SIGKILL'));
    const url = await printed(first);
    const second = await dockhand(home, ['web']);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    const link = LINK.exec(second.stdout)?.[0] ?? '';
    expect(new URL(link).port).toBe(new URL(url).port);
    expect(link).not.toBe(url);
    expect((await browser(link).enter()).status).toBe(204);
    first.kill('SIGKILL');
    await once(first, 'exit');
    expect(existsSync(join(home, 'web-host.json'))).toBe(true);
    const third = startDockhand(home, ['web']);
    onTestFinished(() => void third.kill('SIGKILL'));
    const fresh = await printed(third);
    expect((await browser(fresh).enter()).status).toBe(204);
  });
});
