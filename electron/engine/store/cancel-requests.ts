import type { CancelRequest } from '#shared/contract/withdrawals.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { WithdrawnKey } from './withdrawals.ts';

/** Orders that partners were asked to cancel. */
export function createCancelRequests(db: Pick<Database, 'prepare' | 'now'>) {
  return {
    get({ account, kind, key }: WithdrawnKey): CancelRequest | null {
      const row = db
        .prepare<[string, string, string], CancelRequest>(
          'SELECT outcome, asked_by AS "by", asked_at AS "at", said FROM cancel_requests WHERE account = ? AND kind = ? AND key = ?',
        )
        .get(account, kind, key);
      return row ?? null;
    },

    /** Written down before the question leaves. */
    begin({ account, kind, key }: WithdrawnKey, by: string): void {
      db.prepare<[object]>(
        `INSERT OR REPLACE INTO cancel_requests (account, kind, key, asked_by, asked_at, outcome)
         VALUES (@account, @kind, @key, @by, @now, 'asked')`,
      ).run({ account, kind, key, by, now: db.now() });
    },

    end({ account, kind, key }: WithdrawnKey, { outcome, said }: Pick<CancelRequest, 'outcome' | 'said'>): void {
      db.prepare<[object]>(
        `UPDATE cancel_requests SET outcome = @outcome, said = @said
         WHERE account = @account AND kind = @kind AND key = @key`,
      ).run({ account, kind, key, outcome, said });
    },

    /** Nothing left after all: what was known before stands again, which is nothing where nobody had asked. */
    putBack({ account, kind, key }: WithdrawnKey, earlier: CancelRequest | null): void {
      if (earlier === null) {
        db.prepare<[object]>(
          'DELETE FROM cancel_requests WHERE account = @account AND kind = @kind AND key = @key',
        ).run({
          account,
          kind,
          key,
        });
        return;
      }
      db.prepare<[object]>(
        `INSERT OR REPLACE INTO cancel_requests (account, kind, key, asked_by, asked_at, outcome, said)
         VALUES (@account, @kind, @key, @by, @at, @outcome, @said)`,
      ).run({ account, kind, key, ...earlier });
    },
  };
}
