import {
  type CheckContext,
  type CheckedOrder,
  cellReader,
  checkGroup,
  checkLoose,
  groupLines,
} from '#engine/check/check.ts';
import type { AnyKind, Attachment } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';

export interface LinesToCheck {
  readonly kind: AnyKind;
  /** In reading order: see {@link groupLines}. */
  readonly lines: readonly Line[];
  readonly context: CheckContext;
  /** The files that go with an order. */
  readonly attachments?: (key: string) => readonly Attachment[];
}

export interface CheckedLines {
  /** In order of first appearance. */
  readonly orders: readonly CheckedOrder[];
  /** Lines that belong to no order, with what is wrong in them and not said of the order above them. */
  readonly loose: readonly { readonly line: number; readonly problems: readonly Problem[] }[];
}

/** Groups lines into orders and checks them, as reading a file and an edit do. */
export function checkLines({ kind, lines, context, attachments }: LinesToCheck): CheckedLines {
  const { groups, loose } = groupLines(kind, lines, context.files);
  const reader = cellReader(kind, context);
  const held = new Set(groups.flatMap(({ below }) => below));
  return {
    orders: groups.map((group) =>
      checkGroup({ kind, group, context, reader, attachments: attachments?.(group.key) ?? [] }),
    ),
    loose: loose.map((at) => ({ line: at.line.id, problems: checkLoose(kind, at, reader, held.has(at)) })),
  };
}
