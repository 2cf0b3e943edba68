import { Failure } from '#shared/contract/failure.ts';
import type { ColumnEffect, LookedFile, LookedOrder, LookedRow } from '#shared/contract/look.ts';
import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { Parsed } from '#shared/contract.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import { type EngineContext, runOf } from '../context.ts';
import { gateFile } from '../read/read.ts';
import { boxFields, rememberedLayouts } from '../recognise/recognise.ts';
import { unpackLine } from '../store/store.ts';
import { createDestinations } from './destinations.ts';
import { readInWorker } from './perform-import.ts';
import type { ReadBatch } from './read-task.ts';
import { ofOtherRuns } from './reimport.ts';

/** Rows of each sheet that are looked at: enough to see that a reading holds, few enough to be shown at once. */
const LOOK_ROWS = 2000;

/** Orders, lines of each, examples and misfits of a column that are shown. */
const MOST = { orders: 20, lines: 60, examples: 3, misfits: 3 } as const;

/**
 * How a file of a run would be read with a person's choices: its sheets, what each column would come to, its first orders.
 * It is read as an import reads it, but only its beginning, and nothing is stored.
 *
 * @throws Failure `run.unknown`, `file.unread`
 */
export async function lookAt(
  context: EngineContext,
  { run: id, file: index, choices }: Parsed<'imports.look'>,
): Promise<LookedFile> {
  const run = runOf(context, id);
  const { store, blobs, blobsDir, kindsModule, kinds } = context;
  const files = store.files.list(id);
  const file = files.find((candidate) => candidate.index === index);
  if (!file) throw new Failure('file.unread', { file: '' });
  const gated = await gateFile(blobs.path(file.sha256));
  if (!gated.ok) throw new Failure('file.unread', { file: file.name });
  const names: string[] = [];
  for (const { index: at, name } of files) names[at] = name;
  const destinations = createDestinations(context, { target: run.target, account: run.account ?? undefined });
  const seen = collect(run.kind);
  const result = await readInWorker(
    {
      path: blobs.path(file.sha256),
      format: gated.format,
      file: index,
      firstLine: 1,
      memory: rememberedLayouts(store),
      choices: [...choices, ...ofOtherRuns(file, run.kind, choices)],
      origin: null,
      contexts: destinations.checkContexts(names),
      // Attachments are looked for when it is imported.
      places: { workbookDir: null, attachmentsDir: null, dropped: [] },
      blobsDir,
      kindsModule,
      look: LOOK_ROWS,
    },
    new AbortController().signal,
    seen.take,
  );
  const sheets = 'origin' in result ? undefined : result.sheets;
  if (sheets === undefined) throw new Failure('file.unread', { file: file.name });
  return {
    file: index,
    sheets: sheets.map((recognised, at) => ({
      recognised,
      rows: seen.rows[at] ? [...seen.rows[at]] : [],
      effects: effectsIn(
        recognised,
        seen,
        kinds.find(({ id }) => id === recognised.kind),
      ),
    })),
    orders: seen.orders.slice(0, MOST.orders),
    orderCount: seen.orders.length,
    lineCount: seen.lines.length,
    beginning: sheets.some(({ rows }) => rows > LOOK_ROWS),
  };
}

interface Seen {
  readonly rows: readonly (readonly LookedRow[])[];
  readonly lines: readonly Line[];
  readonly problems: readonly Problem[];
  readonly orders: readonly LookedOrder[];
}

/** Keeps what an import would store of one kind. */
function collect(kind: string): Seen & { readonly take: (batch: ReadBatch) => void } {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  const orders: LookedOrder[] = [];
  let rows: Seen['rows'] = [];
  /** The order that the parts that come belong to. */
  let open = -1;
  return {
    lines,
    problems,
    orders,
    get rows() {
      return rows;
    },
    take(batch) {
      if (batch.type === 'head') rows = batch.rows;
      if (batch.type !== 'orders' && batch.type !== 'loose') return;
      if (batch.kind !== kind) return;
      if (batch.type === 'loose') {
        lines.push(...batch.lines.map(unpackLine));
        problems.push(...batch.problems);
        return;
      }
      for (const part of batch.orders) {
        const begun = part.index === open ? orders.pop() : undefined;
        open = part.index;
        const ofPart = part.lines.map(unpackLine);
        lines.push(...ofPart);
        problems.push(...part.problems);
        const room = MOST.lines - (begun?.lines.length ?? 0);
        orders.push({
          key: part.key,
          lines: [...(begun?.lines ?? []), ...ofPart.slice(0, room).map(shownLine)],
          errors: (begun?.errors ?? 0) + part.problems.filter(isError).length,
        });
      }
    },
  };
}

function shownLine({ sheet, row, part, cells }: Line): LookedOrder['lines'][number] {
  return {
    sheet,
    row,
    part,
    cells: Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, cellText(cell)])),
  };
}

/** What each column with a field comes to on the lines of its sheet. */
function effectsIn(
  { sheet, columns }: SheetRecognition,
  { lines, problems }: Seen,
  kind: AnyKind | undefined,
): ColumnEffect[] {
  const box = kind && boxFields(kind);
  const ofSheet = lines.filter((line) => line.sheet === sheet);
  const wrong = new Set(problems.filter(isError).map(({ line, field }) => `${line} ${field}`));
  return columns.flatMap((column) => {
    if (box && column.reading?.box === 'each') {
      const isOfBox = ({ cells }: Line) => placeAt(cells[box.quantity])?.column === column.index;
      return [effectOf(column.index, [box.quantity, box.number], ofSheet.filter(isOfBox), wrong)];
    }
    const fields = fieldsOf(column);
    return fields.length === 0 ? [] : [effectOf(column.index, fields, ofSheet, wrong)];
  });
}

function effectOf(
  index: number,
  fields: readonly string[],
  lines: readonly Line[],
  wrong: ReadonlySet<string>,
): ColumnEffect {
  const examples = new Map<string, ColumnEffect['examples'][number]>();
  const misfits: ColumnEffect['misfits'] = [];
  let [filled, wrongLines] = [0, 0];
  for (const { id, row, cells } of lines) {
    const typed = fields.map((field) => typedText(cells[field])).find((text) => text !== '') ?? '';
    if (typed === '') continue;
    filled++;
    if (fields.some((field) => wrong.has(`${id} ${field}`))) {
      wrongLines++;
      if (misfits.length < MOST.misfits) misfits.push({ row, typed });
    }
    if (examples.size < MOST.examples && !examples.has(typed)) {
      const read = Object.fromEntries(fields.map((field) => [field, cellText(cells[field])]));
      examples.set(typed, { row, typed, read });
    }
  }
  return { index, filled, wrong: wrongLines, misfits, examples: [...examples.values()] };
}

function placeAt(cell: SourceCell | undefined) {
  return typeof cell === 'object' ? cell.at : undefined;
}

/** What stands in the sheet, where the cell was made of it. */
function typedText(cell: SourceCell | undefined): string {
  return (typeof cell === 'object' && cell.from?.text) || cellText(cell);
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
