import type { CheckContext } from '#engine/check/context.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import { checkLines } from '../../../engine/check/check-lines.ts';

export type Cells = Readonly<Record<string, SourceCell>>;

/** Rows of one flat sheet, checked as a file's are: one entry per order. */
export function checked(kind: AnyKind, rows: readonly Cells[], context: Partial<CheckContext> = {}) {
  const lines = rows.map(
    (cells, index): Line => ({ id: index + 1, file: 0, sheet: 'S', row: index + 2, part: 'whole', cells }),
  );
  const { orders } = checkLines({ kind, lines, context: { settings: {}, today: '2026-06-01', ...context } });
  return [...orders].map(({ order, problems }) => ({
    order,
    problems,
    /** Code and place of everything that is worth a word. */
    found: problems.map(({ code, field, line }) => [code, field, line]),
    body: kind.toPayload(order, {}),
  }));
}
