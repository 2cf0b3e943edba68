import type { Translate } from '#shared/text/index.ts';
import { FILLS } from './marks-look.ts';
import { isRiskyLead } from './ooxml/cell-text.ts';
import type { CellPatch } from './ooxml/sheet-patch.ts';
import type { StyleBook, StyleChange } from './ooxml/style-book.ts';
import type { SheetPlan } from './sheet-plan.ts';

type Cells = Map<number, Map<number, CellPatch>>;

/**
 * Turns a plan into what happens to each cell: fills are laid over the cell's own format, written values keep it, and
 * the column of explanations gets its texts.
 *
 * @param restyle formats of an earlier report's marks, each with the one it covered
 */
export function cellPatches(
  plan: SheetPlan,
  styles: StyleBook,
  restyle: ReadonlyMap<number, number>,
  t: Translate,
): Cells {
  const cells: Cells = new Map();
  const changes = new Map<string, StyleChange>();
  const change = (row: number, column: number, more: StyleChange) =>
    changes.set(`${row} ${column}`, { ...changes.get(`${row} ${column}`), ...more });
  for (const { row, column, fill } of plan.fills) change(row, column, { fill: FILLS[fill] });
  for (const { row, column, write } of plan.writes) {
    if (write.type === 'text') change(row, column, { text: isRiskyLead(write.value) ? 'quoted' : 'plain' });
  }
  const apply = (row: number, column: number, base: number) => {
    const clean = restyle.get(base) ?? base;
    const made = changes.get(`${row} ${column}`);
    return made === undefined ? clean : styles.derive(clean, made);
  };

  const formats = new Map<string, number>();
  for (const { row, column } of plan.fills) put(cells, row, column, { style: (base) => apply(row, column, base) });
  for (const { row, column, write, formatFrom } of plan.writes) {
    const source = `${formatFrom.row} ${formatFrom.column}`;
    put(cells, row, column, { style: (base) => apply(row, column, formats.get(source) ?? base), write });
  }
  const sources = plan.writes
    .filter(({ row, formatFrom }) => row !== formatFrom.row)
    .map(({ formatFrom }) => formatFrom);
  for (const { row, column } of new Map(sources.map((at) => [`${at.row} ${at.column}`, at])).values()) {
    // The first cell of a split merge stands above the others, so its format is known when they are written.
    const first = cells.get(row)?.get(column);
    const style = (base: number) => {
      formats.set(`${row} ${column}`, base);
      return first?.style(base) ?? apply(row, column, base);
    };
    put(cells, row, column, { ...first, style });
  }
  addColumn(cells, plan, styles, t);
  return cells;
}

function addColumn(cells: Cells, plan: SheetPlan, styles: StyleBook, t: Translate): void {
  const { column } = plan;
  if (column === null) return;
  const blank = styles.own({});
  for (const row of plan.staleRows) put(cells, row, column, { style: () => blank, write: { type: 'blank' } });
  for (const { row, text, fill } of plan.rowTexts) {
    const color = fill === 'error' ? 'FFC00000' : 'FF7F6000';
    const style = styles.own(isRiskyLead(text) ? { color, quotePrefix: true } : { color });
    put(cells, row, column, { style: () => style, write: { type: 'text', value: text } });
  }
  const header = styles.own({ bold: true, color: 'FFFFFFFF', fill: 'FFC00000' });
  for (const row of plan.headerRows) {
    put(cells, row, column, { style: () => header, write: { type: 'text', value: t('report:errors.header') } });
  }
}

function put(cells: Cells, row: number, column: number, patch: CellPatch): void {
  const columns = cells.get(row) ?? new Map<number, CellPatch>();
  columns.set(column, patch);
  cells.set(row, columns);
}
