import type { Attachment } from '#shared/kinds/kind.ts';
import type { Connection } from '../data-folder/data-folder.ts';

/** Which kept files go with which order. The bytes lie in the content-addressed folder. */
export function createAttachments(db: Connection) {
  return {
    /** The order's attachments, instead of all it had. */
    set(order: number, attachments: readonly Attachment[]): void {
      db.transaction(() => {
        db.prepare<[number]>('DELETE FROM attachments WHERE order_id = ?').run(order);
        const insert = db.prepare<[number, number, string, string, number, string, number]>(
          'INSERT INTO attachments (order_id, position, name, type, size, sha256, by_hand) VALUES (?, ?, ?, ?, ?, ?, ?)',
        );
        attachments.forEach((it, position) => {
          insert.run(order, position, it.name, it.type, it.size, it.sha256, it.byHand ? 1 : 0);
        });
      });
    },

    list(order: number): Attachment[] {
      return db
        .prepare<[number], Omit<Attachment, 'byHand'> & { readonly byHand: 0 | 1 }>(
          'SELECT name, type, size, sha256, by_hand AS byHand FROM attachments WHERE order_id = ? ORDER BY position',
        )
        .all(order)
        .map(({ byHand, ...it }) => (byHand === 1 ? { ...it, byHand: true } : it));
    },

    /** The run's orders that a person gave files to. */
    byHand(run: string): number[] {
      return db
        .prepare<[string], { id: number }>(
          `SELECT DISTINCT o.id FROM orders o JOIN attachments a ON a.order_id = o.id
           WHERE o.run = ? AND a.by_hand = 1 ORDER BY o.position`,
        )
        .all(run)
        .map(({ id }) => id);
    },

    /** Of all its orders, each file once. */
    ofRun(run: string): Attachment[] {
      return db
        .prepare<[string], Attachment>(
          `SELECT DISTINCT a.name, a.type, a.size, a.sha256
           FROM attachments a JOIN orders o ON o.id = a.order_id WHERE o.run = ?`,
        )
        .all(run);
    },

    /** How many files the run's ready orders have, and their bytes together. */
    ofReady(run: string): { files: number; orders: number; bytes: number } {
      return (
        db
          .prepare<[string], { files: number; orders: number; bytes: number }>(
            `SELECT count(*) AS files, count(DISTINCT a.order_id) AS orders, coalesce(sum(a.size), 0) AS bytes
           FROM attachments a JOIN orders o ON o.id = a.order_id WHERE o.run = ? AND o.state = 'ready'`,
          )
          .get(run) ?? { files: 0, orders: 0, bytes: 0 }
      );
    },

    /** Hashes of every kept file that some order still needs; the others may be deleted from the folder. */
    hashesInUse(): Set<string> {
      const rows = db.prepare<[], { sha256: string }>('SELECT DISTINCT sha256 FROM attachments').all();
      return new Set(rows.map((row) => row.sha256));
    },
  };
}
