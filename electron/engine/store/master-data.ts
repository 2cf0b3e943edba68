import type { Database } from '../data-folder/data-folder.ts';

/** A warehouse as its partner lists it. */
export interface ListedWarehouse {
  readonly code: string;
  readonly name: string;
  /** Two letters; blank where the partner does not say. */
  readonly country: string;
  /** Whether any service of it is on for this customer. */
  readonly active: boolean;
}

/** What partners say of accounts' warehouses and SKUs. Times are ISO. */
export function createMasterData(db: Pick<Database, 'prepare' | 'now' | 'transaction'>) {
  return {
    /** Takes the place of the account's former list. */
    setWarehouses(account: string, warehouses: readonly ListedWarehouse[]): void {
      db.transaction(() => {
        db.prepare<[string]>('DELETE FROM warehouses WHERE account = ?').run(account);
        const save = db.prepare<[string, string, string, string, number]>(
          'INSERT OR REPLACE INTO warehouses (account, code, name, country, active) VALUES (?, ?, ?, ?, ?)',
        );
        for (const { code, name, country, active } of warehouses)
          save.run(account, code, name, country, Number(active));
        db.prepare<[string, string]>('INSERT OR REPLACE INTO warehouse_lists (account, asked_at) VALUES (?, ?)').run(
          account,
          db.now(),
        );
      });
    },

    warehouses: (account: string): ListedWarehouse[] =>
      db
        .prepare<[string], Omit<ListedWarehouse, 'active'> & { active: number }>(
          'SELECT code, name, country, active FROM warehouses WHERE account = ? ORDER BY code',
        )
        .all(account)
        .map((row) => ({ ...row, active: row.active === 1 })),

    /** Countries of warehouses that any account lists; a code that two of them place differently is not there. */
    countries: (): { code: string; country: string }[] =>
      db
        .prepare<[], { code: string; country: string }>(
          `SELECT upper(code) AS code, min(country) AS country FROM warehouses WHERE country <> ''
           GROUP BY upper(code) HAVING count(DISTINCT country) = 1`,
        )
        .all(),

    /** When the account's list was asked for; null before that. */
    askedAt: (account: string): string | null =>
      db.prepare<[string], { at: string }>('SELECT asked_at AS at FROM warehouse_lists WHERE account = ?').get(account)
        ?.at ?? null,

    /** Keeps which of these SKUs the partner had a record of. */
    setSkus(account: string, asked: readonly string[], known: ReadonlySet<string>): void {
      db.transaction(() => {
        const save = db.prepare<[string, string, number, string]>(
          'INSERT OR REPLACE INTO asked_skus (account, sku, known, asked_at) VALUES (?, ?, ?, ?)',
        );
        for (const sku of asked) save.run(account, sku, Number(known.has(sku)), db.now());
      });
    },

    /** SKUs that the partner had no record of, and when it was asked. */
    unknownSkus: (account: string): { sku: string; askedAt: string }[] =>
      db
        .prepare<[string], { sku: string; askedAt: string }>(
          'SELECT sku, asked_at AS askedAt FROM asked_skus WHERE account = ? AND known = 0 ORDER BY sku',
        )
        .all(account),
  };
}
