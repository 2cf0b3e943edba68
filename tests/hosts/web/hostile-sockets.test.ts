import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startWebHost, type WebHost } from '../../../electron/hosts/web/start-web-host.ts';
import { patience } from '../../patience.ts';
import { type FakeEngine, fakeEngine, memoryLog } from '../fake-engine.ts';
import { browser } from './browser.ts';

/** `DOCKHAND_SOAK=10000` has as many upgrades refused and reset. */
const upgrades = Number(process.env.DOCKHAND_SOAK ?? 2000);

const MIB = 1024 * 1024;
let folder: string;
let host: WebHost;
let engine: FakeEngine;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockhand-web-'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>page');
  const reason = 'x'.repeat(MIB);
  engine = fakeEngine((name) => (name === 'runs.list' ? { total: 0, items: [] } : { language: reason }));
  host = await startWebHost({
    engine,
    dataDir: join(folder, 'data'),
    rendererDir: join(folder, 'renderer'),
    log: memoryLog(),
  });
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

/** Asks for the socket as anybody on this computer can, and resets the connection: at once, or when it was refused. */
function refusedAndReset(port: string, when: 'at once' | 'when refused'): Promise<void> {
  return new Promise((resolve) => {
    const socket: Socket = connect(Number(port), '127.0.0.1', () => {
      const head = 'GET /engine HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
      socket.write(head, () => when === 'at once' && socket.resetAndDestroy());
    });
    socket.on('data', () => socket.resetAndDestroy());
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

test('who keeps a refused connection half open does not keep the host from ending', async () => {
  const { port } = new URL(host.url);
  const closed = Promise.withResolvers<void>();
  const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true }, () =>
    socket.write('GET /engine HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
  );
  socket.resume().on('error', () => undefined);
  socket.on('end', () => closed.resolve());
  await closed.promise;
  await host.close();
  socket.destroy();
  host = await startWebHost({
    engine,
    dataDir: join(folder, 'data'),
    rendererDir: join(folder, 'renderer'),
    log: memoryLog(),
  });
});

test('thousands of refused and reset upgrades leave the host alive and sending', async () => {
  const page = browser(host.url);
  await page.enter();
  const socket = await page.socket();
  const heard: unknown[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data))));
  for (let begun = 0; begun < upgrades; begun += 100) {
    const some = Array.from({ length: 100 }, (_, i) =>
      refusedAndReset(page.port, i % 2 === 0 ? 'at once' : 'when refused'),
    );
    await Promise.all(some);
  }
  engine.emit({ type: 'order', run: 'r', order: 1, key: 'K', state: 'accepted', partnerNo: '1', message: null });
  socket.send(JSON.stringify({ id: 1, name: 'runs.list', input: {} }));
  await vi.waitFor(() => expect(heard).toHaveLength(2), patience);
  expect(heard).toMatchObject([{ event: { key: 'K' } }, { id: 1, ok: true }]);
  expect((await page.ask('/session')).status).toBe(204);
});

test('answers that nobody reads are not piled up: calls wait, and all are answered once they are read', async () => {
  const page = browser(host.url);
  await page.enter();
  const socket = await page.socket();
  const answered = new Set<number>();
  socket.on('message', (data) => answered.add((JSON.parse(String(data)) as { id: number }).id));
  socket.pause();
  const calls = 120;
  for (let id = 0; id < calls; id++) socket.send(JSON.stringify({ id, name: 'settings.get', input: {} }));
  // Another page is served meanwhile; until it was, the first had every chance to be.
  const other = await page.socket();
  other.send(JSON.stringify({ id: 1, name: 'runs.list', input: {} }));
  await new Promise((resolve) => other.once('message', resolve));
  const begun = () => engine.calls.filter(({ name }) => name === 'settings.get').length;
  await vi.waitFor(() => expect(begun()).toBeGreaterThan(0), patience);
  expect(begun()).toBeLessThan(60);
  socket.resume();
  await vi.waitFor(() => expect(answered.size).toBe(calls), patience);
});

test('a page that reads nothing while events pile up is given up, and told why', async () => {
  const page = browser(host.url);
  await page.enter();
  const socket = await page.socket();
  const closed = new Promise<[number, string]>((resolve) =>
    socket.on('close', (code, reason) => resolve([code, String(reason)])),
  );
  socket.pause();
  const events = 200;
  const allRead = Promise.withResolvers<'all of it was kept'>();
  let bytes = 0;
  socket.on('message', (data) => {
    bytes += (data as Buffer).length;
    if (bytes >= events * MIB) allRead.resolve('all of it was kept');
  });
  const message = 'x'.repeat(MIB);
  for (let i = 0; i < events; i++) {
    engine.emit({ type: 'order', run: 'r', order: i, key: 'K', state: 'rejected', partnerNo: null, message });
  }
  socket.resume();
  expect(await Promise.race([closed, allRead.promise])).toEqual([1013, 'too much unread']);
  expect(bytes).toBeLessThan(80 * MIB);
  expect((await page.ask('/session')).status).toBe(204);
});
