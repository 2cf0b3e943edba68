import { setImmediate as turn } from 'node:timers/promises';
import type { Database } from '../data-folder/data-folder.ts';

/** Rows taken away at once: a transaction stays well under 50 ms. */
const SLICE = 1000;

/** What a run's files said, and what became of it here: takes some of it away, so many rows at most. */
export const CONTENTS = [
  'DELETE FROM problems WHERE id IN (SELECT id FROM problems WHERE run = ? LIMIT ?)',
  'DELETE FROM edits WHERE id IN (SELECT id FROM edits WHERE run = ? LIMIT ?)',
  'DELETE FROM lines WHERE rowid IN (SELECT rowid FROM lines WHERE run = ? LIMIT ?)',
  `DELETE FROM skipped_rows WHERE (run, file, sheet, row) IN
     (SELECT run, file, sheet, row FROM skipped_rows WHERE run = ? LIMIT ?)`,
];

/** What a large run consists of, in the order in which it may go: a line names its order. */
const SLICES = [...CONTENTS, 'DELETE FROM orders WHERE id IN (SELECT id FROM orders WHERE run = ? LIMIT ?)'];

/**
 * Takes everything of a run away except its claims and attempts, bit by bit: `hide`, then `removeSome` until nothing is
 * left. From `hide` on the run is gone for everybody; like a half-way import, what a process that dies in between leaves
 * of it is removed when the store is next opened.
 */
export function createRunRemoval(db: Database) {
  return {
    /** Takes a run out of sight until it is taken back or {@link expired}. False when there is no such run in sight. */
    discard(run: string): boolean {
      return (
        db
          .prepare<[string, string]>(
            "UPDATE runs SET deleted_at = ? WHERE id = ? AND state <> 'importing' AND deleted_at IS NULL",
          )
          .run(db.now(), run).changes > 0
      );
    },

    /** When a run was discarded that can still be taken back (ISO time); null for any other. */
    discardedAt(run: string): string | null {
      const row = db
        .prepare<[string], { at: string | null }>(
          "SELECT deleted_at AS at FROM runs WHERE id = ? AND state <> 'importing'",
        )
        .get(run);
      return row?.at ?? null;
    },

    /** False when there is no such run among the discarded ones. */
    takeBack(run: string): boolean {
      return (
        db
          .prepare<[string]>(
            "UPDATE runs SET deleted_at = NULL WHERE id = ? AND state <> 'importing' AND deleted_at IS NOT NULL",
          )
          .run(run).changes > 0
      );
    },

    /** Runs that were discarded before `before` (ISO time). */
    expired(before: string): string[] {
      return db
        .prepare<[string], { id: string }>(
          "SELECT id FROM runs WHERE deleted_at < ? AND state <> 'importing' ORDER BY deleted_at",
        )
        .all(before)
        .map(({ id }) => id);
    },

    /** For good. False when there is no such run. */
    hide(run: string): boolean {
      return (
        db
          .prepare<[string, string]>(
            "UPDATE runs SET state = 'importing', importer = ? WHERE id = ? AND state <> 'importing'",
          )
          .run(db.processId, run).changes > 0
      );
    },

    /** True while there is more to take away; a run in sight is left alone. */
    removeSome(run: string): boolean {
      return db.transaction(() => {
        const hidden = db.prepare<[string]>("SELECT 1 FROM runs WHERE id = ? AND state = 'importing'").get(run);
        if (!hidden) return false;
        const some = SLICES.some((sql) => db.prepare<[string, number]>(sql).run(run, SLICE).changes > 0);
        if (!some) db.prepare<[string]>('DELETE FROM runs WHERE id = ?').run(run);
        return some;
      });
    },
  };
}

/** Removes a hidden run or a half-way import; other calls are answered in between, however many lines it has. */
export async function removeRun(
  { runRemoval }: { readonly runRemoval: ReturnType<typeof createRunRemoval> },
  run: string,
): Promise<void> {
  while (runRemoval.removeSome(run)) await turn();
}
