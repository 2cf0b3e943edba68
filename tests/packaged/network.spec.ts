import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { partners } from '#shared/partners/registry.ts';
import { samplesFolder } from '../../electron/hosts/node/samples-folder.ts';
import { partnerGateway, type Seen } from './partner-gateway.ts';
import { type Running, test } from './start.ts';

const files = [join(samplesFolder() ?? '', 'overseas-merged-cells.xlsx')];

/** Sends the run that the program was opened with to this address. Resolves when there is nothing more to do by itself. */
async function sendTo({ engine }: Running, address: string): Promise<string> {
  await expect.poll(async () => (await engine.call('runs.list', {})).total).toBe(1);
  const run = (await engine.call('runs.list', {})).items[0]?.id ?? '';
  const account = await engine.call('accounts.save', {
    partner: 'etower',
    name: 'gateway',
    settings: { [partners.etower.address]: address },
    secrets: { ...practiceCredentials.etower },
  });
  await engine.call('runs.target', { run, target: 'production', account: account.id });
  await engine.call('submissions.start', { run, confirmWarnings: true });
  await engine.call('submissions.settled', { run });
  return run;
}

test('each POST has a connection of its own and brings no cookie; one that is reset is not sent again', async ({
  start,
  dataDir,
}) => {
  const practice = await hostPractice(join(dataDir, 'partner'));
  let posts = 0;
  const isOrder = ({ method, path }: Seen) => method === 'POST' && path.endsWith('/po');
  const gateway = await partnerGateway(practice.addresses.etower ?? '', (seen) => {
    if (!isOrder(seen)) return false;
    posts += 1;
    return posts === 3;
  });
  try {
    await sendTo(await start({ files }), gateway.address);
    const sent = gateway.seen.filter(isOrder);
    expect(sent.length).toBeGreaterThan(3);
    expect(new Set(sent.map(({ connection }) => connection)).size).toBe(sent.length);
    expect(gateway.seen.map(({ cookie }) => cookie).filter((cookie) => cookie !== undefined)).toEqual([]);
    // The one that was reset was stored by nobody; it goes out again only once the partner was asked.
    const broken = sent.at(2);
    if (!broken) throw new Error('nothing was reset');
    const rest = gateway.seen.slice(gateway.seen.indexOf(broken) + 1);
    const again = rest.findIndex(({ body }) => body === broken.body);
    const between = again === -1 ? [] : rest.slice(0, again);
    expect(again === -1 || between.some(({ path }) => path !== broken.path)).toBe(true);
  } finally {
    gateway.close();
    await practice.close();
  }
});

test('a partner is reached through the office’s proxy; where that does not let it through, nothing was sent', async ({
  start,
}) => {
  const asked: string[] = [];
  const proxy = createServer().listen(0, '127.0.0.1');
  proxy.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  try {
    const running = await start({ files, switches: [`--proxy-server=http://127.0.0.1:${port}`] });
    const run = await sendTo(running, 'https://partner.test');
    expect(new Set(asked)).toEqual(new Set(['partner.test:443']));
    const { counts } = await running.engine.call('runs.get', { run });
    expect({ accepted: counts.accepted, unknown: counts.unknown }).toEqual({ accepted: 0, unknown: 0 });
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
});
