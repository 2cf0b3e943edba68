import type { Translate } from '#shared/text/index.ts';
import { REPORT_NOTE_TITLES, REPORT_SHEETS } from '#shared/text/report-marks.ts';
import { FILLS } from './marks-look.ts';
import { address } from './ooxml/cell-xml.ts';
import { contentTypes } from './ooxml/namespaces.ts';
import { CannotPatch, Package } from './ooxml/package.ts';
import { placeNotes } from './ooxml/place-notes.ts';
import { expandShared } from './ooxml/shared-formulas.ts';
import { patchSheet } from './ooxml/sheet-patch.ts';
import { emptyStyles, StyleBook } from './ooxml/style-book.ts';
import {
  folderOf,
  partOf,
  putSheet,
  readWorkbook,
  recalculateOnOpen,
  removeMacros,
  type WorkbookParts,
} from './ooxml/workbook-parts.ts';
import { cellPatches } from './sheet-cells.ts';
import type { SheetPlan } from './sheet-plan.ts';
import type { SourceBook } from './source-book.ts';
import type { Summary } from './summary.ts';
import { summarySheetXml } from './summary-sheet.ts';

/** Characters that fit in the column of explanations before it is cut off on screen; the text runs on to the right. */
const COLUMN_WIDTH = 60;

export interface PatchTask {
  readonly plans: ReadonlyMap<string, SheetPlan>;
  readonly summary: Summary;
  readonly source: SourceBook;
}

/**
 * Marks a workbook in place, part by part: whatever is not marked keeps its bytes.
 *
 * @throws CannotPatch when the file is not built the way this can be done safely
 */
export function patchWorkbook(bytes: Uint8Array, { plans, summary, source }: PatchTask, t: Translate) {
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
    const formulaAt = (at: string) => source.sheet(name)?.at(at)?.f;
    const shapes = placeNotes(pack, part, plan.notes, titles, workbook.namespaces);
    const patched = patchSheet(written.size === 0 ? xml : expandShared(xml, written, formulaAt), {
      cells: cellPatches(plan, styles, restyle, t),
      width: plan.column === null ? null : { column: plan.column, characters: COLUMN_WIDTH },
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
