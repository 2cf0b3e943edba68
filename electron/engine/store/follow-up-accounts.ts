import type { FollowUpHold } from '#shared/contract/follow-up.ts';
import type { Database } from '../data-folder/data-folder.ts';

/** How an account is asked about its orders. */
export interface AskedAccount {
  /** ISO time at which its last round began; null before the first. */
  readonly roundAt: string | null;
  /** The longest list that the partner took, after one was refused. */
  readonly listSize: number | null;
  /** Requests in a row that came to nothing. */
  readonly failures: number;
  readonly hold: FollowUpHold | null;
  /** ISO time up to which its changes were read; null before that, and where the partner is asked by numbers. */
  readonly readUntil: string | null;
  /** The last follow-up of which all changes up to then are known. */
  readonly knownTo: number;
}

/** A code that a warehouse gave, with its own words and the first order that had it. */
export interface WarehouseStatus {
  readonly account: string;
  readonly code: string;
  readonly words: string;
  readonly key: string;
  readonly seenAt: string;
  readonly told: boolean;
}

const fresh: AskedAccount = { roundAt: null, listSize: null, failures: 0, hold: null, readUntil: null, knownTo: 0 };

export type FollowUpAccounts = ReturnType<typeof createFollowUpAccounts>;

export function createFollowUpAccounts(db: Pick<Database, 'prepare' | 'now'>) {
  const get = (account: string): AskedAccount => {
    const row = db
      .prepare<[string], Omit<AskedAccount, 'hold'> & { hold: string | null }>(
        'SELECT round_at AS roundAt, list_size AS listSize, failures, hold, read_until AS readUntil, known_to AS knownTo FROM follow_up_accounts WHERE account = ?',
      )
      .get(account);
    return row ? { ...row, hold: row.hold === null ? null : JSON.parse(row.hold) } : fresh;
  };
  return {
    get,

    change(account: string, changed: Partial<AskedAccount>): void {
      const { hold, ...row } = { ...get(account), ...changed };
      db.prepare<[object]>(
        `INSERT OR REPLACE INTO follow_up_accounts (account, round_at, list_size, failures, hold, read_until, known_to)
         VALUES (@account, @roundAt, @listSize, @failures, @hold, @readUntil, @knownTo)`,
      ).run({ account, ...row, hold: hold && JSON.stringify(hold) });
    },

    /** Keeps a code that was not seen before. */
    learn(account: string, code: string, words: string, key: string): void {
      db.prepare<[object]>(
        `INSERT OR IGNORE INTO warehouse_statuses (account, code, words, key, seen_at)
         VALUES (@account, @code, @words, @key, @now)`,
      ).run({ account, code, words, key, now: db.now() });
    },

    /** Oldest first. */
    statuses: (): WarehouseStatus[] =>
      db
        .prepare<[], Omit<WarehouseStatus, 'told'> & { told: number }>(
          'SELECT account, code, words, key, seen_at AS seenAt, told FROM warehouse_statuses ORDER BY seen_at, account, code',
        )
        .all()
        .map((row) => ({ ...row, told: row.told === 1 })),

    told(account: string, code: string): void {
      db.prepare<[string, string]>('UPDATE warehouse_statuses SET told = 1 WHERE account = ? AND code = ?').run(
        account,
        code,
      );
    },

    /** Runs of the account that are being sent, by whichever process. */
    sending: (account: string): string[] =>
      db
        .prepare<[string], { id: string }>("SELECT id FROM runs WHERE account = ? AND state = 'submitting'")
        .all(account)
        .map(({ id }) => id),
  };
}
