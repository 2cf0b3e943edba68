/** Sizes of the grid in CSS pixels; `grid.css` has the same. */
export const rowHeight = 32;
export const headerHeight = 36;
export const rowNumberWidth = 56;
export const orderWidth = 196;
export const frozenWidth = rowNumberWidth + orderWidth;

/** Where a scrolled box has to stand so that a stretch inside it is seen; `before` of it is covered at its start. */
export function scrollToShow(
  at: { readonly start: number; readonly end: number },
  box: { readonly scroll: number; readonly length: number; readonly before: number },
): number {
  if (at.start < box.scroll) return at.start;
  const visible = box.length - box.before;
  return at.end > box.scroll + visible ? at.end - visible : box.scroll;
}
