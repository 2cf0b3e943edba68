import { type CellObject, utils } from 'xlsx';
import { REPORT_SHEETS } from '#shared/text/report-marks.ts';
import { sourceCell } from '../read/open-workbook.ts';
import type { CellWrite } from './ooxml/cell-xml.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { isFilled, type SheetView, secondView, viewWorkbook, type WorkbookView } from './workbook-view.ts';

export interface Comparison {
  /** The original. */
  readonly original: Uint8Array;
  /** The original as imports read it. */
  readonly before: WorkbookView;
  readonly report: Uint8Array;
  /** What was meant to change, by sheet. */
  readonly plans: ReadonlyMap<string, SheetPlan>;
}

/**
 * Holds a written report against its original: every sheet, merge and cell that was not meant to change must read the
 * same, and every written value must be there. Two readers that share nothing have to say so, the one that will read the
 * report when it is dropped in and SheetJS: what one of them is blind to before and after, the other sees. Where SheetJS
 * reads the original otherwise, it is held to its own reading.
 *
 * @returns what differs first, for the log; null when all is well
 */
export function firstDifference({ original, before, report, plans }: Comparison): string | null {
  const after = viewWorkbook(report);
  if (after === null) return 'unreadable';
  const found = difference(before, after, plans, isSame);
  if (found !== null) return found;
  const second = secondView(report, before);
  if (second !== null && difference(before, only(second, before.names), plans, meansSame) === null) return null;
  const secondBefore = secondView(original, before);
  if (secondBefore === null) return null;
  return second === null ? 'unreadable to the second reader' : difference(secondBefore, second, plans, isSame);
}

/** Without the sheets that hold no cells, which are of no interest to the first reader. */
function only(view: WorkbookView, names: readonly string[]): WorkbookView {
  const wanted = new Set([...names, ...REPORT_SHEETS]);
  return { ...view, names: view.names.filter((name) => wanted.has(name)) };
}

type Alike = (sheet: SheetView, a: CellObject | undefined, b: CellObject | undefined) => boolean;

function difference(
  before: WorkbookView,
  after: WorkbookView,
  plans: Comparison['plans'],
  alike: Alike,
): string | null {
  const names = (book: WorkbookView) => book.names.filter((name) => !REPORT_SHEETS.includes(name));
  const summary = after.names.filter((name) => REPORT_SHEETS.includes(name));
  if (summary.length !== 1 || after.sheet(summary[0] ?? '') === undefined) return 'summary';
  if (names(before).join('\n') !== names(after).join('\n')) return 'sheets';
  for (const name of names(before)) {
    const [old, now] = [before.sheet(name), after.sheet(name)];
    if (old === undefined && now === undefined) continue;
    if (old === undefined || now === undefined) return `sheet ${name}`;
    const found = sheetDifference(old, now, plans.get(name), alike);
    if (found !== null) return `${name}: ${found}`;
  }
  return null;
}

function sheetDifference(old: SheetView, now: SheetView, plan: SheetPlan | undefined, alike: Alike): string | null {
  const merges = (sheet: SheetView) => sheet.merges.map((merge) => utils.encode_range(merge));
  const kept = merges(old).filter((merge) => !plan?.unmerge.includes(merge));
  if (kept.join() !== merges(now).join()) return 'merges';
  const writes = new Map(plan?.writes.map(({ row, column, write }) => [`${row} ${column}`, write]));
  const texts = new Map(plan?.rowTexts.map(({ row, text }) => [row, text]));
  for (let row = 1; row <= Math.max(old.lastRow, now.lastRow); row++) {
    const width = Math.max(old.width(row), now.width(row));
    for (let column = 0; column < width; column++) {
      const cell = now.cell(row, column);
      const write = writes.size === 0 ? undefined : writes.get(`${row} ${column}`);
      if (column === plan?.column) {
        const text = plan.headerRows.includes(row) ? undefined : (texts.get(row) ?? '');
        if (text !== undefined && String(cell?.v ?? '') !== text) return `text at row ${row}`;
      } else if (write !== undefined ? !holds(cell, write) : !alike(old, old.cell(row, column), cell)) {
        return utils.encode_cell({ r: row - 1, c: column });
      }
    }
  }
  return null;
}

/** To one and the same reader. */
function isSame(_: SheetView, a: CellObject | undefined, b: CellObject | undefined): boolean {
  if (!isFilled(a) && !isFilled(b)) return true;
  return a?.t === b?.t && Object.is(a?.v, b?.v) && a?.f === b?.f && a?.F === b?.F && a?.z === b?.z;
}

/**
 * To two readers: the same value, a date or not, and the same formula. What a shared formula comes to only SheetJS knows:
 * such a workbook is held to SheetJS's own reading of the original.
 */
function meansSame({ date1904 }: SheetView, a: CellObject | undefined, b: CellObject | undefined): boolean {
  if (a?.f !== b?.f) return false;
  if (a?.t === 's' && b?.t === 's' && a.v === b.v) return true;
  const meaning = (cell: CellObject | undefined) => JSON.stringify(cell ? sourceCell(cell, date1904) : null);
  return meaning(a) === meaning(b);
}

function holds(cell: CellObject | undefined, write: CellWrite): boolean {
  if (write.type === 'blank') return !isFilled(cell);
  return cell?.f === undefined && cell?.v === write.value && cell?.t === (write.type === 'number' ? 'n' : 's');
}
