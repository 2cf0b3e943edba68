import type { Attachment } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import { keyLikeness } from '#shared/sheets/key-likeness.ts';
import type { SkippedRow } from '#shared/sheets/line.ts';
import type { Connection, Database } from '../data-folder/data-folder.ts';
import { createAttachments } from './attachments.ts';
import { createFiles, type StoredFile } from './files.ts';
import { createLines, type PackedLine } from './lines.ts';
import type { CheckedState } from './orders.ts';
import { createProblems } from './problems.ts';
import { createRuns, type NewRun, type Runs } from './runs.ts';
import { createSkippedRows } from './skipped-rows.ts';

export interface ImportedOrder {
  /** From 1, in reading order. An order with very many lines may come in several batches with the same position. */
  readonly position: number;
  readonly key: string;
  readonly state: CheckedState;
  readonly lines: readonly PackedLine[];
  readonly problems: readonly Problem[];
  readonly attachments?: readonly Attachment[];
}

/** What is stored at once. 500 lines or so keep a transaction well under 50 ms. */
export interface ImportBatch {
  readonly orders?: readonly ImportedOrder[];
  /** Lines that belong to no order (their key is blank), with their problems. */
  readonly lines?: readonly PackedLine[];
  readonly problems?: readonly Problem[];
  /** Problems of whole columns, each at the first line that fills it. */
  readonly ofColumns?: readonly Problem[];
  readonly skipped?: readonly SkippedRow[];
}

export interface ImportedRun extends NewRun {
  readonly files: readonly StoredFile[];
}

/** What an import writes to. */
function createTables(db: Connection) {
  return {
    db,
    runs: createRuns(db),
    files: createFiles(db),
    lines: createLines(db),
    problems: createProblems(db),
    attachments: createAttachments(db),
    skippedRows: createSkippedRows(db),
  };
}

/**
 * Stores a run bit by bit while it stays invisible: `begin`, `addBatch` as often as needed, `finish`. Only `finish` waits for
 * the disk, which then has all of it. A run whose process dies in between is removed when the store is next opened.
 */
export function createImports(db: Database, runs: Runs) {
  let opened: ReturnType<typeof createTables> | undefined;
  const tables = () => {
    opened ??= createTables(db.unsynced);
    return opened;
  };
  const insertOrder = (run: string, order: ImportedOrder) => {
    const row = tables()
      .db.prepare<[string, number, string, string, string, string], { id: number }>(
        `INSERT INTO orders (run, position, key, likeness, state, updated_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (run, position) DO UPDATE SET state = excluded.state RETURNING id`,
      )
      .get(run, order.position, order.key, keyLikeness(order.key), order.state, db.now());
    if (!row) throw new Error('an inserted order returned no id');
    return row.id;
  };

  return {
    /** Returns the run's id. */
    begin({ files, ...run }: ImportedRun): string {
      const into = tables();
      return into.db.transaction(() => {
        const id = into.runs.insert(run);
        for (const file of files) into.files.insert(id, file);
        return id;
      });
    },

    /** One transaction: all of it or nothing. */
    addBatch(run: string, { orders = [], lines = [], problems = [], ofColumns = [], skipped = [] }: ImportBatch): void {
      const into = tables();
      into.db.transaction(() => {
        into.lines.keepLists([...orders.flatMap((order) => order.lines), ...lines]);
        for (const order of orders) {
          const id = insertOrder(run, order);
          for (const line of order.lines) into.lines.insert(run, line, id);
          for (const problem of order.problems) into.problems.insert(run, id, problem);
          if (order.attachments?.length) into.attachments.set(id, order.attachments);
        }
        for (const line of lines) into.lines.insert(run, line, null);
        for (const problem of problems) into.problems.insert(run, null, problem);
        for (const problem of ofColumns) into.problems.insertOfColumn(run, problem);
        for (const row of skipped) into.skippedRows.insert(run, row);
      });
    },

    /** Takes one file of a half-way import out again, with its orders, lines, problems and skipped rows. */
    dropFile(run: string, file: number): void {
      const { db } = tables();
      db.transaction(() => {
        const of = { run, file };
        const orders = db
          .prepare<[object], { id: number }>(
            'SELECT DISTINCT order_id AS id FROM lines WHERE run = @run AND file = @file AND order_id IS NOT NULL',
          )
          .all(of);
        db.prepare<[object]>(
          `DELETE FROM problems WHERE run = @run
             AND at_line IN (SELECT id FROM lines WHERE run = @run AND file = @file)`,
        ).run(of);
        db.prepare<[object]>('DELETE FROM lines WHERE run = @run AND file = @file').run(of);
        for (const { id } of orders) db.prepare<[number]>('DELETE FROM orders WHERE id = ?').run(id);
        db.prepare<[object]>('DELETE FROM skipped_rows WHERE run = @run AND file = @file').run(of);
        db.prepare<[object]>('DELETE FROM files WHERE run = @run AND idx = @file').run(of);
      });
    },

    finish: (run: string) => runs.finish(run),

    /** Takes a half-way import away again. */
    abort: (run: string) => runs.delete(run),
  };
}
