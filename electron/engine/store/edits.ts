import type { SourceCell } from '#shared/cell.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { Database } from './database.ts';
import type { Lines } from './lines.ts';

/** One thing a person changes: a cell (null empties it), or a line that was merged into another one. */
export type Change =
  | { readonly type: 'cell'; readonly line: number; readonly field: string; readonly value: SourceCell | null }
  | { readonly type: 'drop'; readonly line: number };

/** The lines that a step changed, in ascending order. */
export interface Changed {
  readonly lines: readonly number[];
}

export type Edits = ReturnType<typeof createEdits>;

interface EditRow {
  readonly line: number;
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** A person's changes to lines, in steps that can be undone and redone. Regrouping and checking are the caller's. */
export function createEdits(db: Database, lines: Lines) {
  /** A body that is on its way (or was accepted) must stay what its lines say. */
  const refuseLocked = (run: string, ids: readonly number[]) => {
    const locked = db
      .prepare<[string, string], { key: string }>(
        `SELECT o.key FROM lines l JOIN orders o ON o.id = l.order_id
         WHERE l.run = ? AND l.id IN (SELECT value FROM json_each(?))
           AND o.state NOT IN ('incomplete', 'ready', 'rejected') LIMIT 1`,
      )
      .get(run, JSON.stringify(ids));
    if (locked) throw new Failure('order.locked', { order: locked.key });
  };

  const setCell = (run: string, id: number, field: string, value: SourceCell | null) => {
    const line = lines.get(run, [id])[0];
    if (!line) throw new Error(`run ${run} has no line ${id}`);
    const { [field]: before = null, ...others } = line.cells;
    lines.setCells(run, id, value === null ? others : { ...line.cells, [field]: value });
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
      refuseLocked(
        run,
        rows.map((row) => row.line),
      );
      for (const row of undo ? rows.reverse() : rows) {
        const value = undo ? row.before : row.after;
        if (row.field === null) lines.setDropped(run, row.line, !undo);
        else setCell(run, row.line, row.field, value === null ? null : (JSON.parse(value) as SourceCell));
      }
      db.prepare<[number, string, number]>('UPDATE edits SET undone = ? WHERE run = ? AND step = ?').run(
        Number(undo),
        run,
        step,
      );
      return changed(rows);
    });

  return {
    /**
     * Makes the changes as one step of undo and forgets what was undone before.
     *
     * @throws Failure `order.locked` when an order of these lines is queued or further; nothing is changed then.
     */
    apply(run: string, changes: readonly Change[]): Changed {
      return db.transaction(() => {
        refuseLocked(
          run,
          changes.map((change) => change.line),
        );
        db.prepare<[string]>('DELETE FROM edits WHERE run = ? AND undone = 1').run(run);
        const step = (nextStep(run, false) ?? 0) + 1;
        const at = db.now();
        const record = db.prepare<[string, number, number, string | null, string | null, string | null, string]>(
          'INSERT INTO edits (run, step, line, field, before, after, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        );
        for (const change of changes) {
          if (change.type === 'drop') {
            lines.setDropped(run, change.line, true);
            record.run(run, step, change.line, null, null, null, at);
          } else {
            const before = setCell(run, change.line, change.field, change.value);
            record.run(run, step, change.line, change.field, toJson(before), toJson(change.value), at);
          }
        }
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

function changed(of: readonly { readonly line: number }[]): Changed {
  return { lines: [...new Set(of.map((it) => it.line))].sort((a, b) => a - b) };
}

function toJson(cell: SourceCell | null): string | null {
  return cell === null ? null : JSON.stringify(cell);
}
