import { type CellObject, utils } from 'xlsx';
import { REPORT_SHEETS } from '#shared/text/report-marks.ts';
import type { CellWrite } from './ooxml/cell-xml.ts';
import type { SheetPlan } from './sheet-plan.ts';
import { isFilled, type SourceBook, type SourceSheet } from './source-book.ts';

/**
 * Holds a written report against its original: every sheet, merge and cell that was not meant to change must read the
 * same, and every written value must be there.
 *
 * @returns what differs first, for the log; null when all is well
 */
export function firstDifference(
  before: SourceBook,
  after: SourceBook,
  plans: ReadonlyMap<string, SheetPlan>,
): string | null {
  const names = (book: SourceBook) => book.names.filter((name) => !REPORT_SHEETS.includes(name));
  const summary = after.names.filter((name) => REPORT_SHEETS.includes(name));
  if (summary.length !== 1 || after.sheet(summary[0] ?? '') === undefined) return 'summary';
  if (names(before).join('\n') !== names(after).join('\n')) return 'sheets';
  for (const name of names(before)) {
    const [old, now] = [before.sheet(name), after.sheet(name)];
    if (old === undefined && now === undefined) continue;
    if (old === undefined || now === undefined) return `sheet ${name}`;
    const found = sheetDifference(old, now, plans.get(name));
    if (found !== null) return `${name}: ${found}`;
  }
  return null;
}

function sheetDifference(old: SourceSheet, now: SourceSheet, plan: SheetPlan | undefined): string | null {
  const merges = (sheet: SourceSheet) => sheet.merges.map((merge) => utils.encode_range(merge));
  const kept = merges(old).filter((merge) => !plan?.unmerge.includes(merge));
  if (kept.join() !== merges(now).join()) return 'merges';
  const writes = new Map(plan?.writes.map(({ row, column, write }) => [`${row} ${column}`, write]));
  const texts = new Map(plan?.rowTexts.map(({ row, text }) => [row, text]));
  for (let row = 1; row <= Math.max(old.lastRow, now.lastRow); row++) {
    const width = Math.max(old.width(row), now.width(row));
    for (let column = 0; column < width; column++) {
      const cell = now.cell(row, column);
      const write = writes.get(`${row} ${column}`);
      if (column === plan?.column) {
        const text = plan.headerRows.includes(row) ? undefined : (texts.get(row) ?? '');
        if (text !== undefined && String(cell?.v ?? '') !== text) return `text at row ${row}`;
      } else if (write !== undefined ? !holds(cell, write) : !isSame(old.cell(row, column), cell)) {
        return utils.encode_cell({ r: row - 1, c: column });
      }
    }
  }
  return null;
}

function isSame(a: CellObject | undefined, b: CellObject | undefined): boolean {
  if (!isFilled(a) && !isFilled(b)) return true;
  return a?.t === b?.t && Object.is(a?.v, b?.v) && a?.f === b?.f && a?.F === b?.F && a?.z === b?.z;
}

function holds(cell: CellObject | undefined, write: CellWrite): boolean {
  if (write.type === 'blank') return !isFilled(cell);
  return cell?.f === undefined && cell?.v === write.value && cell?.t === (write.type === 'number' ? 'n' : 's');
}
