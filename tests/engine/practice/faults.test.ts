import { expect, test } from 'vitest';
import { noFaults, parseFaults } from '#engine/practice/faults.ts';
import { noLife } from '#engine/practice/life.ts';
import { Failure } from '#shared/contract/failure.ts';
import { translator } from '#shared/text/index.ts';

test('every part becomes what it says', () => {
  const spec = `latency=50-200,http500=0.1, http503=.05,http429=0.05,cut-before=0.1,hang-before=0.01,refuse=0.01,
    throttle=0.01,session=0.02,isp=0.03,isp-after=0.04,preview-expired=0.01,fee-changed=0.02,
    http429-after=.01,http503-after=.01,http504-after=.01,http429-after-bare=.01,http503-after-bare=.01,http504-after-bare=.01,
    http500-after=0.05,cut-after=0.1,hang-after=0.02,half-body=0.05,slow=0.02,non-json=0.05,shuffle=1,clock=-1200,
    retry-after=3,slow-ms=400,refuse-ms=200,seed=7,first=3,only=/po`;
  expect(parseFaults(spec)).toEqual({
    chances: {
      http500: 0.1,
      http503: 0.05,
      http429: 0.05,
      'cut-before': 0.1,
      'hang-before': 0.01,
      refuse: 0.01,
      throttle: 0.01,
      session: 0.02,
      isp: 0.03,
      'http500-after': 0.05,
      'http429-after': 0.01,
      'http503-after': 0.01,
      'http504-after': 0.01,
      'http429-after-bare': 0.01,
      'http503-after-bare': 0.01,
      'http504-after-bare': 0.01,
      'cut-after': 0.1,
      'hang-after': 0.02,
      'half-body': 0.05,
      slow: 0.02,
      'non-json': 0.05,
      'isp-after': 0.04,
      'preview-expired': 0.01,
      'fee-changed': 0.02,
    },
    latencyMs: [50, 200],
    shuffle: 1,
    clockMs: -1_200_000,
    retryAfterS: 3,
    slowMs: 400,
    refuseMs: 200,
    seed: 7,
    first: 3,
    only: '/po',
    life: { ...noLife, seed: 7 },
  });
});

test('nothing and one number for the latency', () => {
  expect(parseFaults(' ')).toEqual(noFaults);
  expect(parseFaults('latency=50').latencyMs).toEqual([50, 50]);
});

test('probabilities may add up to exactly 1', () => {
  expect(parseFaults('http500=0.1,cut-before=0.2,cut-after=0.7').chances.http500).toBe(0.1);
});

test.each([
  ['http500', 'practice.faultForm'],
  ['http500=', 'practice.faultForm'],
  ['seed=1,seed=2', 'practice.faultTwice'],
  ['explode=1', 'practice.faultUnknown'],
  ['toString=1', 'practice.faultUnknown'],
  ['http500=1.1', 'practice.faultChance'],
  ['shuffle=-1', 'practice.faultChance'],
  ['cut-after=often', 'practice.faultChance'],
  ['first=1.5', 'practice.faultNumber'],
  ['slow-ms=0', 'practice.faultNumber'],
  ['latency=200-50', 'practice.faultLatency'],
  ['latency=fast', 'practice.faultLatency'],
  ['http500=0.6,cut-after=0.6', 'practice.faultSum'],
])('%s: %s, in words', (spec, code) => {
  const failure = failureOf(() => parseFaults(spec));
  expect(failure.code).toBe(code);
  for (const language of ['zh', 'en'] as const) {
    const words = translator(language).dynamic(`failure:${failure.code}`, failure.params);
    expect(words).not.toMatch(/\{\{|^practice/);
  }
});

function failureOf(act: () => unknown): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('nothing failed');
}
