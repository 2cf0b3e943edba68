import type { Database } from './database.ts';

/** Removes runs whose import ended half-way with its process: a run is there completely or not at all. */
export function removeAbandonedImports(db: Database): void {
  const importers = db.prepare<[], { importer: string }>(
    'SELECT DISTINCT importer FROM runs WHERE importer IS NOT NULL',
  );
  for (const { importer } of importers.all()) {
    if (!db.isAlive(importer)) db.prepare<[string]>('DELETE FROM runs WHERE importer = ?').run(importer);
  }
}
