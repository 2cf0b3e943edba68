import { expect, test } from 'vitest';
import { readTransportError } from '#engine/partners/http/transport-error.ts';
import type { SendResult } from '#engine/partners/partners.ts';
import { accept, createScene, found, type Script } from './support/scene.ts';

const HOUR = 3_600_000;

/** What Chromium says of a request that was under way when the computer fell asleep. */
const { maybeSent, reason } = readTransportError(new Error('net::ERR_NETWORK_IO_SUSPENDED'));

/**
 * The computer sleeps for a night with a request under way: on waking only the wall clock has gone on, and Chromium gives
 * the request up.
 */
function sleepWhileSending(script: Omit<Script, 'send'>) {
  let slept = 0;
  const fallAsleep = (): SendResult => {
    slept = 9 * HOUR;
    return { type: maybeSent ? 'unknown' : 'not-sent', reason };
  };
  const scene = createScene({ ...script, send: [accept, fallAsleep, accept] });
  scene.run('r', 'K1', 'K2', 'K3');
  const quiet = { info: () => {}, warn: () => {} };
  const now = () => scene.clock.now() + slept;
  const submissions = scene.process('sleeper', { ports: { clock: { ...scene.clock, now }, log: quiet } });
  const sent = () => scene.calls.filter(({ type }) => type === 'send').flatMap(({ keys }) => keys);
  return { scene, submissions, sent };
}

test('sleep and wake while sending: the order under way is asked about, the others go on, and none is sent twice', async () => {
  const { scene, submissions, sent } = sleepWhileSending({ lookup: [() => found(['K2', 'E-K2'])] });
  await submissions.start('r');
  await submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'accepted', K3: 'accepted' });
  expect(sent()).toEqual(['K1', 'K2', 'K3']);
});

test('where the partner cannot be asked, it waits for a person, and is not sent again', async () => {
  const { scene, submissions, sent } = sleepWhileSending({});
  await submissions.start('r');
  await submissions.settled('r');
  expect(scene.states('r')).toEqual({ K1: 'accepted', K2: 'unknown', K3: 'accepted' });
  expect(sent()).toEqual(['K1', 'K2', 'K3']);
});
