import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Line } from '#shared/sheets/line.ts';
import { columnStates, withQuestions } from '../check/check.ts';
import { openWorkbook } from '../read/open-workbook.ts';
import { refuse, type WorkbookReader } from '../read/read.ts';
import {
  documentsBelow,
  isUsed,
  layoutsOf,
  passedOver,
  type RecogniseOptions,
  type Retyped,
  recogniseWorkbook,
  type SeenWorkbook,
  sheetSamples,
  sortRows,
  tablesAsSheets,
  totalOfOrders,
  withBlankQuestions,
  withEachOrTotal,
  withMergeQuestions,
  withOrderCounts,
  withOtherVersions,
  withoutCount,
} from '../recognise/recognise.ts';
import type { Emit } from '../worker/worker.ts';
import { checkFile, type FindAttachments } from './check-file.ts';
import { headRows, onlyFirst } from './look-rows.ts';
import { choicesLike, originIn } from './origin.ts';
import type { OriginAsked, ReadBatch, ReadResult, ReadTask, RetypedCell } from './read-task.ts';
import { sheetPassedOver, tableBeside, tablesUnlinked, unusedColumn, wrongSum } from './sheet-problems.ts';

/** Skipped rows that are handed over at once. */
const SKIPPED_BATCH = 500;

/**
 * From a kept file to checked orders, in the reading worker: opened, its sheets recognised, its rows sorted into lines and
 * these checked. What comes of it is handed over in batches.
 */
export async function readFile(
  task: ReadTask,
  kinds: readonly AnyKind[],
  findAttachments: FindAttachments,
  emit: Emit<ReadBatch>,
): Promise<ReadResult | OriginAsked> {
  const opened = openWorkbook(task.path, task.format);
  if (!opened.ok) return opened;
  const book = task.look === undefined ? opened.reader : onlyFirst(opened.reader, task.look);
  const origin = task.origin === undefined ? originIn(book) : null;
  if (origin !== null) return { origin };
  const { memory, hints } = task;
  const { reader, samples, choices, ...understood } = understand(
    { reader: book, samples: sheetSamples(book) },
    task,
    kinds,
  );
  const { recognised } = understood;
  if (task.look !== undefined) {
    const rows = samples.map((sample, at) => headRows(sample, recognised[at]));
    await emit({ type: 'head', rows });
  }
  if (!recognised.some(isUsed)) return notRecognised(recognised);

  const total = reader.sheets.reduce((sum, { rowCount }) => sum + rowCount, 0);
  let nextLine = task.firstLine;
  const sort = (sheets: readonly SheetRecognition[]) => {
    nextLine = task.firstLine;
    return sortRows(reader, sheets, {
      file: task.file,
      kinds,
      memory,
      choices,
      hints,
      nextId: () => nextLine++,
      onRows: (done) => emit({ type: 'progress', stage: 'read', done, total }),
      retyped: bySheet(task.retyped ?? []),
    });
  };
  const first = await sort(recognised);
  const judged = judgedBelow({ ...understood, samples }, first.lines, kinds);
  const counted = withoutOrderTotals(judged, first, kinds);
  const { lines, skipped, unused, beside, wrongSums, unlinked, retyped, ...sorted } =
    counted === recognised ? first : await sort(counted);
  const sheets = ask(sorted.sheets, lines, reader, { kinds, contexts: task.contexts });
  await emit({ type: 'recognised', sheets });
  for (const [kind, rows] of skipped) {
    for (let from = 0; from < rows.length; from += SKIPPED_BATCH) {
      await emit({ type: 'skipped', kind, rows: rows.slice(from, from + SKIPPED_BATCH) });
    }
  }
  const files = [{ index: task.file, sheets }];
  const ofSheets = { layouts: layoutsOf(files), columns: columnStates(files) };
  for (const kind of kinds) {
    const context = task.contexts[kind.id];
    const ofKind = lines.get(kind.id);
    if (!context || !ofKind) continue;
    await checkFile({ kind, lines: ofKind, context: { ...context, ...ofSheets }, findAttachments }, emit);
  }
  for (const [kind, since] of retyped) await emit({ type: 'retyped', kind, lines: since });
  for (const [kind, columns] of Map.groupBy(unused, (column) => column.kind)) {
    await emit({ type: 'columns', kind, problems: columns.map(unusedColumn) });
  }
  for (const [kind, found] of beside) {
    if (found.length > 0) await emit({ type: 'columns', kind, problems: found.map(tableBeside) });
  }
  for (const [kind, found] of unlinked) await emit({ type: 'columns', kind, problems: found.map(tablesUnlinked) });
  const heads = samples.map(({ head }) => head);
  for (const [kind, found] of passedOver(sheets, heads, lines, kinds)) {
    await emit({ type: 'columns', kind, problems: found.map(sheetPassedOver) });
  }
  for (const [kind, found] of wrongSums) {
    if (found.length > 0) await emit({ type: 'columns', kind, problems: found.map(wrongSum) });
  }
  return { ok: true, lines: nextLine - task.firstLine, sheets };
}

/** What the sheets are, and how they are chosen to be read; tables beside each other are sheets of their own from here on. */
function understand(book: SeenWorkbook, task: ReadTask, kinds: readonly AnyKind[]) {
  const { hints, memory, kind, file } = task;
  const options = { kinds, memory, ...(hints && { hints }), ...(kind ? { kind } : {}) };
  const chosen = new Set(task.choices.map(({ sheet }) => sheet));
  const recognise = (seen: SeenWorkbook) => {
    const like = choicesLike(task.origin ?? [], seen.samples, file).filter(({ sheet }) => !chosen.has(sheet));
    const choices = [...task.choices, ...like];
    const by = (documents?: RecogniseOptions['documents']) =>
      recogniseWorkbook(seen.samples, { ...options, choices, ...(documents && { documents }) });
    return { ...seen, choices, recognised: by(), by };
  };
  const first = recognise(book);
  const unsaid = { ...options, choices: [] };
  const together = (samples: SeenWorkbook['samples']) => recogniseWorkbook(samples, unsaid);
  const apart = tablesAsSheets(book, first.recognised, { ...unsaid, together });
  return apart ? recognise(apart) : first;
}

/** Lines by their kinds, to be had by sheet. */
function linesBySheet(lines: ReadonlyMap<string, readonly Line[]>) {
  const grouped = new Map([...lines].map(([kind, of]) => [kind, Map.groupBy(of, ({ sheet }) => sheet)]));
  return ({ kind, sheet }: SheetRecognition): readonly Line[] => grouped.get(kind ?? '')?.get(sheet) ?? [];
}

/** The sheets as recognised, by what all their lines say of the sort of documents that they are. */
function judgedBelow(
  { recognised, samples, by }: Pick<ReturnType<typeof understand>, 'recognised' | 'samples' | 'by'>,
  lines: ReadonlyMap<string, readonly Line[]>,
  kinds: readonly AnyKind[],
): readonly SheetRecognition[] {
  const linesOf = linesBySheet(lines);
  const documents = recognised.flatMap((sheet, at) => {
    const kind = kinds.find(({ id }) => id === sheet.kind);
    if (!kind?.documents || !isUsed(sheet)) return [];
    const codes = documentsBelow(kind, linesOf(sheet), samples[at]?.head.at(-1)?.row ?? 0);
    return codes ? [[sheet.sheet, codes] as const] : [];
  });
  return documents.length > 0 ? by(new Map(documents)) : recognised;
}

function bySheet(cells: readonly RetypedCell[]): ReadonlyMap<string, Retyped> {
  const sheets = Map.groupBy(cells, ({ sheet }) => sheet);
  const byColumn = (of: readonly RetypedCell[]) => new Map(of.map(({ column, text }) => [column, text]));
  const byRow = (of: readonly RetypedCell[]) =>
    new Map([...Map.groupBy(of, ({ row }) => row)].map(([row, inRow]) => [row, byColumn(inRow)]));
  return new Map([...sheets].map(([sheet, of]) => [sheet, byRow(of)]));
}

/** The sheets as recognised, without columns that all their lines together show to be counts of whole orders; the same where there are none. */
function withoutOrderTotals(
  recognised: readonly SheetRecognition[],
  sorted: Pick<Awaited<ReturnType<typeof sortRows>>, 'sheets' | 'lines'>,
  kinds: readonly AnyKind[],
): readonly SheetRecognition[] {
  const linesOf = linesBySheet(sorted.lines);
  const without = recognised.map((sheet, at) => {
    const kind = kinds.find(({ id }) => id === sheet.kind);
    const told = sorted.sheets[at];
    if (!kind || !told || !isUsed(sheet)) return sheet;
    const index = totalOfOrders({ sheet: told, kind, lines: linesOf(sheet) });
    return index === undefined ? sheet : withoutCount(sheet, kind, index);
  });
  return without.some((sheet, at) => sheet !== recognised[at]) ? without : recognised;
}

/** The sheets with what their cells leave open. */
function ask(
  sheets: readonly SheetRecognition[],
  lines: ReadonlyMap<string, readonly Line[]>,
  reader: WorkbookReader,
  { kinds, contexts }: { readonly kinds: readonly AnyKind[] } & Pick<ReadTask, 'contexts'>,
): readonly SheetRecognition[] {
  const linesOf = linesBySheet(lines);
  return sheets.map((sheet, at) => {
    const kind = kinds.find(({ id }) => id === sheet.kind);
    const context = contexts[sheet.kind ?? ''];
    if (!kind || !context || !isUsed(sheet)) return sheet;
    const ofSheet = linesOf(sheet);
    const asked = withQuestions({
      sheet: withOtherVersions(withOrderCounts({ sheet, kind, lines: ofSheet }), kind),
      fields: kind.fields,
      lines: ofSheet,
      semicolons: reader.sheets[at]?.semicolons === true,
      today: context.today,
    });
    const counted = withMergeQuestions(withEachOrTotal(asked, kind, ofSheet), kind, ofSheet);
    return withBlankQuestions(counted, kind, ofSheet);
  });
}

/** Says which kinds the most promising sheet resembles, and what it lacks to be the first of them. */
function notRecognised(sheets: readonly SheetRecognition[]): ReadResult {
  const ranked = sheets.flatMap(({ sheet, resembles: [best, ...others] }) =>
    best ? [{ sheet, ...best, others: others.map(({ kind }) => kind).join(',') }] : [],
  );
  const best = ranked.toSorted((a, b) => b.score - a.score)[0];
  if (!best) return { ...refuse('unknownKind'), sheets };
  const params = { sheet: best.sheet, kind: best.kind, missing: best.missing.join(','), others: best.others };
  // With all its columns there it is another kind than the one that was named, or might be several.
  return { ...refuse(best.missing.length > 0 ? 'resembles' : 'resemblesFully', params), sheets };
}
