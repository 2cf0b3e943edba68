import { Failure } from '#shared/contract/failure.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Lines } from './lines.ts';
import type { Runs } from './runs.ts';

/**
 * One thing a person changes: a cell (null empties it), or whether a line is dropped: merged into another one, or `noOrder`, a row
 * of the sheet that is none.
 */
export type Change =
  | { readonly type: 'cell'; readonly line: number; readonly field: string; readonly value: SourceCell | null }
  | { readonly type: 'drop'; readonly line: number; readonly dropped: boolean; readonly noOrder?: boolean };

/** What a step changed. */
export interface Changed {
  /** Ascending. */
  readonly lines: readonly number[];
  /** Null stands for a whole line that was dropped or came back. */
  readonly fields: ReadonlySet<string | null>;
}

interface EditRow {
  readonly line: number;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** A step that is made, undone or redone bit by bit. */
export interface OpenStep {
  readonly step: number;
  /** It is being made: when that comes to no end, nothing of it stays. Otherwise it ends as one that was undone. */
  readonly isNew: boolean;
  /** Whose it is: this process's, another living one's, or that of one that is gone. */
  readonly by: 'self' | 'other' | 'gone';
}

/** A person's changes to lines, in steps that can be undone and redone. Regrouping and checking are the caller's. */
export function createEdits(db: Database, lines: Lines, runs: Pick<Runs, 'isCleared'>) {
  /** A body that is on its way (or was accepted) must stay what its lines say. */
  const refuseLocked = (run: string, changes: readonly Change[], withdrawn: number | null = null) => {
    if (runs.isCleared(run)) throw new Failure('run.cleared', { run });
    const locked = db
      // From the lines to their orders: the other way round all of the run is looked through.
      .prepare<[string, string, number | null], { key: string }>(
        `SELECT o.key FROM json_each(?) j CROSS JOIN lines l ON l.run = ? AND l.id = j.value
         CROSS JOIN orders o ON o.id = l.order_id
         WHERE o.state NOT IN ('incomplete', 'ready', 'rejected') AND o.id IS NOT ? LIMIT 1`,
      )
      .get(JSON.stringify(linesOf(changes)), run, withdrawn);
    if (locked) throw new Failure('order.locked', { order: locked.key });
  };

  /** Makes the changes, each line written once, and tells what each cell held (or whether the line was dropped) before. */
  const carryOut = (run: string, changes: readonly Change[]): (SourceCell | null)[] => {
    const drafts = new Map(
      lines.get(run, linesOf(changes)).map((line) => [line.id, { cells: { ...line.cells }, dropped: droppedAs(line) }]),
    );
    const before = changes.map((change) => {
      const draft = drafts.get(change.line);
      if (!draft) throw new Error(`run ${run} has no line ${change.line}`);
      if (change.type === 'drop') {
        const was = draft.dropped;
        draft.dropped = droppedAs(change);
        lines.setDropped(run, change.line, change);
        return was;
      }
      const held = draft.cells[change.field] ?? null;
      if (change.value === null) delete draft.cells[change.field];
      else draft.cells[change.field] = change.value;
      return held;
    });
    for (const [id, draft] of drafts) lines.setCells(run, id, draft.cells);
    return before;
  };

  const stepRows = (run: string, step: number) =>
    db
      .prepare<[string, number], EditRow>(
        'SELECT line, field, before, after FROM edits WHERE run = ? AND step = ? ORDER BY id',
      )
      .all(run, step);

  /** The step to undo (the last one done) or to redo (the first one undone after that); null when there is none. */
  const nextStep = (run: string, undone: boolean) =>
    db
      .prepare<[object], { step: number | null }>(
        undone
          ? `SELECT min(step) AS step FROM edits WHERE run = @run AND undone = 1
               AND step > (SELECT coalesce(max(step), 0) FROM edits WHERE run = @run AND undone = 0)`
          : 'SELECT max(step) AS step FROM edits WHERE run = @run AND undone = 0',
      )
      .get({ run })?.step ?? null;

  const openStep = (run: string): OpenStep | null => {
    const row = db
      .prepare<[string], { open: string | null }>('SELECT open_step AS open FROM runs WHERE id = ?')
      .get(run);
    if (!row?.open) return null;
    const { step, isNew, process } = JSON.parse(row.open) as { step: number; isNew: boolean; process: string };
    const by = process === db.processId ? 'self' : db.isAlive(process) ? 'other' : 'gone';
    return { step, isNew, by };
  };

  /** A half of what a person did must not be built upon. */
  const refuseOpen = (run: string) => {
    if (openStep(run)) throw new Failure('run.beingEdited', { run });
  };

  const record = (run: string, step: number, changes: readonly Change[]): Changed => {
    const at = db.now();
    const insert = db.prepare<[string, number, number, string | null, string | null, string | null, string]>(
      'INSERT INTO edits (run, step, line, field, before, after, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    const before = carryOut(run, changes);
    changes.forEach((change, i) => {
      const field = change.type === 'cell' ? change.field : null;
      const after = change.type === 'cell' ? change.value : droppedAs(change);
      insert.run(run, step, change.line, field, toJson(before[i] ?? null), toJson(after), at);
    });
    return changed(changes);
  };

  const move = (run: string, undo: boolean): Changed | null =>
    db.transaction(() => {
      refuseOpen(run);
      const step = nextStep(run, !undo);
      if (step === null) return null;
      const rows = stepRows(run, step);
      const changes = undo
        ? rows.toReversed().map((row) => toChange(row, row.before))
        : rows.map((row) => toChange(row, row.after));
      refuseLocked(run, changes);
      carryOut(run, changes);
      db.prepare<[number, string, number]>('UPDATE edits SET undone = ? WHERE run = ? AND step = ?').run(
        Number(undo),
        run,
        step,
      );
      return changed(changes);
    });

  return {
    /**
     * Makes the changes as one step of undo and forgets what was undone before.
     *
     * @throws Failure `order.locked` when an order of these lines is queued or further, `run.cleared` when retention took
     * them away; nothing is changed then.
     * @param withdrawn an order that all its lines leave: it was taken back, and its body stays what it was
     */
    apply(run: string, changes: readonly Change[], withdrawn: number | null = null): Changed {
      return db.transaction(() => {
        refuseOpen(run);
        refuseLocked(run, changes, withdrawn);
        db.prepare<[string]>('DELETE FROM edits WHERE run = ? AND undone = 1').run(run);
        return record(run, (nextStep(run, false) ?? 0) + 1, changes);
      });
    },

    openStep,

    /** Runs of which a step is open. */
    openIn(): string[] {
      return db
        .prepare<[], { id: string }>('SELECT id FROM runs WHERE open_step IS NOT NULL')
        .all()
        .map(({ id }) => id);
    },

    /**
     * Opens a step that is to be made (`new`), undone or redone bit by bit: until it is closed nothing else of the run is edited
     * or queued, by whatever process.
     *
     * @throws Failure `run.beingEdited`
     */
    open(run: string, how: 'new' | 'undo' | 'redo'): void {
      db.transaction(() => {
        refuseOpen(run);
        const last = db
          .prepare<[string], { step: number | null }>('SELECT max(step) AS step FROM edits WHERE run = ?')
          .get(run);
        const step = how === 'new' ? (last?.step ?? 0) + 1 : nextStep(run, how === 'redo');
        const open = { step, isNew: how === 'new', process: db.processId };
        db.prepare<[string, string]>('UPDATE runs SET open_step = ? WHERE id = ?').run(JSON.stringify(open), run);
      });
    },

    close(run: string): void {
      db.prepare<[string]>('UPDATE runs SET open_step = NULL WHERE id = ?').run(run);
    },

    /** What stands in the way of these changes: see {@link apply}. */
    refuseLocked,

    /** Makes some of the changes of the open step. Throws as `apply` does. */
    applyPart: (run: string, { step }: OpenStep, changes: readonly Change[]): Changed =>
      db.transaction(() => {
        refuseLocked(run, changes);
        return record(run, step, changes);
      }),

    /** Undoes (or redoes) so many changes of the open step; null when there are no more. What is new and undone is forgotten. */
    movePart: (run: string, { step, isNew }: OpenStep, undo: boolean, limit: number): Changed | null =>
      db.transaction(() => {
        const rows = db
          .prepare<[string, number, number, number], EditRow & { id: number }>(
            `SELECT id, line, field, before, after FROM edits WHERE run = ? AND step = ? AND undone = ?
             ORDER BY id ${undo ? 'DESC' : 'ASC'} LIMIT ?`,
          )
          .all(run, step, Number(!undo), limit);
        if (rows.length === 0) return null;
        const changes = rows.map((row) => toChange(row, undo ? row.before : row.after));
        carryOut(run, changes);
        const ids = JSON.stringify(rows.map(({ id }) => id));
        if (isNew) db.prepare<[string]>('DELETE FROM edits WHERE id IN (SELECT value FROM json_each(?))').run(ids);
        else {
          db.prepare<[number, string]>('UPDATE edits SET undone = ? WHERE id IN (SELECT value FROM json_each(?))').run(
            Number(undo),
            ids,
          );
        }
        return changed(changes);
      }),

    /** Forgets so many of the changes that were undone before the last step was made; true while there are more. */
    forgetSome: (run: string, limit: number): boolean =>
      db
        .prepare<[object]>(
          `DELETE FROM edits WHERE id IN (SELECT id FROM edits WHERE run = @run AND undone = 1
             AND step < (SELECT max(step) FROM edits WHERE run = @run AND undone = 0) LIMIT @limit)`,
        )
        .run({ run, limit }).changes === limit,

    /** What undoing (or redoing) changes next: how many cells or lines, and the fields (null: whole lines). */
    next(run: string, undo: boolean): { readonly changes: number; readonly fields: ReadonlySet<string | null> } {
      const rows = db
        .prepare<[string, number | null], { field: string | null; n: number }>(
          'SELECT field, count(*) AS n FROM edits WHERE run = ? AND step = ? GROUP BY field',
        )
        .all(run, nextStep(run, !undo));
      return { changes: rows.reduce((sum, { n }) => sum + n, 0), fields: new Set(rows.map(({ field }) => field)) };
    },

    /** Takes the last step back; null when there is none. Throws `order.locked` as `apply` does. */
    undo: (run: string) => move(run, true),

    /** Makes the last undone step again; null when there is none. Throws `order.locked` as `apply` does. */
    redo: (run: string) => move(run, false),

    stacks: (run: string) => ({
      undoable: nextStep(run, false) !== null,
      redoable: nextStep(run, true) !== null,
    }),
  };
}

function changed(changes: readonly Change[]): Changed {
  return {
    lines: linesOf(changes),
    fields: new Set(changes.map((change) => (change.type === 'cell' ? change.field : null))),
  };
}

function linesOf(changes: readonly Change[]): number[] {
  return [...new Set(changes.map((change) => change.line))].sort((a, b) => a - b);
}

function toChange(row: EditRow, json: string | null): Change {
  const value = json === null ? null : (JSON.parse(json) as SourceCell);
  if (row.field === null) {
    return value === noOrder
      ? { type: 'drop', line: row.line, dropped: true, noOrder: true }
      : { type: 'drop', line: row.line, dropped: value === true };
  }
  return { type: 'cell', line: row.line, field: row.field, value };
}

/** Stands in an edit for a line that is no order. */
const noOrder = 'noOrder';

/** How an edit has it: whether a line is dropped, and as what. */
function droppedAs(line: { readonly dropped: boolean; readonly noOrder?: boolean }): boolean | typeof noOrder {
  return line.noOrder && line.dropped ? noOrder : line.dropped;
}

function toJson(cell: SourceCell | null): string | null {
  return cell === null ? null : JSON.stringify(cell);
}
