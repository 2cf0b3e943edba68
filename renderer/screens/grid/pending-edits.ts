import type { QueryClient } from '@tanstack/react-query';
import type { Output } from '#shared/contract.ts';
import type { CellEdit } from './use-edits.ts';

type LineWindow = Output<'lines.window'>;

type ByLine = ReadonlyMap<number, readonly CellEdit[]>;

/** What was typed and is not answered yet. Windows of lines that come in meanwhile may be from before it. */
export interface PendingEdits {
  /** Shows these texts in the windows that are here and keeps them in those that come; returns what ends that. */
  add(cells: readonly CellEdit[]): () => void;
  /** A window just come in, with what was typed since it was asked for. */
  within(window: LineWindow): LineWindow;
}

export function createPendingEdits(queries: QueryClient): PendingEdits {
  const pending = new Set<ByLine>();
  return {
    add(cells) {
      const byLine = Map.groupBy(cells, ({ line }) => line);
      pending.add(byLine);
      queries.setQueriesData<LineWindow>({ queryKey: ['lines.window'] }, (old) => old && written(old, byLine));
      return () => pending.delete(byLine);
    },
    within: (window) => [...pending].reduce(written, window),
  };
}

function written(window: LineWindow, byLine: ByLine): LineWindow {
  if (!window.items.some(({ id }) => byLine.has(id))) return window;
  const items = window.items.map((line) => {
    const typed = byLine.get(line.id);
    if (!typed) return line;
    const changed = typed.map(({ field, value }) => [field, { text: value, edited: true as const }] as const);
    return { ...line, cells: { ...line.cells, ...Object.fromEntries(changed) } };
  });
  return { ...window, items };
}
