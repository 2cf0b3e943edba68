import { expect, onTestFinished, test, vi } from 'vitest';
import { admit } from '#engine/ledger/claim-rules.ts';
import type { Claim, ClaimState } from '#engine/ledger/claims.ts';

const claim = (state: ClaimState): Claim => ({
  run: 'earlier',
  order: 1,
  bodyHash: 'same',
  state,
  partnerNo: 'E1',
  claimedAt: '2026-05-01T08:00:00.000Z',
  accountName: 'Shop',
  withdrawnAt: null,
});
const applicant = { run: 'now', order: 2, bodyHash: 'same', again: false };
const params = { run: 'earlier', date: '2026-05-01', partnerNo: 'E1' };

test.each(['rejected', 'cancelled'] as const)('a key whose order was %s is free, for any body', (state) => {
  expect(admit(claim(state), { ...applicant, bodyHash: 'other' })).toEqual({ type: 'queue', claim: true });
});

test.each(['accepted', 'exists'] as const)('what is %s is not sent again, unless a person asks for it', (state) => {
  expect(admit(claim(state), applicant)).toEqual({ type: 'exists', partnerNo: 'E1' });
  expect(admit(claim(state), { ...applicant, again: true })).toEqual({ type: 'queue', claim: false });
});

test.each(['accepted', 'exists'] as const)(
  'another body under a key that is %s is refused, asked for or not',
  (state) => {
    for (const again of [true, false]) {
      expect(admit(claim(state), { ...applicant, bodyHash: 'other', again })).toEqual({
        type: 'refuse',
        code: 'order.changedAfterAccepted',
        params,
      });
    }
  },
);

test.each(['queued', 'unknown'] as const)(
  'a key that is %s elsewhere is refused: another order of its own run too',
  (state) => {
    for (const other of [applicant, { ...applicant, order: 1 }, { ...applicant, run: 'earlier' }]) {
      expect(admit(claim(state), other)).toMatchObject({ type: 'refuse', code: 'order.claimedElsewhere' });
    }
    expect(admit(claim(state), { ...applicant, run: 'earlier', order: 1 })).toEqual({ type: 'queue', claim: true });
  },
);

test.each(['accepted', 'exists'] as const)(
  'the key of a withdrawn order that was %s is refused, whatever is asked',
  (state) => {
    for (const again of [true, false]) {
      for (const bodyHash of ['same', 'other']) {
        const taken = { ...claim(state), withdrawnAt: '2026-05-03T08:00:00.000Z' };
        expect(admit(taken, { ...applicant, bodyHash, again })).toEqual({
          type: 'refuse',
          code: 'order.withdrawn',
          params: { ...params, date: '2026-05-03' },
        });
      }
    }
  },
);

test('the days that are said are the days of the office', () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('TZ', 'Asia/Shanghai');
  const taken = { ...claim('accepted'), claimedAt: '2026-05-01T17:00:00.000Z' };
  const withdrawn = { ...taken, withdrawnAt: '2026-05-03T23:59:00.000Z' };
  const other = { ...applicant, bodyHash: 'other' };
  expect(admit(taken, other)).toMatchObject({ params: { date: '2026-05-02' } });
  expect(admit(withdrawn, other)).toMatchObject({ params: { date: '2026-05-04' } });
});

test('a key that was never used is claimed', () => {
  expect(admit(null, applicant)).toEqual({ type: 'queue', claim: true });
});

test.each(['accepted', 'exists', 'queued', 'unknown'] as const)(
  'a key that another account at the partner used (%s) is asked about, unless this one knows it itself',
  (state) => {
    const elsewhere = claim(state);
    expect(admit(null, { ...applicant, elsewhere })).toEqual({ type: 'ask', claim: elsewhere });
    expect(admit(claim('rejected'), { ...applicant, elsewhere })).toEqual({ type: 'ask', claim: elsewhere });
    expect(admit(claim('accepted'), { ...applicant, elsewhere })).toEqual({ type: 'exists', partnerNo: 'E1' });
    expect(admit(claim('unknown'), { ...applicant, elsewhere }).type).toBe('refuse');
  },
);
