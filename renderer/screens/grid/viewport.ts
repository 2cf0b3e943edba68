import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect } from 'react';
import type { GridColumn } from './columns.ts';
import type { Spot } from './selection.ts';

/** Sizes of the grid in CSS pixels; `grid.css` has the same. */
export const rowHeight = 28;

export const headerHeight = 34;

/** Six digits. */
const rowNumberWidth = 72;

const orderWidth = 216;

export const frozenWidth = rowNumberWidth + orderWidth;

interface Viewport {
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly cols: Virtualizer<HTMLDivElement, Element>;
  /** Scrolls as far as is needed for a cell to be seen. */
  reveal(spot: Spot): void;
}

/** The rows and columns of the grid that are in sight, and always those of the active cell. */
export function useViewport(
  area: RefObject<HTMLDivElement | null>,
  rowCount: number,
  columns: readonly GridColumn[],
  active: Spot,
): Viewport {
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => area.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    rangeExtractor: useCallback((shown: Range) => withIndex(shown, active.row), [active.row]),
  });
  const cols = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => area.current,
    estimateSize: (index) => columns[index]?.width ?? 0,
    overscan: 2,
    rangeExtractor: useCallback((shown: Range) => withIndex(shown, active.col), [active.col]),
  });
  // Columns of other widths: what was measured does not hold any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the columns change
  useEffect(() => cols.measure(), [columns]);

  const reveal = useCallback(
    ({ row, col }: Spot) => {
      const box = area.current;
      if (!box) return;
      const start = leftOf(columns, col);
      box.scrollTo({
        top: scrollToShow(
          { start: row * rowHeight, end: (row + 1) * rowHeight },
          { scroll: box.scrollTop, length: box.clientHeight, before: headerHeight },
        ),
        left: scrollToShow(
          { start, end: start + (columns[col]?.width ?? 0) },
          { scroll: box.scrollLeft, length: box.clientWidth, before: frozenWidth },
        ),
      });
    },
    [area, columns],
  );
  return { rows, cols, reveal };
}

/** Where a column begins, the frozen ones left aside. */
export function leftOf(columns: readonly GridColumn[], col: number): number {
  return columns.slice(0, col).reduce((sum, { width }) => sum + width, 0);
}

/** The rows (or columns) in sight and the one of the active cell: it is named to those who do not see. */
function withIndex(shown: Range, index: number): number[] {
  const indexes = defaultRangeExtractor(shown);
  if (index < shown.count && !indexes.includes(index)) indexes.push(index);
  return indexes.sort((a, b) => a - b);
}

/** The scroll position at which a stretch of a box is visible; `before` is how much of the box is covered at its start. */
function scrollToShow(
  at: { readonly start: number; readonly end: number },
  box: { readonly scroll: number; readonly length: number; readonly before: number },
): number {
  if (at.start < box.scroll) return at.start;
  const visible = box.length - box.before;
  return at.end > box.scroll + visible ? at.end - visible : box.scroll;
}
