import { Failure } from '#shared/contract/failure.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Lines } from './lines.ts';
import type { Runs } from './runs.ts';

/** One thing a person changes: a cell (null empties it), or whether a line is dropped (merged into another one). */
export type Change =
  | { readonly type: 'cell'; readonly line: number; readonly field: string; readonly value: SourceCell | null }
  | { readonly type: 'drop'; readonly line: number; readonly dropped: boolean };

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

/** A person's changes to lines, in steps that can be undone and redone. Regrouping and checking are the caller's. */
export function createEdits(db: Database, lines: Lines, runs: Pick<Runs, 'isCleared'>) {
  /** A body that is on its way (or was accepted) must stay what its lines say. */
  const refuseLocked = (run: string, changes: readonly Change[]) => {
    if (runs.isCleared(run)) throw new Failure('run.cleared', { run });
    const locked = db
      .prepare<[string, string], { key: string }>(
        `SELECT o.key FROM lines l JOIN orders o ON o.id = l.order_id
         WHERE l.run = ? AND l.id IN (SELECT value FROM json_each(?))
           AND o.state NOT IN ('incomplete', 'ready', 'rejected') LIMIT 1`,
      )
      .get(run, JSON.stringify(linesOf(changes)));
    if (locked) throw new Failure('order.locked', { order: locked.key });
  };

  /** Makes the changes, each line written once, and tells what each cell held (or whether the line was dropped) before. */
  const carryOut = (run: string, changes: readonly Change[]): (SourceCell | null)[] => {
    const drafts = new Map(
      lines.get(run, linesOf(changes)).map((line) => [line.id, { cells: { ...line.cells }, dropped: line.dropped }]),
    );
    const before = changes.map((change) => {
      const draft = drafts.get(change.line);
      if (!draft) throw new Error(`run ${run} has no line ${change.line}`);
      if (change.type === 'drop') {
        const was = draft.dropped;
        draft.dropped = change.dropped;
        lines.setDropped(run, change.line, change.dropped);
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

  /** The step to undo (the last one done) or to redo (the first one undone); null when there is none. */
  const nextStep = (run: string, undone: boolean) =>
    db
      .prepare<[string], { step: number | null }>(
        undone
          ? 'SELECT min(step) AS step FROM edits WHERE run = ? AND undone = 1'
          : 'SELECT max(step) AS step FROM edits WHERE run = ? AND undone = 0',
      )
      .get(run)?.step ?? null;

  const move = (run: string, undo: boolean): Changed | null =>
    db.transaction(() => {
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
     */
    apply(run: string, changes: readonly Change[]): Changed {
      return db.transaction(() => {
        refuseLocked(run, changes);
        db.prepare<[string]>('DELETE FROM edits WHERE run = ? AND undone = 1').run(run);
        const step = (nextStep(run, false) ?? 0) + 1;
        const at = db.now();
        const record = db.prepare<[string, number, number, string | null, string | null, string | null, string]>(
          'INSERT INTO edits (run, step, line, field, before, after, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        );
        const before = carryOut(run, changes);
        changes.forEach((change, i) => {
          const field = change.type === 'cell' ? change.field : null;
          const after = change.type === 'cell' ? change.value : change.dropped;
          record.run(run, step, change.line, field, toJson(before[i] ?? null), toJson(after), at);
        });
        return changed(changes);
      });
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
  if (row.field === null) return { type: 'drop', line: row.line, dropped: value === true };
  return { type: 'cell', line: row.line, field: row.field, value };
}

function toJson(cell: SourceCell | null): string | null {
  return cell === null ? null : JSON.stringify(cell);
}
