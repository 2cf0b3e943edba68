import type { Database } from '../data-folder/database.ts';
import { createAttempts } from '../ledger/attempts.ts';
import { createClaims } from '../ledger/claims.ts';
import { createLeases } from '../ledger/leases.ts';
import { createAccounts } from '../store/accounts.ts';
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
