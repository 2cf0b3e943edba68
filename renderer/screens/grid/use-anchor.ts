import { type Dispatch, type SetStateAction, useState } from 'react';
import type { Selection } from './selection.ts';
import type { Lines, LineView } from './use-lines.ts';

interface Anchor {
  readonly view: LineView;
  readonly row: number;
  readonly line: number;
}

interface Options {
  readonly view: LineView;
  readonly lines: Lines;
  readonly selected: Selection;
  readonly setSelection: Dispatch<SetStateAction<Selection>>;
}

/**
 * Keeps the active cell on its line when lines come or go above it, as when a mended one leaves the filter; where it is
 * the line itself that has gone, the next one takes its place. While rendering, so that no key event comes in between.
 */
export function useAnchor({ view, lines, selected, setSelection }: Options): void {
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const { row } = selected.active;
  const last = Math.max(0, (lines.total ?? 1) - 1);
  const line = lines.lineAt(Math.min(row, last))?.id;
  if (line === undefined || (anchor?.view === view && anchor.row === row && anchor.line === line)) return;
  const moved = anchor?.view === view && anchor.row === row ? lines.rowOf(anchor.line) : undefined;
  // `row` may be beyond the last one where its window is older than the one with the total: its own is still to come.
  if (moved === row) return;
  if (anchor && moved !== undefined) {
    setAnchor({ ...anchor, row: moved });
    setSelection(({ active, end }) => ({
      active: { ...active, row: moved },
      end: { ...end, row: end.row + moved - row },
    }));
  } else setAnchor({ view, row, line });
}
