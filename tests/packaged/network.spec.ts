import { join } from 'node:path';
import { expect } from '@playwright/test';
import { hostPractice } from '#engine/accounts/practice-directory.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import { partners } from '#shared/partners/registry.ts';
import { samplesFolder } from '../../electron/hosts/node/samples-folder.ts';
import { keyHash, selfSigned } from '../self-signed.ts';
import { officeProxy } from './office-proxy.ts';
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

const isOrder = ({ method, path }: Seen) => method === 'POST' && path.endsWith('/po');

/** True for the third order. */
function third(): (seen: Seen) => boolean {
  let posts = 0;
  return (seen) => {
    if (isOrder(seen)) posts += 1;
    return isOrder(seen) && posts === 3;
  };
}

/** Of what a partner saw, the third order’s connection having been reset. */
function expectNothingTwice(seen: readonly Seen[]): void {
  const sent = seen.filter(isOrder);
  expect(sent.length).toBeGreaterThan(3);
  expect(new Set(sent.map(({ connection }) => connection)).size).toBe(sent.length);
  expect(seen.map(({ cookie }) => cookie).filter((cookie) => cookie !== undefined)).toEqual([]);
  // The one that was reset was stored by nobody; it goes out again only once the partner was asked.
  const broken = sent.at(2);
  if (!broken) throw new Error('nothing was reset');
  const rest = seen.slice(seen.indexOf(broken) + 1);
  const again = rest.findIndex(({ body }) => body === broken.body);
  const between = again === -1 ? [] : rest.slice(0, again);
  expect(again === -1 || between.some(({ path }) => path !== broken.path)).toBe(true);
}

test('each POST has a connection of its own and brings no cookie; one that is reset is not sent again', async ({
  start,
  dataDir,
}) => {
  const practice = await hostPractice(join(dataDir, 'partner'));
  const gateway = await partnerGateway(practice.addresses.etower ?? '', { breaks: third() });
  try {
    await sendTo(await start({ files }), gateway.address);
    expectNothingTwice(gateway.seen);
  } finally {
    gateway.close();
    await practice.close();
  }
});

test('through the office’s proxy each POST has a tunnel of its own; one whose tunnel is reset is not sent again', async ({
  start,
  dataDir,
}) => {
  const practice = await hostPractice(join(dataDir, 'partner'));
  const certificate = selfSigned();
  const gateway = await partnerGateway(practice.addresses.etower ?? '', { breaks: third(), certificate });
  const proxy = await officeProxy(gateway.port);
  // Chromium takes the one key, whoever it says it is; Dockhand has no such switch of its own.
  const trust = `--ignore-certificate-errors-spki-list=${keyHash(certificate.cert)}`;
  try {
    const running = await start({ files, switches: [`--proxy-server=${proxy.address}`, trust] });
    const run = await sendTo(running, 'https://partner.test');
    expectNothingTwice(gateway.seen);
    expect(new Set(proxy.asked)).toEqual(new Set(['partner.test:443']));
    // The proxy is the only way there: what came through no tunnel would not have come.
    expect(proxy.asked.length).toBeGreaterThanOrEqual(gateway.seen.length);
    const { counts } = await running.engine.call('runs.get', { run });
    expect(counts.accepted).toBeGreaterThan(0);
  } finally {
    proxy.close();
    gateway.close();
    await practice.close();
  }
});

test('a partner is reached through the office’s proxy; where that does not let it through, nothing was sent', async ({
  start,
}) => {
  const proxy = await officeProxy(null);
  try {
    const running = await start({ files, switches: [`--proxy-server=${proxy.address}`] });
    const run = await sendTo(running, 'https://partner.test');
    expect(new Set(proxy.asked)).toEqual(new Set(['partner.test:443']));
    const { counts } = await running.engine.call('runs.get', { run });
    expect({ accepted: counts.accepted, unknown: counts.unknown }).toEqual({ accepted: 0, unknown: 0 });
  } finally {
    proxy.close();
  }
});
