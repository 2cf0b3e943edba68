/**
 * What the sheets of a workbook are. {@link recogniseWorkbook} decides from the first rows of each: every plausible header
 * row (`header-candidate.ts`) is matched with every kind (`match-header.ts`), column by column: by a person's choice, by
 * what was remembered for these headers, by exact names, by aliases, by similar names (`match-columns.ts`). The match with
 * the most points wins, if they are enough (`recognise-sheet.ts`).
 *
 * {@link sortRows} then turns every row into a line or a skipped row with its reason (`classify-row.ts`).
 */

import type { LayoutContent } from '#shared/contract/layouts.ts';
import type { SheetChoice, SheetHints, SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { LinePart } from '#shared/sheets/line.ts';
import type { SourceRow, WorkbookReader } from '../read/read.ts';
import { columnSamples, isBlank, shortText } from './cell-content.ts';
import { toldAbove } from './cells-above.ts';
import { classifyRow, type Table, tableOf } from './classify-row.ts';
import type { HeaderCandidate } from './header-candidate.ts';
import { type LayoutMemory, recall } from './layout-memory.ts';
import {
  type HeaderMatch,
  kindNames,
  matchHeader,
  missingFields,
  requiredFields,
  requiredShare,
} from './match-header.ts';
import { neededFields, withGiven } from './needed-fields.ts';
import {
  guidanceBy,
  recogniseSheet,
  type SheetFinding,
  type SheetOptions,
  type SheetSample,
  wholeSheet,
} from './recognise-sheet.ts';
import { withUnusedBefore } from './remember-layouts.ts';
import { saidColumns } from './said-columns.ts';
import { saidOfRows } from './said-of-rows.ts';
import { within } from './side-tables.ts';

export { withBlankQuestions } from './blank-questions.ts';
export { boxFields, renamedBox } from './box-columns.ts';
export { boxIndexes } from './box-rows.ts';
export { totalOfOrders, withOrderCounts, withoutCount } from './counts-below.ts';
export { documentsBelow } from './document-roles.ts';
export { withEachOrTotal } from './each-or-total.ts';
export { type KnownLayout, type LayoutMemory, layoutsOf } from './layout-memory.ts';
export { withMergeQuestions } from './merged-numbers.ts';
export { layoutNow, noOrdersOf, rememberNoOrders, rowsLike } from './no-order-rows.ts';
export { withOtherVersions } from './other-versions.ts';
export { type PassedOver, passedOver } from './passed-over.ts';
export {
  confirmColumns,
  freeName,
  layoutOf,
  rememberedLayouts,
  rememberLayouts,
  rememberWider,
} from './remember-layouts.ts';
export {
  isUsed,
  type Retyped,
  type RetypedLine,
  sortRows,
  type TableBeside,
  type UnlinkedHalves,
  type UnusedColumn,
  type WrongSum,
} from './sort-rows.ts';
export { type SeenWorkbook, tablesAsSheets } from './tables-as-sheets.ts';
export { isHeaderText } from './units-above.ts';
export { headerFor } from './vocabulary.ts';

/** Rows of a sheet that recognition sees; the header must be among them. */
const HEAD_ROWS = 80;

export function sheetSamples(reader: WorkbookReader): SheetSample[] {
  return reader.sheets.map((info, index) => {
    const head: SourceRow[] = [];
    for (const batch of reader.rows(index)) {
      head.push(...batch);
      if (head.length >= HEAD_ROWS) break;
    }
    return { info, head: head.slice(0, HEAD_ROWS) };
  });
}

export interface RecogniseOptions {
  readonly kinds: readonly SheetKind[];
  /** The kind a person said the files are; other kinds are then not considered. */
  readonly kind?: string;
  readonly memory: LayoutMemory;
  /** A person's corrections for the sheets of this file, by sheet name. */
  readonly choices: readonly SheetChoice[];
  /** What a person said of all sheets. */
  readonly hints?: SheetHints;
  /** Sheet → the sorts of documents that all its lines say, where its first rows say others. */
  readonly documents?: ReadonlyMap<string, readonly string[]>;
}

/** Decides for every sheet what it is used as, of which kind, where its header stands and what its columns are. */
export function recogniseWorkbook(sheets: readonly SheetSample[], options: RecogniseOptions): SheetRecognition[] {
  const memory = [...(options.hints?.layouts ?? []), ...options.memory];
  const { kind } = options;
  const named = options.hints && saidColumns(options.hints);
  const { sheets: asked, answers } = options.hints ?? {};
  const sheetOptions: SheetOptions = { kinds: options.kinds.map(kindNames), kind, memory, named, answers, asked };
  const layoutFor = ({ match }: SheetFinding) =>
    match
      ? recall(
          memory,
          match.kind.id,
          match.header.cells.map(({ text }) => text),
        )
      : undefined;
  const optionsOf = ({ info }: SheetSample) => ({ ...sheetOptions, documents: options.documents?.get(info.name) });
  const looked = sheets.map((sample) => {
    const choice = options.choices.find(({ sheet }) => sheet === sample.info.name);
    return recogniseSheet(sample, withHints(choice, sample.info, options.hints), optionsOf(sample));
  });
  const uses = Object.assign({}, ...looked.map((finding) => layoutFor(finding)?.sheets)) as Uses;
  const findings = looked.map((finding) => {
    const { sample, choice } = finding;
    const use = uses[sample.info.name];
    if (use === undefined || choice?.use !== undefined || asked !== undefined) return finding;
    return recogniseSheet(sample, { file: 0, sheet: sample.info.name, ...choice, use }, optionsOf(sample));
  });
  const used = findings.flatMap(({ match, ignored }) => (match && !ignored ? [match] : []));
  const parts = new Map(linkSheets(used).map((part, at) => [used[at], part]));
  return findings.map((finding) => {
    const { match, ignored, choice } = finding;
    if (!match || ignored) return describe(finding, match, 'ignored');
    const chosen = choice?.use === 'ignored' ? undefined : choice?.use;
    const part = chosen ?? parts.get(match) ?? 'whole';
    const forced = choice?.use !== undefined || choice?.kind !== undefined || kind !== undefined;
    if (part === 'whole' && !forced && isFragment(match)) {
      return describe({ ...finding, resembles: finding.near }, null, 'ignored', 'unknown');
    }
    const fitting = matchAs(part, match, finding, optionsOf(finding.sample));
    const told = describe(finding, fitting, part);
    const said = saidOfRows(fitting, { choice, hints: options.hints, layout: layoutFor(finding) });
    const given = new Set(said.constants?.map(({ field }) => field));
    const columns = withUnusedBefore(told, layoutFor(finding));
    return { ...withGiven(told, given), ...said, columns };
  });
}

type Uses = NonNullable<LayoutContent['sheets']>;

/** Half an order without its other half: orders without lines, or lines without what their orders need. */
function isFragment(match: HeaderMatch): boolean {
  return match.part !== 'whole' && requiredShare(match, 'whole') < half;
}

/** A choice for this sheet goes before what was said of all. */
function withHints(
  choice: SheetChoice | undefined,
  { name: sheet, worksheet = sheet }: SheetSample['info'],
  hints: SheetHints | undefined,
): SheetChoice | undefined {
  if (!hints) return choice;
  const { sheets, headerRow } = hints;
  const isAsked = sheets === undefined || sheets.includes(sheet) || sheets.includes(worksheet);
  if (choice === undefined && !isAsked) return { file: 0, sheet, use: 'ignored' };
  return headerRow === undefined ? choice : { file: 0, sheet, headerRow, ...choice };
}

/** On a sheet of orders alone, names that both levels share mean the order's fields, and the lines' fields do not stand. */
function matchAs(
  part: LinePart,
  match: HeaderMatch,
  { choice, sample }: SheetFinding,
  options: SheetOptions,
): HeaderMatch {
  if (part !== 'order' || match.part === 'order') return match;
  const { kind, header } = match;
  const texts = header.cells.map(({ text }) => text);
  const known = recall(options.memory, kind.id, texts);
  const own = { ...sample, head: sample.head.map((row) => within(row, header.beside)) };
  const guidance = guidanceBy(options, choice, known, wholeSheet(own, header));
  return matchHeader(kindNames(kind), header, guidance, 'order');
}

/** A sheet that covers less than this of a level's required columns is not meant to carry the level. */
const half = 0.5;

/**
 * What the sheets of one workbook are to each other: orders on one and their details on another are linked by the key;
 * a sheet without such a partner stands for itself, and what it lacks is said.
 */
function linkSheets(matches: readonly HeaderMatch[]): LinePart[] {
  const parts = matches.map(likelyPart);
  const linked = (kind: string) =>
    (['order', 'detail'] as const).every((part) =>
      matches.some((match, at) => match.kind.id === kind && parts[at] === part),
    );
  return matches.map(({ kind }, at) => (linked(kind.id) ? (parts[at] ?? 'whole') : 'whole'));
}

/** What a sheet by itself seems to carry. */
function likelyPart(match: HeaderMatch): LinePart {
  const { kind, fields, part } = match;
  if (!kind.key.every((field) => fields.has(field))) return 'whole';
  if (part !== 'whole') return part;
  const order = coverage(match, 'order');
  const line = coverage(match, 'detail');
  if (order >= half && line < half) return 'order';
  return line >= half && order < half ? 'detail' : 'whole';
}

/** The share of a level's required fields, the key aside, that the sheet has columns for. */
function coverage(match: HeaderMatch, part: LinePart): number {
  const { key } = match.kind;
  const required = requiredFields(match.kind, part).filter((field) => !key.includes(field));
  const missing = missingFields(match, part).filter((field) => !key.includes(field));
  return required.length === 0 ? 1 : 1 - missing.length / required.length;
}

/** What is told of a sheet. */
function describe(
  { sample, header, ignored, resembles }: SheetFinding,
  match: HeaderMatch | null,
  use: SheetRecognition['use'],
  reason = ignored,
): SheetRecognition {
  const { info } = sample;
  const shown = match?.header ?? header;
  const head = sample.head.map((row) => within(row, shown?.beside));
  const found = new Map(
    match?.columns.map(({ cell, field, rule, reading, sure, maybeOfOrder, saidElsewhere, multiplied }) => [
      cell.index,
      {
        field,
        rule,
        ...(reading && { reading }),
        ...((field !== null || reading) && !sure && { likely: true as const }),
        ...(maybeOfOrder && { maybeOfOrder }),
        ...(saidElsewhere && { saidElsewhere }),
        ...(multiplied && { multiplied }),
      },
    ]),
  );
  const open = { field: null, rule: null };
  const candidates = [...(match?.candidates() ?? [])];
  const needed = match && use !== 'ignored' ? neededFields(match, use) : [];
  const told: SheetRecognition = {
    sheet: info.name,
    ...(info.worksheet !== undefined && { worksheet: info.worksheet }),
    hidden: info.hidden,
    use,
    ...(reason && { ignored: reason }),
    kind: match?.kind.id ?? null,
    headerRow: shown?.row ?? null,
    ...(shown?.lines === 2 && { headerLines: shown.lines }),
    ...(shown?.beside && { beside: shown.beside }),
    columns: (shown?.cells ?? []).map(({ index, text }) => ({
      index,
      header: text,
      ...(found.get(index) ?? open),
      samples: [],
    })),
    ...(shown && { firstRows: firstRows(shown, head) }),
    ...toldAbove(match?.above ?? []),
    ...(match && match.boxRows.length > 0 && { boxRows: [...match.boxRows] }),
    conflicts: [...(match?.conflicts ?? [])],
    ...(candidates.length > 0 && { candidates }),
    ...(match && use !== 'ignored' && match.questions.length > 0 && { questions: [...match.questions] }),
    missing: match && use !== 'ignored' ? missingFields(match, use) : [],
    ...(needed.length > 0 && { needed }),
    resembles,
    ...(info.date1904 && { date1904: info.date1904 }),
    rows: info.rowCount,
    hiddenRows: sample.head.filter(({ hidden }) => hidden).length,
    hiddenColumns: [...info.hiddenColumns],
  };
  if (!shown) return told;
  const rows = head.filter(({ row }) => row > shown.row);
  const data = match && use !== 'ignored' ? dataRows(rows, tableOf(told, match.kind)) : rows;
  return {
    ...told,
    columns: told.columns.map((column) => ({ ...column, samples: columnSamples(column.index, data) })),
  };
}

/** Totals and notes are no contents of a column, unless nothing else is there. */
function dataRows(rows: readonly SourceRow[], table: Table): readonly SourceRow[] {
  const lines = rows.filter((row) => classifyRow(row, table) === 'line');
  return lines.length > 0 ? lines : rows;
}

const mostRows = 3;

/** The first three rows below the header that hold anything, a cell for each of its columns, cut to 60 characters. */
function firstRows(header: HeaderCandidate, head: readonly SourceRow[]): string[][] {
  return head
    .filter(({ row, cells }) => row > header.row && cells.some((cell) => !isBlank(cell)))
    .slice(0, mostRows)
    .map(({ cells }) => header.cells.map(({ index }) => shortText(cells[index])));
}
