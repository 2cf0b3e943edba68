import type { Layout } from '#shared/contract/layouts.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { ChoiceRule } from './choice-rules.ts';

/** What was deleted, with all that brings it back. An account's row stays where it was, without its keys. */
export type Forgotten =
  | { readonly type: 'account'; readonly content: { readonly id: string } }
  | { readonly type: 'layout'; readonly content: Layout }
  | { readonly type: 'choice'; readonly content: ChoiceRule };

export type StoredForgotten = Forgotten & { readonly id: number; readonly at: string };

interface Row {
  readonly id: number;
  readonly type: Forgotten['type'];
  readonly content: string;
  readonly at: string;
}

const SELECT = 'SELECT id, type, content, forgotten_at AS at FROM forgotten';

/** Deleted things that can be taken back. What is deleted once more in the same place takes the place of what was. */
export function createForgotten(db: Database) {
  return {
    add(thing: Forgotten): void {
      db.prepare<[string, string, string, string]>(
        'INSERT OR REPLACE INTO forgotten (type, place, content, forgotten_at) VALUES (?, ?, ?, ?)',
      ).run(thing.type, placeOf(thing), JSON.stringify(thing.content), db.now());
    },

    /** Deleted at this time or later; the last one first. */
    since(time: string): StoredForgotten[] {
      return db
        .prepare<[string], Row>(`${SELECT} WHERE forgotten_at >= ? ORDER BY forgotten_at DESC, id DESC`)
        .all(time)
        .map(toForgotten);
    },

    get(id: number): StoredForgotten | undefined {
      const row = db.prepare<[number], Row>(`${SELECT} WHERE id = ?`).get(id);
      return row && toForgotten(row);
    },

    remove(id: number): void {
      db.prepare<[number]>('DELETE FROM forgotten WHERE id = ?').run(id);
    },

    /** Nobody takes back what was deleted before this. */
    clear(before: string): void {
      db.prepare<[string]>('DELETE FROM forgotten WHERE forgotten_at < ?').run(before);
    },
  };
}

function placeOf({ type, content }: Forgotten): string {
  if (type === 'account') return content.id;
  if (type === 'layout') return JSON.stringify([content.kind, content.headers]);
  return JSON.stringify([content.kind, content.field, content.text, content.headers]);
}

const toForgotten = ({ content, ...row }: Row) => ({ ...row, content: JSON.parse(content) }) as StoredForgotten;
