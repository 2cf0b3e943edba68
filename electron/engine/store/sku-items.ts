import type { Database } from '../data-folder/data-folder.ts';
import { containing, type Page, type PageRange } from './list-query.ts';

export interface SkuItem {
  readonly sku: string;
  readonly itemId: string;
}

/** What saving entries came to. */
export interface SkuChanges {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export type SkuItems = ReturnType<typeof createSkuItems>;

/** Item ids that stand for the office's own SKUs. `account` is empty for the entries that hold for every account. */
export function createSkuItems(db: Database) {
  return {
    /** In one transaction; no entry is removed. */
    save(account: string, items: readonly SkuItem[]): SkuChanges {
      const find = db.prepare<[string, string], { item_id: string }>(
        'SELECT item_id FROM sku_items WHERE account = ? AND sku = ?',
      );
      const put = db.prepare<[string, string, string, string]>(
        `INSERT INTO sku_items (account, sku, item_id, saved_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (account, sku) DO UPDATE SET item_id = excluded.item_id, saved_at = excluded.saved_at`,
      );
      return db.transaction(() => {
        const changes = { added: 0, changed: 0, unchanged: 0 };
        for (const { sku, itemId } of items) {
          const before = find.get(account, sku)?.item_id;
          changes[before === undefined ? 'added' : before === itemId ? 'unchanged' : 'changed'] += 1;
          if (before !== itemId) put.run(account, sku, itemId, db.now());
        }
        return changes;
      });
    },

    /** The account's own entries by SKU, those with `search` in SKU or item id. */
    list(account: string, search: string, { offset, limit }: PageRange): Page<SkuItem> {
      const where = `account = ? AND (sku LIKE ? ESCAPE '\\' OR item_id LIKE ? ESCAPE '\\')`;
      const pattern = containing(search);
      const count = db
        .prepare<[string, string, string], { total: number }>(`SELECT count(*) AS total FROM sku_items WHERE ${where}`)
        .get(account, pattern, pattern);
      const items = db
        .prepare<[string, string, string, number, number], SkuItem>(
          `SELECT sku, item_id AS itemId FROM sku_items WHERE ${where} ORDER BY sku LIMIT ? OFFSET ?`,
        )
        .all(account, pattern, pattern, limit, offset);
      return { total: count?.total ?? 0, items };
    },

    /** How many of the account's own entries went. */
    delete(account: string, skus: readonly string[]): number {
      const remove = db.prepare<[string, string]>('DELETE FROM sku_items WHERE account = ? AND sku = ?');
      return db.transaction(() => skus.reduce((gone, sku) => gone + remove.run(account, sku).changes, 0));
    },

    /** SKU → item id as the account's orders are checked with: its own entries, else those for every account. */
    known(account: string): ReadonlyMap<string, string> {
      const rows = db
        .prepare<[string], SkuItem>(
          `SELECT sku, item_id AS itemId FROM sku_items WHERE account IN ('', ?) ORDER BY account`,
        )
        .all(account);
      return new Map(rows.map(({ sku, itemId }) => [sku, itemId]));
    },
  };
}
