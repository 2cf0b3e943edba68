import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWebHost, type WebHost } from '../../../electron/hosts/web/start-web-host.ts';
import { type FakeEngine, fakeEngine, memoryLog } from '../fake-engine.ts';
import { browser } from './browser.ts';

let folder: string;
let host: WebHost;
let engine: FakeEngine;
const log = memoryLog();
const start = (port = 0) =>
  startWebHost({
    engine,
    dataDir: join(folder, 'data'),
    rendererDir: join(folder, 'renderer'),
    log,
    port,
    maxUploadBytes: 2_000_000,
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockhand-web-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>page');
  writeFileSync(join(folder, 'renderer', 'assets', 'a.js'), 'script');
  writeFileSync(join(folder, 'secret.txt'), 'canary-5f1c');
  engine = fakeEngine((name, input) => {
    if (name === 'imports.create') return { runs: [], refused: [], unclaimed: [] };
    if (name !== 'templates.write') return { total: 3, items: [] };
    const { out } = input as { out: string };
    writeFileSync(out, 'template');
    return { path: out, notes: [] };
  });
  host = await start();
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

describe('the session', () => {
  test('a token opens once, for a cookie that scripts and other sites cannot use', async () => {
    const first = browser(host.url);
    const { status, headers } = await first.enter();
    expect(status).toBe(204);
    expect(headers['set-cookie']?.[0]).toMatch(
      /^dockhand-[\da-f]{16}=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Strict$/,
    );
    expect((await first.ask('/session')).status).toBe(204);
    const second = browser(host.url);
    expect((await second.enter()).status).toBe(401);
    expect((await second.ask('/session')).status).toBe(401);
    expect((await browser(host.invite()).enter()).status).toBe(204);
  });

  test('without the cookie nothing is reached but the page itself', async () => {
    const stranger = browser(host.url);
    expect((await stranger.ask('/')).text).toContain('page');
    for (const [method, path] of [
      ['POST', '/uploads?import=i&path=a.xlsx'],
      ['POST', '/exports?name=a.xlsx'],
      ['GET', '/downloads?path=/etc/passwd'],
    ] as const) {
      expect((await stranger.ask(path, { method })).status).toBe(401);
    }
    await expect(stranger.socket()).rejects.toThrow('refused 403');
    const known = browser(host.url);
    await known.enter();
    const [name] = known.cookie()?.split('=') ?? [];
    await expect(stranger.socket({ cookie: `${name}=${'a'.repeat(43)}` })).rejects.toThrow('refused 403');
  });
});

describe('who asks', () => {
  test('another name for this address (DNS rebinding) is refused', async () => {
    const page = browser(host.url);
    await page.enter();
    for (const name of ['evil.example', `evil.example:${page.port}`, `localhost.evil.example:${page.port}`]) {
      expect((await page.ask('/', { headers: { host: name } })).status).toBe(421);
      await expect(page.socket({ host: name })).rejects.toThrow('refused 403');
    }
  });

  test('another origin is refused, with the cookie too', async () => {
    const page = browser(host.url);
    await page.enter();
    for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:1`, `http://localhost:${page.port}`]) {
      expect((await page.ask('/exports?name=a.xlsx', { method: 'POST', headers: { origin } })).status).toBe(403);
      await expect(page.socket({ origin })).rejects.toThrow('refused 403');
    }
    expect((await page.ask('/session', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    // The link itself is opened from wherever it stands.
    expect((await page.ask('/', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200);
  });

  test('a port that is taken is said to be', async () => {
    await expect(start(Number(browser(host.url).port))).rejects.toMatchObject({ code: 'web.portInUse' });
  });

  test('no other address of this machine answers', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      await expect(fetch(`http://${address}:${browser(host.url).port}/`)).rejects.toThrow('fetch failed');
    }
  });
});

describe('the page', () => {
  test('every answer carries the policy', async () => {
    const { ask, port } = browser(host.url);
    for (const path of ['/', '/assets/a.js', '/nothing']) {
      const { headers } = await ask(path);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${port};`);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  test('no path leads out of the built files', async () => {
    const { ask } = browser(host.url);
    expect((await ask('/assets/a.js')).text).toBe('script');
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '//secret.txt',
      '/..\\secret.txt',
    ]) {
      const { status, text } = await ask(path);
      expect({ path, refused: [403, 404, 421].includes(status) }).toEqual({ path, refused: true });
      expect(text).not.toContain('canary');
    }
  });
});

describe('files', () => {
  test('an upload lands in the data folder, can be imported, and goes when the host ends', async () => {
    const page = browser(host.url);
    await page.enter();
    const path = encodeURIComponent('三月/订单.xlsx');
    const { text } = await page.ask(`/uploads?import=i1&path=${path}`, { method: 'POST', body: 'orders' });
    const answer = JSON.parse(text) as { path: string; top: string };
    expect(answer.top).toBe(join(folder, 'data', 'page', String(process.pid), 'uploads', 'i1', '三月'));
    expect(readFileSync(answer.path, 'utf8')).toBe('orders');
    const socket = await page.socket();
    const next = () =>
      new Promise<unknown>((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
    const call = (id: number, paths: string[]) =>
      socket.send(JSON.stringify({ id, name: 'imports.create', input: { importId: 'i1', paths } }));
    call(1, [answer.top]);
    expect(await next()).toMatchObject({ id: 1, ok: true });
    call(2, [join(folder, 'secret.txt')]);
    expect(await next()).toMatchObject({ id: 2, error: { code: 'path.notUploaded' } });
    call(3, [join(answer.top, '..', '..', '..', '..', '..', 'secret.txt')]);
    expect(await next()).toMatchObject({ id: 3, error: { code: 'path.notUploaded' } });
    await host.close();
    expect(existsSync(answer.path)).toBe(false);
  });

  test('an overlong name is kept, over a file of a shorter one', async () => {
    const page = browser(host.url);
    await page.enter();
    const [one, two] = [`${'单'.repeat(150)}.xlsx`, `${'单'.repeat(151)}.xlsx`];
    const upload = async (name: string) =>
      page.ask(`/uploads?import=i2&path=${encodeURIComponent(`${'夹'.repeat(120)}/${name}`)}`, {
        method: 'POST',
        body: name,
      });
    const [first, second] = [await upload(one), await upload(two)];
    expect([first.status, second.status]).toEqual([200, 200]);
    const { path, top } = JSON.parse(first.text) as { path: string; top: string };
    const other = (JSON.parse(second.text) as { path: string }).path;
    for (const [file, content] of [[path, one] as const, [other, two] as const]) {
      expect(readFileSync(file, 'utf8')).toBe(content);
      expect(extname(file)).toBe('.xlsx');
    }
    const socket = await page.socket();
    socket.send(JSON.stringify({ id: 1, name: 'imports.create', input: { importId: 'i2', paths: [top] } }));
    await new Promise((resolve) => socket.once('message', resolve));
    expect(engine.calls.at(-1)?.input).toMatchObject({ names: { [path]: one, [other]: two } });

    const report = `${'单'.repeat(80)}-有错误.xlsx`;
    const allotted = await page.ask(`/exports?name=${encodeURIComponent(report)}`, { method: 'POST' });
    const { path: out } = JSON.parse(allotted.text) as { path: string };
    socket.send(JSON.stringify({ id: 2, name: 'templates.write', input: { kind: 'k', out } }));
    await new Promise((resolve) => socket.once('message', resolve));
    const file = await page.ask(`/downloads?path=${encodeURIComponent(out)}`);
    expect(file.text).toBe('template');
    expect(file.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(report)}`);
  });

  test('a place too deep for the file system is refused in a sentence', async () => {
    const page = browser(host.url);
    await page.enter();
    const path = Array.from({ length: 20 }, () => encodeURIComponent('深'.repeat(80))).join('/');
    const answer = await page.ask(`/uploads?import=i3&path=${path}`, { method: 'POST', body: 'x' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'upload.failed' } });
  });

  test('what a program that died left behind goes at the next start', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const [dead, alive] = [pid, process.ppid].map((id) => join(folder, 'data', 'page', String(id)));
    for (const left of [dead, alive]) mkdirSync(String(left), { recursive: true });
    await host.close();
    host = await start();
    expect([existsSync(String(dead)), existsSync(String(alive))]).toEqual([false, true]);
  });

  test('too large an upload is refused while it streams and leaves nothing', async () => {
    const page = browser(host.url);
    await page.enter();
    const answer = await page.ask('/uploads?import=i1&path=big.xlsx', {
      method: 'POST',
      body: Buffer.alloc(2_000_001),
    });
    expect(JSON.parse(answer.text)).toEqual({
      error: { code: 'upload.tooLarge', params: { name: 'big.xlsx', maxMb: 2 } },
    });
    expect(existsSync(join(folder, 'data', 'page', String(process.pid), 'uploads', 'i1', 'big.xlsx'))).toBe(false);
  });

  test('only what was written in this session is downloaded, and written only where the host allotted', async () => {
    const page = browser(host.url);
    await page.enter();
    const refused = await page.ask(`/downloads?path=${encodeURIComponent(join(folder, 'secret.txt'))}`);
    expect(refused.status).not.toBe(200);
    expect(JSON.parse(refused.text)).toMatchObject({ error: { code: 'file.notOurs' } });
    const { path } = JSON.parse((await page.ask('/exports?name=%E6%A8%A1%E6%9D%BF.xlsx', { method: 'POST' })).text) as {
      path: string;
    };
    const socket = await page.socket();
    const next = () =>
      new Promise<unknown>((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
    socket.send(JSON.stringify({ id: 1, name: 'templates.write', input: { kind: 'k', out: join(folder, 'x.xlsx') } }));
    expect(await next()).toMatchObject({ error: { code: 'path.notChosen' } });
    socket.send(JSON.stringify({ id: 2, name: 'templates.write', input: { kind: 'k', out: path } }));
    expect(await next()).toMatchObject({ ok: true });
    const file = await page.ask(`/downloads?path=${encodeURIComponent(path)}`);
    expect(file.text).toBe('template');
    expect(file.headers['content-disposition']).toBe("attachment; filename*=UTF-8''%E6%A8%A1%E6%9D%BF.xlsx");
  });
});

test('the socket answers calls, tells events and survives nonsense', async () => {
  const page = browser(host.url);
  await page.enter();
  const socket = await page.socket();
  const next = () =>
    new Promise<unknown>((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
  for (const nonsense of ['', '{', '[]', '"x"', '{"id":"1"}', 'null']) {
    socket.send(nonsense);
    expect(await next()).toEqual({ id: null, error: { code: 'input.invalid', params: { name: '', field: '' } } });
  }
  socket.send(JSON.stringify({ id: 9, name: 'runs.list', input: {} }));
  expect(await next()).toEqual({ id: 9, ok: true, output: { total: 3, items: [] } });
  const heard = next();
  engine.emit({ type: 'order', run: 'r', order: 1, key: 'K', state: 'accepted', partnerNo: '1', message: null });
  expect(await heard).toMatchObject({ event: { type: 'order', key: 'K' } });
});
