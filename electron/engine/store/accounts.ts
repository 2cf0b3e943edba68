import type { Account } from '#shared/contract/settings.ts';
import { addressIn } from '#shared/partners/registry.ts';
import type { Database } from '../data-folder/data-folder.ts';
import { placeOf } from '../place-of.ts';

export type NewAccount = Omit<Account, 'hasSecrets' | 'refusedAt'>;

export type Accounts = ReturnType<typeof createAccounts>;

interface AccountRow extends Omit<Account, 'settings' | 'hasSecrets' | 'refusedAt'> {
  readonly settings: string;
  readonly hasSecrets: number;
  readonly refusedAt: string | null;
}

const SELECT = `SELECT id, partner, name, target, settings, secrets IS NOT NULL AS hasSecrets, refused_at AS refusedAt
  FROM accounts`;

/** Named credentials at partners. Secrets are opaque here: bytes that the host encrypted. */
export function createAccounts(db: Database) {
  return {
    /** Without removed ones, oldest first. */
    list(): Account[] {
      return db
        .prepare<[], AccountRow>(`${SELECT} WHERE removed_at IS NULL ORDER BY created_at, rowid`)
        .all()
        .map(toAccount);
    },

    get(id: string): Account | null {
      const row = db.prepare<[string], AccountRow>(`${SELECT} WHERE id = ? AND removed_at IS NULL`).get(id);
      return row ? toAccount(row) : null;
    },

    /** One that was removed: without keys. */
    removed(id: string): Account | null {
      const row = db.prepare<[string], AccountRow>(`${SELECT} WHERE id = ? AND removed_at IS NOT NULL`).get(id);
      return row ? toAccount(row) : null;
    },

    /** Removed ones that a person had, the last one first. */
    removedOf(partner: Account['partner']): Account[] {
      return db
        .prepare<[string], AccountRow>(
          `${SELECT} WHERE removed_at IS NOT NULL AND partner = ? AND target = 'production' ORDER BY removed_at DESC, rowid DESC`,
        )
        .all(partner)
        .map(toAccount);
    },

    isRemoved(id: string): boolean {
      const removed = db.prepare<[string]>('SELECT 1 FROM accounts WHERE id = ? AND removed_at IS NOT NULL').get(id);
      return removed !== undefined;
    },

    /** Creates the account, or changes the one with that id; its secrets stay. One that was removed is back. */
    save(account: NewAccount): void {
      db.prepare<[string, string, string, string, string, string]>(
        `INSERT INTO accounts (id, partner, name, target, settings, created_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, target = excluded.target, settings = excluded.settings,
           removed_at = NULL`,
      ).run(account.id, account.partner, account.name, account.target, JSON.stringify(account.settings), db.now());
    },

    secrets(id: string): Uint8Array | null {
      const row = db
        .prepare<[string], { secrets: Uint8Array | null }>('SELECT secrets FROM accounts WHERE id = ?')
        .get(id);
      return row?.secrets ?? null;
    },

    setSecrets(id: string, secrets: Uint8Array | null): void {
      db.prepare<[Uint8Array | null, string]>('UPDATE accounts SET secrets = ? WHERE id = ?').run(secrets, id);
    },

    /** The partner refused its keys, or did not: it took them, or they are other ones. */
    setRefused(id: string, refused: boolean): void {
      if (refused) db.prepare<[string, string]>('UPDATE accounts SET refused_at = ? WHERE id = ?').run(db.now(), id);
      else
        db.prepare<[string]>('UPDATE accounts SET refused_at = NULL WHERE id = ? AND refused_at IS NOT NULL').run(id);
    },

    /**
     * What an exchange says of the account's keys, whatever it was about. Who reads what was asked lets the caller in; a
     * refusal by its status alone may come from before the partner, and says nothing.
     */
    heard(id: string, { type, status = 400 }: { readonly type: string; readonly status?: number | undefined }): void {
      if (type === 'credentials') this.setRefused(id, true);
      else if ((type === 'answered' || type === 'quoted' || type === 'rejected') && status < 400)
        this.setRefused(id, false);
    },

    /** What stands for its public credentials; empty while nobody has read them. */
    marks(id: string): string[] {
      const row = db.prepare<[string], { marks: string }>('SELECT marks FROM accounts WHERE id = ?').get(id);
      return JSON.parse(row?.marks ?? '[]') as string[];
    },

    /** Keeps what stands for its public credentials, also for keys that it used at its address before anybody knew. */
    learn(id: string, marks: readonly string[]): void {
      const account = this.get(id);
      if (!account || marks.length === 0 || this.marks(id).join() === marks.join()) return;
      const known = JSON.stringify(marks);
      const place = placeOf(addressIn(account.partner, account.settings));
      db.transaction(() => {
        db.prepare<[string, string]>('UPDATE accounts SET marks = ? WHERE id = ?').run(known, id);
        const claimed = db
          .prepare<[string], { address: string }>(
            "SELECT DISTINCT address FROM claims WHERE account = ? AND marks = '[]' AND practice = 0",
          )
          .all(id);
        const complete = db.prepare<[string, string, string]>(
          "UPDATE claims SET marks = ? WHERE account = ? AND address = ? AND marks = '[]'",
        );
        for (const { address } of claimed) {
          if (address === '' || placeOf(address) === place) complete.run(known, id, address);
        }
      });
    },

    /** Hides the account and wipes its secrets. Its row and what it sent stay: runs name it, and it may be entered again. */
    remove(id: string): boolean {
      const { changes } = db
        .prepare<[string, string]>(
          'UPDATE accounts SET removed_at = ?, secrets = NULL WHERE id = ? AND removed_at IS NULL',
        )
        .run(db.now(), id);
      return changes > 0;
    },
  };
}

function toAccount({ refusedAt, ...row }: AccountRow): Account {
  return {
    ...row,
    ...(refusedAt !== null && { refusedAt }),
    settings: JSON.parse(row.settings) as Account['settings'],
    hasSecrets: row.hasSecrets === 1,
  };
}
