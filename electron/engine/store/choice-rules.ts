import type { Database } from '../data-folder/data-folder.ts';

export interface ChoiceRule {
  readonly kind: string;
  readonly field: string;
  /** The office's own word, such as the name it has for a warehouse. */
  readonly text: string;
  readonly code: string;
  /** The set of header names that it is for; null for every one. */
  readonly headers: readonly string[] | null;
}

interface Row extends Omit<ChoiceRule, 'headers'> {
  readonly headers: string;
}

/** The codes a person gave to unlisted words of a choice field, for one layout or for all. */
export function createChoiceRules(db: Database) {
  return {
    save({ kind, field, text, code, headers }: ChoiceRule): void {
      db.prepare<[string, string, string, string, string, string]>(
        `INSERT INTO choice_rules (kind, field, text, headers, code, saved_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (kind, field, text, headers) DO UPDATE SET code = excluded.code, saved_at = excluded.saved_at`,
      ).run(kind, field, text, stored(headers), code, db.now());
    },

    list(kind: string): ChoiceRule[] {
      return db
        .prepare<[string], Row>(
          'SELECT kind, field, text, code, headers FROM choice_rules WHERE kind = ? ORDER BY field, text, headers',
        )
        .all(kind)
        .map(({ headers, ...rule }) => ({
          ...rule,
          headers: headers === '' ? null : (JSON.parse(headers) as string[]),
        }));
    },

    delete({ kind, field, text, headers }: Omit<ChoiceRule, 'code'>): boolean {
      const { changes } = db
        .prepare<[string, string, string, string]>(
          'DELETE FROM choice_rules WHERE kind = ? AND field = ? AND text = ? AND headers = ?',
        )
        .run(kind, field, text, stored(headers));
      return changes > 0;
    },
  };
}

/** Written as a layout's name is. */
function stored(headers: ChoiceRule['headers']): string {
  return headers === null ? '' : JSON.stringify(headers);
}
