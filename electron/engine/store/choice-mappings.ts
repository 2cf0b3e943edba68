import type { Database } from '../data-folder/data-folder.ts';

export interface ChoiceMapping {
  readonly kind: string;
  readonly field: string;
  /** The office's own word, such as the name it has for a warehouse. */
  readonly text: string;
  readonly code: string;
}

/** The codes a person gave to unlisted words of a choice field. */
export function createChoiceMappings(db: Database) {
  return {
    save({ kind, field, text, code }: ChoiceMapping): void {
      db.prepare<[string, string, string, string, string]>(
        `INSERT INTO choice_mappings (kind, field, text, code, saved_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (kind, field, text) DO UPDATE SET code = excluded.code, saved_at = excluded.saved_at`,
      ).run(kind, field, text, code, db.now());
    },

    list(kind: string): ChoiceMapping[] {
      return db
        .prepare<[string], ChoiceMapping>(
          'SELECT kind, field, text, code FROM choice_mappings WHERE kind = ? ORDER BY field, text',
        )
        .all(kind);
    },

    delete(kind: string, field: string, text: string): boolean {
      const { changes } = db
        .prepare<[string, string, string]>('DELETE FROM choice_mappings WHERE kind = ? AND field = ? AND text = ?')
        .run(kind, field, text);
      return changes > 0;
    },
  };
}
