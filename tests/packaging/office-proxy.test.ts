import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { officeProxy } from '../packaged/office-proxy.ts';
import { partnerGateway } from '../packaged/partner-gateway.ts';
import { selfSigned } from '../self-signed.ts';

/** What `tests/packaged/network.spec.ts` looks through, where there is no packed program to look at. */
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const certificate = selfSigned();

async function office(breaks = false) {
  const heard: string[] = [];
  const partner = createServer(async (asked, answer) => {
    heard.push(await text(asked));
    answer.end('taken');
  }).listen(0, '127.0.0.1');
  await once(partner, 'listening');
  const address = `http://127.0.0.1:${(partner.address() as AddressInfo).port}`;
  const gateway = await partnerGateway(address, { breaks: () => breaks, certificate });
  const proxy = await officeProxy(gateway.port);
  closing.push(proxy.close, gateway.close, () => partner.close());
  return { heard, gateway, proxy };
}

/** A POST as Chromium sends it: the tunnel, TLS in it, one request. */
async function post(proxy: string, body: string): Promise<string> {
  const { hostname, port } = new URL(proxy);
  const asking = request({ hostname, port, method: 'CONNECT', path: 'partner.test:443', agent: false }).end();
  const [, tunnel] = await once(asking, 'connect');
  const secure = connect({ socket: tunnel, ca: certificate.cert, checkServerIdentity: () => undefined });
  secure.write(
    `POST /po HTTP/1.1\r\nHost: partner.test\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  return text(secure);
}

test('a request comes through the tunnel, and is noted once', async () => {
  const { heard, gateway, proxy } = await office();
  expect(await post(proxy.address, 'order')).toMatch(/^HTTP\/1\.1 200 .*\r\ntaken\r\n/s);
  expect(heard).toEqual(['order']);
  expect(gateway.seen).toMatchObject([{ method: 'POST', path: '/po', body: 'order', connection: 1 }]);
  expect(proxy.asked).toEqual(['partner.test:443']);
});

test('one that is broken off is reset at both ends, and the partner hears nothing of it', async () => {
  const { heard, gateway, proxy } = await office(true);
  await expect(post(proxy.address, 'order')).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect({ heard, seen: gateway.seen.length }).toEqual({ heard: [], seen: 1 });
});
