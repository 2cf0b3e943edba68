import { randomUUID } from 'node:crypto';
import type { RateRow } from '#shared/freight/rate-card.ts';
import type { Database } from '../data-folder/data-folder.ts';

/** A stored card without its rows. */
export interface StoredRateCard {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  /** `yyyy-MM-dd`, both days included. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly importedAt: string;
  readonly rows: number;
}

export type NewRateCard = Pick<StoredRateCard, 'name' | 'file' | 'validFrom' | 'validTo'>;

export type RateCards = ReturnType<typeof createRateCards>;

const SELECT = `SELECT c.id, c.name, c.file, c.valid_from AS validFrom, c.valid_to AS validTo,
  c.imported_at AS importedAt, (SELECT count(*) FROM rate_card_rows WHERE card = c.id) AS rows FROM rate_cards c`;

/** The office's rate cards. */
export function createRateCards(db: Database) {
  const get = (id: string) => db.prepare<[string], StoredRateCard>(`${SELECT} WHERE c.id = ?`).get(id) ?? null;
  return {
    get,

    /** By name. */
    list(): StoredRateCard[] {
      return db.prepare<[], StoredRateCard>(`${SELECT} ORDER BY c.name`).all();
    },

    /** A card of the same name goes, in the same transaction. */
    save({ name, file, validFrom, validTo }: NewRateCard, rows: readonly RateRow[]): StoredRateCard {
      return db.transaction(() => {
        const id = randomUUID();
        db.prepare<[string]>('DELETE FROM rate_cards WHERE name = ?').run(name);
        db.prepare<[string, string, string, string | null, string | null, string]>(
          'INSERT INTO rate_cards (id, name, file, valid_from, valid_to, imported_at) VALUES (?, ?, ?, ?, ?, ?)',
        ).run(id, name, file, validFrom, validTo, db.now());
        const insert = db.prepare<[string, number, string]>(
          'INSERT INTO rate_card_rows (card, position, rate) VALUES (?, ?, ?)',
        );
        for (const [position, row] of rows.entries()) insert.run(id, position, JSON.stringify(row));
        const saved = get(id);
        if (!saved) throw new Error('a saved rate card is gone');
        return saved;
      });
    },

    /** A card's rows, in reading order. */
    rows(card: string): RateRow[] {
      return db
        .prepare<[string], { rate: string }>('SELECT rate FROM rate_card_rows WHERE card = ? ORDER BY position')
        .all(card)
        .map(({ rate }) => JSON.parse(rate) as RateRow);
    },

    delete(id: string): boolean {
      return db.prepare<[string]>('DELETE FROM rate_cards WHERE id = ?').run(id).changes > 0;
    },
  };
}
