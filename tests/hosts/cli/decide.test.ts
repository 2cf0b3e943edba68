import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { OrderEvent } from '../../../electron/hosts/cli/output/events.ts';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, type Finished, freshHome, samples, startDockhand } from './dockhand.ts';

/** Practice partners with faults for a data folder, until the test (or who asks for it) ends them. */
async function partner(home: string, faults: string) {
  const server = startDockhand(home, ['practice', '--faults', faults]);
  const end = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGINT');
    await once(server, 'exit');
  };
  onTestFinished(end);
  await once(server.stdout, 'data');
  return end;
}

const orders = ({ events }: Finished): readonly OrderEvent[] =>
  events.flatMap((event) => (event.type === 'order' ? [event] : []));

/** References that the practice partner stored, in the order of its ledger. */
const stored = (home: string) =>
  readFileSync(join(home, 'practice', 'ledger.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { reference: string }).reference);

const parcels = join(samples, 'package-inbound-gbk.csv');

/** Parcels at Xport, which cannot be asked: those whose answers were cut are unknown. */
async function unknownParcels(home: string) {
  const end = await partner(home, 'cut-after=1,first=2,only=/inbound');
  const sent = await dockhand(home, ['submit', parcels, '--concurrency', '1', '--json']);
  await end();
  return { sent, run: sent.summary?.run ?? '' };
}

test('an unknown order is told once, with its reason, its time and every exchange', async () => {
  const home = freshHome();
  const { sent, run } = await unknownParcels(home);
  expect(sent.code).toBe(3);
  const unknown = orders(sent).filter(({ state }) => state === 'unknown');
  expect(unknown.length).toBeGreaterThan(0);
  expect(unknown).toHaveLength(sent.summary?.unknown ?? -1);
  for (const { unknown: evidence } of unknown) {
    expect(evidence).toMatchObject({ run, asked: false, attempts: [{ purpose: 'send', result: 'unknown' }] });
    expect(evidence?.reason).toMatch(/RESET|SOCKET|closed/i);
    expect(Date.parse(evidence?.at ?? '')).toBeGreaterThan(Date.now() - 600_000);
  }
  const listed = await dockhand(home, ['decide', run, '--json']);
  expect(listed.code).toBe(3);
  expect(orders(listed)).toEqual(unknown);
  const said = await dockhand(home, ['decide', run]);
  const [first] = unknown;
  expect(said.stdout).toMatch(/ · Send · Practice · /);
  expect(said.stdout).toContain(`${first?.key}  Unknown (practice): no readable answer · the connection broke off`);
  expect(said.stdout).toContain(`dockhand decide ${run} "${first?.key}" accepted|not-accepted|send-again`);
});

test('each decision does what it says, by the rules of the page, and nothing goes out twice', async () => {
  const home = freshHome();
  const { sent, run } = await unknownParcels(home);
  const keys = orders(sent).flatMap(({ key, state }) => (state === 'unknown' ? [key] : []));
  const [one = '', two = ''] = keys;
  expect(keys.length).toBeGreaterThanOrEqual(2);

  const accepted = await dockhand(home, ['decide', run, one, 'accepted', '--number', ' X-1 ', '--json']);
  expect(orders(accepted)).toEqual([
    { type: 'order', key: one, state: 'accepted', target: 'practice', partnerNo: 'X-1' },
  ]);
  expect(accepted.code).toBe(3);
  // Nothing followed from it yet: it may be changed.
  const changed = await dockhand(home, ['decide', run, one, 'not-accepted', '--json']);
  expect(orders(changed)).toMatchObject([{ type: 'order', key: one, state: 'shelved' }]);
  expect(changed.summary).toMatchObject({ shelved: 1 });

  const before = stored(home).length;
  const resent = await dockhand(home, ['decide', run, two, 'send-again', '--json']);
  expect(orders(resent)).toMatchObject([{ key: two, state: expect.stringMatching(/accepted|exists|rejected/) }]);
  expect(stored(home).filter((reference) => reference.includes(one)).length).toBeLessThanOrEqual(1);
  expect(stored(home).length - before).toBeLessThanOrEqual(1);
  expect(resent.summary?.unknown).toBe(keys.length - 2);

  // It was sent since, and stands.
  const again = await dockhand(home, ['decide', run, two, 'send-again']);
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain(`The outcome of order ${two} is known by now`);
});

test('not accepted: not sent, told apart from what was rejected, and the run is done', async () => {
  const home = freshHome();
  const { sent, run } = await unknownParcels(home);
  const keys = orders(sent).flatMap(({ key, state }) => (state === 'unknown' ? [key] : []));
  const before = stored(home).length;
  let last: Finished | undefined;
  for (const key of keys) last = await dockhand(home, ['decide', run, key, 'not-accepted', '--json']);
  expect(last).toMatchObject({
    code: 1,
    summary: { unknown: 0, queued: 0, shelved: keys.length, rejected: sent.summary?.rejected },
  });
  const told = await dockhand(home, ['runs']);
  expect(told.stdout).toContain(`not to be sent ${keys.length}`);
  expect(stored(home)).toHaveLength(before);
  const none = await dockhand(home, ['decide', run]);
  expect(none).toMatchObject({ code: 0, stdout: expect.stringContaining('No order is of unknown outcome') });
});

test('one that the partner is still asked about is not sent again; what one found out counts', async () => {
  const home = freshHome();
  // It has the order, and no answer of it ever arrives.
  await partner(home, 'cut-after=1');
  const submitting = startDockhand(home, ['submit', inboundCsv([{ referenceNo: 'A' }]), '--json']);
  let told = '';
  for await (const text of submitting.stdout) {
    told += String(text);
    if (told.includes('"done":1')) break;
  }
  submitting.kill('SIGINT');
  if (submitting.exitCode === null) await once(submitting, 'exit');
  const runs = await dockhand(home, ['runs', '--json']);
  const run = runs.summary?.run ?? '';
  expect(runs.summary).toMatchObject({ unknown: 1 });
  const asked = await dockhand(home, ['decide', run]);
  expect(asked.stdout).toContain(`The partner is still asked, or will be when the run goes on: dockhand resume ${run}`);
  const refused = await dockhand(home, ['decide', run, 'A', 'send-again']);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('the partner is still being asked');
  const found = await dockhand(home, ['decide', run, 'A', 'accepted', '--json']);
  expect(found).toMatchObject({ code: 0, summary: { accepted: 1, unknown: 0 } });
  expect(stored(home)).toEqual(['A']);
});

test('wrong usage is told, and changes nothing', async () => {
  const home = freshHome();
  for (const [args, words] of [
    [['decide', 'nothing', 'A', 'accepted'], /run/i],
    [['decide', 'r', 'A'], /decision/],
    [['decide', 'r', 'A', 'perhaps'], /accepted, not-accepted, send-again/],
    [['decide', 'r', 'A', 'send-again', '--number', '1'], /--number goes with accepted alone/],
  ] as const) {
    const { code, stderr, stdout } = await dockhand(home, args);
    expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
    expect(stderr).toMatch(words);
  }
});
