import type { SheetChoice, SheetHints, SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { Line, SkippedRow, SkipReason } from '#shared/sheets/line.ts';
import type { SourceRow, WorkbookReader } from '../read/read.ts';
import { rowText } from './cell-content.ts';
import type { LayoutMemory } from './layout-memory.ts';
import { createLineBuilder, type Retyped, type RetypedLine, SKIPPED_TEXT } from './line-builder.ts';
import { sayMerged } from './merged-numbers.ts';
import { saidColumns } from './said-columns.ts';
import type { TableBeside } from './side-tables.ts';
import { countFilled, type FilledCells, type UnusedColumn, withFilled } from './table-reader.ts';
import type { WrongSum } from './table-sums.ts';
import { type UnlinkedHalves, unlinkedHalves, withDoubtedKey } from './unlinked-halves.ts';

export type { Retyped, RetypedLine } from './line-builder.ts';
export type { TableBeside } from './side-tables.ts';
export type { UnusedColumn } from './table-reader.ts';
export type { WrongSum } from './table-sums.ts';
export type { UnlinkedHalves } from './unlinked-halves.ts';

/** Every row of a workbook: a line or a skipped row of one of its kinds. */
interface SortedRows {
  /** By kind id, in reading order. */
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly skipped: ReadonlyMap<string, readonly SkippedRow[]>;
  /** As recognised, with the hidden rows counted over the whole sheet. */
  readonly sheets: readonly SheetRecognition[];
  /** Columns of used sheets that hold something of which nothing is sent. */
  readonly unused: readonly UnusedColumn[];
  /** By kind id: tables beside those that are read, each with a line nearby. */
  readonly beside: ReadonlyMap<string, readonly (TableBeside & { readonly line: number })[]>;
  /** By kind id: stated totals that the lines do not come to. */
  readonly wrongSums: ReadonlyMap<string, readonly WrongSum[]>;
  /** By kind id: orders and lines beside each other that nothing links. */
  readonly unlinked: ReadonlyMap<string, readonly UnlinkedHalves[]>;
  /** By kind id: the lines that something was typed into since. */
  readonly retyped: ReadonlyMap<string, readonly RetypedLine[]>;
}

interface SortContext {
  readonly file: number;
  readonly kinds: readonly SheetKind[];
  readonly memory?: LayoutMemory;
  /** What a person said of columns that only tables further down have: of a sheet, by its name, and of all sheets. */
  readonly choices?: readonly Pick<SheetChoice, 'sheet' | 'named'>[];
  readonly hints?: SheetHints | undefined;
  readonly nextId: () => number;
  readonly onRows: (done: number) => Promise<void>;
  /** By sheet name. */
  readonly retyped?: ReadonlyMap<string, Retyped>;
}

/** Sorts every row of a workbook whose sheets are recognised; at least one of them must be used. */
export async function sortRows(
  reader: WorkbookReader,
  recognised: readonly SheetRecognition[],
  { file, kinds, memory = [], choices = [], hints, nextId, onRows, retyped }: SortContext,
): Promise<SortedRows> {
  const lines = new Map<string, Line[]>();
  const skipped = new Map<string, SkippedRow[]>();
  const sheets: SheetRecognition[] = [];
  const unused: UnusedColumn[] = [];
  const wrongSums = new Map<string, WrongSum[]>();
  const beside = new Map<string, (TableBeside & { readonly line: number })[]>();
  const unlinked = new Map<string, UnlinkedHalves[]>();
  const typedSince = new Map<string, RetypedLine[]>();
  // Rows of a sheet that is not used are still accounted for: in the run of the workbook's first kind.
  const first = recognised.find(isUsed)?.kind ?? '';
  let done = 0;
  for (const [index, sheet] of recognised.entries()) {
    const kind = isUsed(sheet) ? kinds.find(({ id }) => id === sheet.kind) : undefined;
    const delimited = reader.sheets[index]?.delimited === true;
    const since = retyped?.get(sheet.sheet);
    const named = { ...saidColumns(hints), ...choices.find((choice) => choice.sheet === sheet.sheet)?.named };
    const ofSheet = { memory, named, answers: hints?.answers, delimited, retyped: since };
    const builder = kind && createLineBuilder(sheet, { kind, kinds, file, nextId, ...ofSheet });
    const intoLines = kind && entry(lines, kind.id);
    const before = intoLines?.length ?? 0;
    const intoSkipped = entry(skipped, kind?.id ?? first);
    const ignoredFilled: FilledCells = new Map();
    for (const [rows, following] of withNext(reader.rows(index))) {
      if (!builder) countFilled(rows, ignoredFilled);
      const sorted = builder?.add(rows, following) ?? { lines: [], skipped: rows.map((row) => skip(row, sheet, file)) };
      intoLines?.push(...sorted.lines);
      intoSkipped.push(...sorted.skipped);
      done += rows.length;
      await onRows(done);
    }
    if (builder && kind) unused.push(...builder.unused().map((column) => ({ kind: kind.id, ...column })));
    if (builder && kind) entry(beside, kind.id).push(...builder.beside());
    if (builder && kind) entry(wrongSums, kind.id).push(...builder.wrongSums());
    const told = { ...sheet, ...(builder?.told() ?? { columns: withFilled(sheet.columns, ignoredFilled) }) };
    if (builder && kind && intoLines) {
      const typed = sayMerged(told, kind, { lines: intoLines, from: before, since: since ? builder.retyped : [] });
      if (since) entry(typedSince, kind.id).push(...typed);
    }
    const halves = kind && intoLines && unlinkedHalves(told, kind, intoLines.slice(before));
    if (halves) entry(unlinked, kind.id).push(halves);
    sheets.push(halves ? { ...told, columns: withDoubtedKey(told.columns, kind) } : told);
  }
  return { lines, skipped, sheets, unused, beside, wrongSums, unlinked, retyped: typedSince };
}

export function isUsed({ use }: SheetRecognition): boolean {
  return use !== 'ignored';
}

function skip({ row, cells }: SourceRow, sheet: SheetRecognition, file: number): SkippedRow {
  const text = rowText({ row, cells }, SKIPPED_TEXT);
  const reason: SkipReason = text === '' ? 'blank' : sheet.ignored === 'instructions' ? 'instructions' : 'other-sheet';
  return { file, sheet: sheet.sheet, row, reason, text };
}

function entry<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

/** Every batch with the one after it. */
function* withNext<T>(batches: Iterable<readonly T[]>): Generator<readonly [readonly T[], readonly T[]]> {
  let before: readonly T[] | undefined;
  for (const batch of batches) {
    if (before) yield [before, batch];
    before = batch;
  }
  if (before) yield [before, []];
}
