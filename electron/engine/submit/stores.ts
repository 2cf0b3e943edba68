import { createAccounts } from '../store/accounts.ts';
import { createAttempts } from '../store/attempts.ts';
import { createClaims } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { createLeases } from '../store/leases.ts';
import { createOutbox } from '../store/outbox.ts';
import { createRuns } from '../store/runs.ts';
import { createSubmissionProblems } from '../store/submission-problems.ts';

/** The part of the store that sending works on. */
export type Stores = ReturnType<typeof createStores>;

export function createStores(db: Database) {
  return {
    db,
    accounts: createAccounts(db),
    outbox: createOutbox(db),
    claims: createClaims(db),
    attempts: createAttempts(db),
    leases: createLeases(db),
    problems: createSubmissionProblems(db),
    runs: createRuns(db),
  };
}
