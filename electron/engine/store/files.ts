import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { RunFile } from '#shared/contract/run.ts';
import type { Connection } from '../data-folder/data-folder.ts';

export interface StoredFile extends RunFile {
  /** Where it was read from; null for a file that had no path (a browser upload). */
  readonly path: string | null;
  readonly sheets: readonly SheetRecognition[];
}

export type Files = ReturnType<typeof createFiles>;

/** The source files of runs and how their sheets were recognised. */
export function createFiles(db: Connection) {
  return {
    insert(run: string, file: StoredFile): void {
      db.prepare<[string, number, string, string | null, number, string, string]>(
        'INSERT INTO files (run, idx, name, path, size, sha256, sheets) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ).run(run, file.index, file.name, file.path, file.size, file.sha256, JSON.stringify(file.sheets));
    },

    list(run: string): StoredFile[] {
      return db
        .prepare<[string], Omit<StoredFile, 'sheets'> & { sheets: string }>(
          'SELECT idx AS "index", name, path, size, sha256, sheets FROM files WHERE run = ? ORDER BY idx',
        )
        .all(run)
        .map((row) => ({ ...row, sheets: JSON.parse(row.sheets) as SheetRecognition[] }));
    },

    /** Hashes of the kept workbooks that a run may still be read, or reported on, from. */
    hashesInUse(): Set<string> {
      const rows = db
        .prepare<[], { sha256: string }>(
          'SELECT DISTINCT f.sha256 FROM files f JOIN runs r ON r.id = f.run WHERE r.cleared IS NULL',
        )
        .all();
      return new Set(rows.map(({ sha256 }) => sha256));
    },

    setSheets(run: string, index: number, sheets: readonly SheetRecognition[]): void {
      db.prepare<[string, string, number]>('UPDATE files SET sheets = ? WHERE run = ? AND idx = ?').run(
        JSON.stringify(sheets),
        run,
        index,
      );
    },
  };
}
