/**
 * All that makes exactly-once true: which keys were used and what became of them (`claims.ts`, `claim-rules.ts`), which entries are one account at a
 * partner (`identity.ts`), every
 * exchange with a partner (`attempts.ts`), who may send a run (`leases.ts`), and how fast an account may send (`lanes.ts`).
 *
 * What must be committed before the first byte of an order leaves, in two transactions: its body, the {@link bodyHash} of
 * that and the claim of its key when it is queued (`submit/queue-run.ts`); then, under a lease that this process holds,
 * that it is being sent and the beginning of the attempt (`begin` in `submit/records.ts`). Each call here is a part of its
 * caller's transaction (`store.atomically`).
 */

import { z } from 'zod';
import type { PartnerAnswer } from '#shared/kinds/kind.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Clock } from '../ports.ts';
import { createAttempts } from './attempts.ts';
import { createClaims } from './claims.ts';
import { createLanes } from './lanes.ts';
import { createLeases } from './leases.ts';

export type { Attempts } from './attempts.ts';
export { bodyHash } from './body-hash.ts';
export { type Admission, admit } from './claim-rules.ts';
export type { Claim, ClaimScope, ClaimState, Claims } from './claims.ts';
export { isSameAccount, marksOf } from './identity.ts';
export type { Lane } from './lanes.ts';

export type Ledger = ReturnType<typeof createLedger>;

export function createLedger(db: Database, clock: Pick<Clock, 'monotonic' | 'sleep'>) {
  return {
    claims: createClaims(db),
    attempts: createAttempts(db),
    leases: createLeases(db),
    /** The way to each account's partner, one for everything that goes there. */
    lanes: createLanes(clock),
  };
}

const answer = z.object({
  partnerNo: z.string().nullish(),
  data: z.record(z.string(), z.json()),
});

/** The partner's answer to an order that it took, as it was stored; null for any other. */
export function storedAnswer(text: string | null): PartnerAnswer | null {
  const parsed = answer.safeParse(JSON.parse(text ?? 'null'));
  return parsed.success ? { partnerNo: parsed.data.partnerNo ?? null, data: parsed.data.data } : null;
}
