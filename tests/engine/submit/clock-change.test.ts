import { expect, test } from 'vitest';
import type { SendResult } from '#engine/partners/partners.ts';
import { accept, createScene } from './support/scene.ts';

const HOUR = 3_600_000;

test.each([-26 * HOUR, -1 * HOUR, 26 * HOUR])(
  'a wall clock set by %i ms changes no wait between attempts',
  async (jump) => {
    let attempts = 0;
    const notSent = (): SendResult => {
      attempts += 1;
      return { type: 'not-sent', reason: 'ECONNREFUSED' };
    };
    const scene = createScene({ send: [notSent, notSent, notSent, accept] });
    scene.run('r', 'K1');
    // The wall clock is set once more with every attempt.
    const now = () => scene.clock.now() + attempts * jump;
    const quiet = { info: () => {}, warn: () => {} };
    const submissions = scene.process('set-clock', { ports: { clock: { ...scene.clock, now }, log: quiet } });
    await submissions.start('r');
    await submissions.settled('r');
    expect(scene.states('r')).toEqual({ K1: 'accepted' });
    const gaps = scene.calls.map(({ at }, index) => at - (scene.calls[index - 1]?.at ?? at));
    // As without the change: see outcomes.test.ts.
    expect(gaps).toEqual([0, 260, 510, 1010].map((gap) => expect.closeTo(gap, -1)));
  },
);
