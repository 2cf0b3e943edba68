import { readFile } from 'node:fs/promises';
import { type CellObject, utils } from 'xlsx';
import { type Translate, translator } from '#shared/text/index.ts';
import { REPORT_SHEETS } from '#shared/text/report-marks.ts';
import type { ErrorReportInput } from './marks.ts';
import type { CellWrite } from './ooxml/cell-xml.ts';
import { CannotPatch } from './ooxml/package.ts';
import { patchWorkbook } from './patch-workbook.ts';
import { plainCopy } from './plain-copy.ts';
import { type Written, writeWhole } from './report-file.ts';
import { planSheet, type SheetPlan } from './sheet-plan.ts';
import { summarise } from './summary-sheet.ts';
import { isFilled, type SheetView, viewWorkbook, type WorkbookView } from './workbook-view.ts';

/**
 * The user's own workbook with every problem marked: cells filled, a note on each, one more column that says per row
 * what is wrong, and a summary at the end. The file is changed part by part and read again to prove that nothing else
 * differs; where that is not possible the marks go onto a plain copy, and a sentence says so.
 *
 * Holds the workbook in memory several times over: run it where memory is bounded.
 *
 * @throws Failure `report.sourceUnreadable`
 */
export async function writeErrorWorkbook(input: ErrorReportInput): Promise<Written> {
  const t = translator(input.lang);
  const made = (await patchedOriginal(input, t)) ?? patchedCopy(input, t);
  return { path: await writeWhole(input.out, made.bytes, input.ifTaken), notes: made.notes };
}

interface Made {
  readonly bytes: Uint8Array;
  readonly notes: string[];
}

async function patchedOriginal(input: ErrorReportInput, t: Translate): Promise<Made | null> {
  if (input.source.format !== 'xlsx' && input.source.format !== 'xlsm') return null;
  const bytes = await readFile(input.source.path);
  const before = readable(bytes);
  if (before === null) return null;
  try {
    return mark(bytes, before, input, t);
  } catch (error) {
    if (error instanceof CannotPatch) return null;
    throw error;
  }
}

function patchedCopy(input: ErrorReportInput, t: Translate): Made {
  const { path, format, name } = input.source;
  const copy = plainCopy(path, format, name);
  const before = viewWorkbook(copy.bytes);
  const only = before.names.length === 1 ? before.names[0] : undefined;
  const renamed = (sheet: string) => only ?? copy.renamed.get(sheet) ?? sheet;
  const moved = {
    ...input,
    marks: input.marks.map((mark) => ({ ...mark, sheet: renamed(mark.sheet) })),
    edits: input.edits.map((edit) => ({ ...edit, sheet: renamed(edit.sheet) })),
    tables: input.tables.map((table) => ({ ...table, sheet: renamed(table.sheet) })),
  };
  const { bytes, notes } = mark(copy.bytes, before, moved, t);
  const isOther = format !== 'xlsx' && format !== 'xlsm';
  const sentences = [
    isOther ? t('report:note.copied', { format: `.${format}` }) : t('report:note.copiedDamaged'),
    ...[...copy.renamed].map(([from, to]) => t('report:note.renamed', { from, to })),
    ...(copy.clipped > 0 ? [t('report:note.clipped', { count: copy.clipped })] : []),
  ];
  return { bytes, notes: [...sentences, ...notes] };
}

function mark(workbook: Uint8Array, before: WorkbookView, input: ErrorReportInput, t: Translate): Made {
  const plans = planSheets(input, before, t);
  const summary = summarise(input, before, t);
  const { bytes, hadMacros } = patchWorkbook(workbook, { before, plans, summary }, t);
  const difference = firstDifference(before, viewWorkbook(bytes), plans);
  if (difference !== null) throw new CannotPatch(`differs after writing: ${difference}`);
  return { bytes, notes: [...(hadMacros ? [t('report:note.macros')] : []), ...planNotes(plans, t)] };
}

function planSheets(input: ErrorReportInput, before: WorkbookView, t: Translate): ReadonlyMap<string, SheetPlan> {
  const names = new Set([...input.tables, ...input.marks, ...input.edits].map(({ sheet }) => sheet));
  const plans = new Map<string, SheetPlan>();
  for (const name of names) {
    const sheet = before.sheet(name);
    if (sheet === undefined) throw new CannotPatch(`no sheet ${name}`);
    const of = <T extends { readonly sheet: string }>(items: readonly T[]) =>
      items.filter((item) => item.sheet === name);
    plans.set(name, planSheet(sheet, { marks: of(input.marks), edits: of(input.edits), tables: of(input.tables) }, t));
  }
  return plans;
}

function planNotes(plans: ReadonlyMap<string, SheetPlan>, t: Translate): string[] {
  return [...plans].flatMap(([sheet, plan]) => [
    ...(plan.notesLeftOut ? [t('report:note.notesLimited', { sheet, count: plan.notes.length })] : []),
    ...(plan.column === null && plan.headerRows.length > 0 ? [t('report:note.noColumn', { sheet })] : []),
    ...(plan.unmerge.length > 0 ? [t('report:note.unmerged', { sheet, count: plan.unmerge.length })] : []),
  ]);
}

/** Null when SheetJS cannot read the bytes as they are; the reader of `read/` knows more ways. */
function readable(bytes: Uint8Array): WorkbookView | null {
  try {
    return viewWorkbook(bytes);
  } catch {
    return null;
  }
}

/**
 * Holds a written report against its original: every sheet, merge and cell that was not meant to change must read the
 * same, and every written value must be there.
 *
 * @returns what differs first, for the log; null when all is well
 */
function firstDifference(
  before: WorkbookView,
  after: WorkbookView,
  plans: ReadonlyMap<string, SheetPlan>,
): string | null {
  const names = (book: WorkbookView) => book.names.filter((name) => !REPORT_SHEETS.includes(name));
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

function sheetDifference(old: SheetView, now: SheetView, plan: SheetPlan | undefined): string | null {
  const merges = (sheet: SheetView) => sheet.merges.map((merge) => utils.encode_range(merge));
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
