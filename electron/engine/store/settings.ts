import type { Database } from '../data-folder/data-folder.ts';

export type SettingValue = string | number | boolean;
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** The office's settings. Which there are, and their defaults, is not the store's business. */
export function createSettings(db: Database) {
  return {
    all(): Record<string, SettingValue> {
      const rows = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings ORDER BY key').all();
      return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as SettingValue]));
    },

    /** Sets these and leaves the others. */
    set(values: SettingValues): void {
      db.transaction(() => {
        const save = db.prepare<[string, string]>(
          'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        );
        for (const [key, value] of Object.entries(values)) save.run(key, JSON.stringify(value));
      });
    },

    /** As if nobody had ever set these. */
    forget(names: readonly string[]): void {
      db.transaction(() => {
        const remove = db.prepare<[string]>('DELETE FROM settings WHERE key = ?');
        for (const name of names) remove.run(name);
      });
    },
  };
}
