import type { Translate } from '#shared/text/index.ts';
import { REPORT_NOTE_TITLES, REPORT_SHEETS } from '#shared/text/report-marks.ts';
import { FILLS } from './marks.ts';
import { displayWidth, isRiskyLead } from './ooxml/cell-text.ts';
import { address } from './ooxml/cell-xml.ts';
import { contentTypes } from './ooxml/namespaces.ts';
import { CannotPatch, Package } from './ooxml/package.ts';
import { placeNotes } from './ooxml/place-notes.ts';
import { expandShared } from './ooxml/shared-formulas.ts';
import { type CellPatch, patchSheet } from './ooxml/sheet-patch.ts';
import { emptyStyles, StyleBook, type StyleChange } from './ooxml/style-book.ts';
import {
  folderOf,
  partOf,
  putSheet,
  readWorkbook,
  recalculateOnOpen,
  removeMacros,
  type WorkbookParts,
} from './ooxml/workbook-parts.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { type Summary, summarySheetXml } from './summary-sheet.ts';

/** Characters that fit in the column of explanations before it is cut off on screen; the text runs on to the right. */
const COLUMN_WIDTH = 60;

export interface PatchTask {
  /** The formula of a cell as it reads on its own. */
  readonly formulas: (sheet: string, address: string) => string | undefined;
  readonly plans: ReadonlyMap<string, SheetPlan>;
  readonly summary: Summary;
}

/**
 * Marks a workbook in place, part by part: whatever is not marked keeps its bytes.
 *
 * @throws CannotPatch when the file is not built the way this can be done safely
 */
export function patchWorkbook(bytes: Uint8Array, { formulas, plans, summary }: PatchTask, t: Translate) {
  const pack = Package.open(bytes);
  const workbook = readWorkbook(pack);
  const hadMacros = removeMacros(pack, workbook);
  const stylesPart = partOf(pack, workbook.part, 'styles') ?? addStyles(pack, workbook);
  const styles = new StyleBook(pack.text(stylesPart));
  const restyle = styles.without(Object.values(FILLS));
  const titles = { now: t('report:errors.noteTitle'), all: REPORT_NOTE_TITLES };
  for (const [name, plan] of plans) {
    const { part } = worksheet(workbook, name);
    const written = new Set(plan.writes.map(({ row, column }) => address(row, column)));
    const xml = pack.text(part);
    const formulaAt = (at: string) => formulas(name, at);
    const shapes = placeNotes(pack, part, plan.notes, titles, workbook.namespaces);
    const patched = patchSheet(written.size === 0 ? xml : expandShared(xml, written, formulaAt), {
      cells: cellPatches(plan, styles, restyle, t),
      widths: [
        ...plan.headers.map(({ column, header }) => ({ column, characters: Math.max(12, displayWidth(header) + 4) })),
        ...(plan.column === null ? [] : [{ column: plan.column, characters: COLUMN_WIDTH }]),
      ],
      unmerge: new Set(plan.unmerge),
      restyle,
      legacyDrawing: shapes,
    });
    pack.write(part, patched);
  }
  const sheet = { name: t('report:errors.sheet'), xml: summarySheetXml(summary, styles, workbook.namespaces.main, t) };
  putSheet(pack, workbook, sheet, REPORT_SHEETS);
  pack.write(stylesPart, styles.toXml());
  if ([...plans.values()].some(({ writes }) => writes.length > 0)) recalculateOnOpen(pack, workbook);
  return { bytes: pack.bytes(), hadMacros };
}

function worksheet(workbook: WorkbookParts, name: string) {
  const sheet = workbook.sheets.find((candidate) => candidate.name === name);
  if (sheet === undefined || !sheet.isWorksheet) throw new CannotPatch(`no worksheet ${name}`);
  return sheet;
}

function addStyles(pack: Package, workbook: WorkbookParts): string {
  const part = `${folderOf(workbook.part)}styles.xml`;
  pack.write(part, emptyStyles(workbook.namespaces.main));
  pack.setType(part, contentTypes.styles);
  pack.relate(workbook.part, `${workbook.namespaces.relationship}/styles`, part);
  return part;
}

type Cells = Map<number, Map<number, CellPatch>>;

/**
 * Turns a plan into what happens to each cell: fills are laid over the cell's own format, written values keep it, and
 * the column of explanations gets its texts.
 *
 * @param restyle formats of an earlier report's marks, each with the one it covered
 */
function cellPatches(plan: SheetPlan, styles: StyleBook, restyle: ReadonlyMap<number, number>, t: Translate): Cells {
  const cells: Cells = new Map();
  const changes = new Map<string, StyleChange>();
  const change = (row: number, column: number, more: StyleChange) =>
    changes.set(`${row} ${column}`, { ...changes.get(`${row} ${column}`), ...more });
  for (const { row, column, fill } of plan.fills) change(row, column, { fill: FILLS[fill] });
  for (const { row, column, write, formatFrom } of plan.writes) {
    if (write.type === 'number' && column !== formatFrom.column) change(row, column, { general: true });
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
    .filter(({ row, column, formatFrom }) => row !== formatFrom.row || column !== formatFrom.column)
    .map(({ formatFrom }) => formatFrom);
  for (const { row, column } of new Map(sources.map((at) => [`${at.row} ${at.column}`, at])).values()) {
    // The first cell of a split merge stands above the others, a neighbour at the left: their formats are known by then.
    const first = cells.get(row)?.get(column);
    const style = (base: number) => {
      formats.set(`${row} ${column}`, base);
      return first?.style(base) ?? apply(row, column, base);
    };
    put(cells, row, column, { ...first, style });
  }
  const heading = styles.own({ bold: true, fill: 'FFDDEBF7' });
  for (const { row, column } of plan.headings) {
    put(cells, row, column, { ...cells.get(row)?.get(column), style: () => heading });
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
