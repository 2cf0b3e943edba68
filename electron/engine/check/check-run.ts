import type { AnyKind, Attachment } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';
import { placeProblems } from './cell-problems.ts';
import { type CellReader, cellReader } from './cell-reader.ts';
import { type CheckedOrder, checkOrder } from './check-order.ts';
import type { CheckContext } from './context.ts';
import { generalProblem } from './general-problem.ts';
import { groupLines } from './group-lines.ts';
import { type KeysAbove, keysAbove } from './order-key.ts';

export interface LinesToCheck {
  readonly kind: AnyKind;
  /**
   * In reading order, with all lines of every key among them: the whole run, or after an edit the lines of the keys it
   * touched ({@link orderKey} of the line before and after) and the lines without a key that it touched.
   */
  readonly lines: readonly Line[];
  readonly context: CheckContext;
  /** The files that go with an order. */
  readonly attachments?: (key: string) => readonly Attachment[];
  /** Needed when `lines` are not the whole run: see {@link keysAbove}. */
  readonly above?: KeysAbove;
}

export interface CheckedLines {
  /** Checked one by one while they are iterated, in order of first appearance. Can be iterated once. */
  readonly orders: Iterable<CheckedOrder>;
  /** Lines that belong to no order, with what is wrong in them. */
  readonly loose: readonly LooseLine[];
}

export interface LooseLine {
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** Groups lines into orders and checks them. No line gets lost: each is in one order or loose. */
export function checkRun({ kind, lines, context, attachments, above }: LinesToCheck): CheckedLines {
  const { groups, loose } = groupLines(kind, lines, context.files);
  const reader = cellReader(kind, context);
  const keys = loose.length === 0 ? new Map() : (above ?? keysAbove(kind, lines));
  function* orders() {
    for (const group of groups) {
      yield checkOrder({ kind, group, context, reader, attachments: attachments?.(group.key) ?? [] });
    }
  }
  return {
    orders: orders(),
    loose: loose.map((line) => ({ line: line.id, problems: checkLoose(kind, line, reader, keys) })),
  };
}

function checkLoose(kind: AnyKind, line: Line, reader: CellReader, above: KeysAbove): readonly Problem[] {
  const cells = above.get(line.id);
  const missing = generalProblem('key.missing', {
    field: kind.key[0] ?? null,
    line: line.id,
    ...(cells && { fix: { type: 'set', cells } }),
  });
  const ofCells = Object.entries(line.cells).flatMap(([field, cell]) => {
    const at = { line, cell, echo: false };
    return placeProblems(kind, field, at, reader.read(field, cell), [at]);
  });
  return [missing, ...ofCells];
}
