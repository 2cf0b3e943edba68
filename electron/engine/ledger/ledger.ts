import { z } from 'zod';
import type { PartnerAnswer } from '#shared/kinds/kind.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Clock } from '../ports.ts';
import { createAttempts } from './attempts.ts';
import { createClaims } from './claims.ts';
import { createLanes } from './lanes.ts';
import { createLeases } from './leases.ts';

export type { Attempts, Purpose } from './attempts.ts';
export { bodyHash } from './body-hash.ts';
export { type Admission, admit } from './claim-rules.ts';
export type { ClaimScope, ClaimState, Claims } from './claims.ts';
export type { Lane, Lanes } from './lanes.ts';

/**
 * All that makes exactly-once true: which keys were used and what became of them, every exchange with a partner, who
 * may send a run, and how fast an account may send.
 *
 * What must be committed before the first byte of an order leaves: its body and {@link bodyHash} (in the outbox), the
 * claim of its key, and the beginning of the attempt, under a lease that this process holds. Callers put these into one
 * transaction with {@link Store.atomically}; each call here is a part of the caller's.
 */
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
