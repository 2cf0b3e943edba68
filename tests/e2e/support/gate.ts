import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Locator } from '@playwright/test';
import type { Practice } from '#engine/accounts/practice-directory.ts';
import { expect } from '../fixtures.ts';

/** Practice partners behind a gate: every request waits there until the test lets it through. */
export interface Gated extends Practice {
  /** Requests that stand before the gate; those whose sender has gone do not. */
  waiting(): number;
  /** Lets so many through, those that wait first; what comes later is among them while there are not enough. */
  letThrough(count: number): void;
  /** Lets through what waits now, and that only. */
  release(): void;
}

export async function gateBefore(practice: Practice): Promise<Gated> {
  const { hostname, port } = new URL(practice.url);
  let before: readonly (() => void)[] = [];
  let free = 0;
  const letThrough = (count: number) => {
    free += count;
    const through = before.slice(0, free);
    before = before.slice(through.length);
    free -= through.length;
    for (const each of through) each();
  };
  // Like the partners behind it: no client meets a connection that is just being closed.
  const server = createServer({ keepAliveTimeout: 120_000 }, async (asked, response) => {
    const body = await buffer(asked);
    await new Promise<void>((through) => {
      before = [...before, through];
      response.once('close', () => {
        before = before.filter((each) => each !== through);
      });
      letThrough(0);
    });
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
    letThrough,
    release: () => letThrough(before.length),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The practice partners of a data folder, behind a gate for every program that finds them there. */
export async function gateIn(dataDir: string, practice: Practice): Promise<Gated> {
  const gated = await gateBefore(practice);
  const { url, addresses } = gated;
  await writeFile(join(dataDir, 'practice', 'server.json'), JSON.stringify({ url, addresses }));
  return gated;
}

/** How many orders the bar shows as answered; not a number while there is no bar. */
export const shownBy = (bar: Locator): Promise<number> =>
  bar.evaluateAll(([shown]) => Number(shown?.getAttribute('aria-valuenow') ?? Number.NaN));

/** Answers one order after the other, each once the page shows the one before, until that is seen. */
export async function answerUntil(gated: Gated, bar: Locator, seen: () => Promise<boolean>): Promise<void> {
  const until = (there: () => boolean | Promise<boolean>) =>
    expect.poll(async () => (await seen()) || (await there())).toBe(true);
  while (!(await seen())) {
    await until(() => gated.waiting() > 0);
    const before = await shownBy(bar);
    gated.release();
    await until(async () => (await shownBy(bar)) > before);
  }
}
