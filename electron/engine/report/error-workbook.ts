import { readFile } from 'node:fs/promises';
import { type Translate, translator } from '#shared/text/index.ts';
import { firstDifference } from './compare-workbooks.ts';
import { keepRows, onKeptRows } from './failed-rows.ts';
import { type ErrorReportInput, type PlacedReport, placeAdded } from './marks.ts';
import { CannotPatch } from './ooxml/package.ts';
import { patchWorkbook } from './patch-workbook.ts';
import { plainCopy, sheetsOf } from './plain-copy.ts';
import { type Written, writeWhole } from './report-file.ts';
import { firstFree, planSheet, type SheetPlan } from './sheet-plan.ts';
import { summarise } from './summary-sheet.ts';
import { secondView, viewWorkbook, type WorkbookView } from './workbook-view.ts';

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
  if (input.rows !== undefined) return null;
  if (input.source.format !== 'xlsx' && input.source.format !== 'xlsm') return null;
  const bytes = await readFile(input.source.path);
  const before = viewWorkbook(bytes);
  if (before === null) return null;
  try {
    return mark(bytes, before, input, t);
  } catch (error) {
    if (error instanceof CannotPatch) return null;
    throw error;
  }
}

function patchedCopy(whole: ErrorReportInput, t: Translate): Made {
  const { format } = whole.source;
  const sheets = sheetsOf(whole.source);
  const kept = whole.rows === undefined ? null : keepRows(sheets, whole);
  const input = kept === null ? whole : onKeptRows(whole, kept);
  const copy = plainCopy(kept === null ? sheets : [...kept.values()].map(({ sheet }) => sheet));
  const before = viewWorkbook(copy.bytes);
  if (before === null) throw new Error('a copy that we wrote cannot be read');
  const only = before.names.length === 1 ? before.names[0] : undefined;
  const renamed = (sheet: string) => only ?? copy.renamed.get(sheet) ?? sheet;
  const moved = {
    ...input,
    marks: input.marks.map((mark) => ({ ...mark, sheet: renamed(mark.sheet) })),
    edits: input.edits.map((edit) => ({ ...edit, sheet: renamed(edit.sheet) })),
    added: (input.added ?? []).map((column) => ({ ...column, sheet: renamed(column.sheet) })),
    tables: input.tables.map((table) => ({ ...table, sheet: renamed(table.sheet) })),
  };
  const { bytes, notes } = mark(copy.bytes, before, moved, t, true);
  const isOther = format !== 'xlsx' && format !== 'xlsm';
  const copied = isOther ? t('report:note.copied', { format: `.${format}` }) : t('report:note.copiedDamaged');
  const sentences = [
    whole.rows === undefined ? copied : t('report:note.failures', { count: whole.rows.length }),
    ...[...copy.renamed].map(([from, to]) => t('report:note.renamed', { from, to })),
    ...(copy.clipped > 0 ? [t('report:note.clipped', { count: copy.clipped })] : []),
    ...(copy.differing === null ? [] : [t('report:note.copyDiffers', copy.differing)]),
  ];
  return { bytes, notes: [...sentences, ...notes] };
}

/** @param plain the workbook is a copy of values alone */
function mark(workbook: Uint8Array, before: WorkbookView, input: ErrorReportInput, t: Translate, plain = false): Made {
  const placed = placeAdded(input, (sheet, rows) => firstFree(before.sheet(sheet), rows));
  const plans = planSheets(placed, before, t, plain);
  const summary = summarise(placed, before, plans, t);
  const { bytes, hadMacros } = patchWorkbook(workbook, { formulas: formulasOf(workbook, before), plans, summary }, t);
  const difference = firstDifference({ original: workbook, before, report: bytes, plans });
  if (difference !== null) throw new CannotPatch(`differs after writing: ${difference}`);
  return { bytes, notes: [...(hadMacros ? [t('report:note.macros')] : []), ...planNotes(plans, t)] };
}

function planSheets(
  input: PlacedReport,
  before: WorkbookView,
  t: Translate,
  plain: boolean,
): ReadonlyMap<string, SheetPlan> {
  const names = new Set([...input.tables, ...input.marks, ...input.edits].map(({ sheet }) => sheet));
  const plans = new Map<string, SheetPlan>();
  for (const name of names) {
    const sheet = before.sheet(name);
    if (sheet === undefined) throw new CannotPatch(`no sheet ${name}`);
    const of = <T extends { readonly sheet: string }>(items: readonly T[]) =>
      items.filter((item) => item.sheet === name);
    const task = {
      marks: of(input.marks),
      edits: of(input.edits),
      tables: of(input.tables),
      headers: of(input.headers),
      plain,
    };
    plans.set(name, planSheet(sheet, task, t));
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

/** SheetJS spells out formulas that cells share; asked only where one of such a group is edited. */
function formulasOf(
  workbook: Uint8Array,
  before: WorkbookView,
): (sheet: string, address: string) => string | undefined {
  let view: WorkbookView | null | undefined;
  return (sheet, address) => {
    if (view === undefined) view = secondView(workbook, before);
    return view?.sheet(sheet)?.at(address)?.f;
  };
}
