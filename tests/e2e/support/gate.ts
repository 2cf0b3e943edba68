import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Practice } from '#engine/accounts/practice-directory.ts';

/** Practice partners behind a gate: every request waits there until the test lets it through. */
export interface Gated extends Practice {
  /** Requests that stand before the gate. */
  waiting(): number;
  /** Lets those through; what comes later waits again. */
  release(): void;
}

export async function gateBefore(practice: Practice): Promise<Gated> {
  const { hostname, port } = new URL(practice.url);
  let before: (() => void)[] = [];
  const server = createServer(async (asked, response) => {
    const body = await buffer(asked);
    await new Promise<void>((through) => before.push(through));
    // Under the name that it was asked by, which is signed.
    const { url: path, method, headers } = asked;
    const onward = request({ hostname, port, path, method, headers, agent: false });
    onward.on('error', () => response.destroy());
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] });
      answer.pipe(response);
    });
    onward.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const addresses = Object.entries(practice.addresses).map(([id, address]) => [id, address.replace(practice.url, url)]);
  return {
    url,
    addresses: Object.fromEntries(addresses),
    waiting: () => before.length,
    release() {
      const through = before;
      before = [];
      for (const each of through) each();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
