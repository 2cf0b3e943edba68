import { afterEach, expect, test } from 'vitest';
import { createEtowerClient } from '#engine/partners/etower/client.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { patience } from '../../patience.ts';
import { type Handler, serve } from '../partners/support/socket-server.ts';
import { createScene } from './support/scene.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Everything that the store keeps, and everything that was logged. */
async function traces(handler: Handler, { closed = false, timeoutMs = patience.timeout } = {}): Promise<string> {
  const { url, close } = await serve(handler);
  if (closed) await close();
  else closers.push(close);
  const client = createEtowerClient({
    settings: { ...etowerSettings.parse({ baseUrl: url }), timeoutMs },
    credentials: { token: 'canary-token', key: 'canary-key' },
    ports: { fetch, clock: { now: Date.now, monotonic: () => 0, sleep: async () => {} } },
    readBlob: () => Promise.reject(new Error('canary-path')),
  });
  const scene = createScene({ client });
  scene.bodies.set('K2', { file: { $attachment: 'abc' } });
  scene.run('r', 'K1', 'K2');
  await scene.submissions.start('r');
  await scene.submissions.settled('r');
  const rows = ['runs', 'orders', 'claims', 'attempts', 'attempt_orders', 'problems', 'leases'].flatMap((table) =>
    scene.sqlite.prepare(`SELECT * FROM ${table}`).all(),
  );
  expect(rows.length).toBeGreaterThan(5);
  return JSON.stringify([rows, scene.logged]);
}

test.each([
  [
    'an error page that repeats the headers',
    (request, response) => response.writeHead(500).end(request.headers.authorization),
  ],
  [
    'a refusal that repeats the headers',
    (request, response) => response.writeHead(401).end(request.headers.authorization),
  ],
  ['a page instead of JSON', (request, response) => response.end(request.headers.authorization)],
  ['a cut connection', (request) => request.socket.destroy()],
] satisfies readonly (readonly [string, Handler])[])(
  'secrets are neither stored nor logged: %s',
  async (_, handler) => {
    expect(await traces(handler as Handler)).not.toMatch(/canary/);
  },
);

test('secrets are neither stored nor logged: silence', async () => {
  expect(await traces(() => {}, { timeoutMs: 200 })).not.toMatch(/canary/);
});

test('secrets are neither stored nor logged: nobody there', async () => {
  expect(await traces(() => {}, { closed: true })).not.toMatch(/canary/);
});
