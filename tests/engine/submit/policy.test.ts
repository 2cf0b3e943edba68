import { expect, test } from 'vitest';
import { defaultPolicy } from '#engine/submit/policy.ts';

test('patience with partners, as the documentation states it', () => {
  expect(defaultPolicy).toEqual({
    backOffBaseMs: 500,
    backOffCapMs: 60_000,
    unreachableAfter: 6,
    failingAfter: 10,
    lookupDelayMs: 1000,
    lookupBatch: 20,
    lookupTries: 5,
    numberTries: 3,
    maxResends: 8,
    longBanMs: 60_000,
    endlessBanMs: 86_400_000,
    leaseMs: 30_000,
    heartbeatMs: 5000,
    queuedAtOnce: 50,
    storeRetryMs: 5000,
  });
});

test('a lease outlives several heartbeats that are late', () => {
  expect(defaultPolicy.leaseMs).toBeGreaterThanOrEqual(5 * defaultPolicy.heartbeatMs);
});
