import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { RefusedFile } from '#shared/contract/imports.ts';
import { askedColumn, fieldsOf, hiddenIn, ownColumns, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { Run, Target } from '#shared/contract/run.ts';
import { findKind, kindLabel } from '#shared/kinds/registry.ts';
import type { EncodingName } from '#shared/sheets/encodings.ts';
import { renderFileProblem } from '#shared/text/render-problem.ts';
import { tell } from '../../node/terminal.ts';
import { askedWarehouse } from './ask-warehouse.ts';
import { asked } from './column-answers.ts';
import { fieldLabel, oneLine } from './column-names.ts';
import { everyItem } from './every-item.ts';
import { mapWords } from './map-words.ts';
import type { CommandContext } from './run-command.ts';
import { sheetEvent } from './sheet-event.ts';
import { hintsOf, refuseUnfound, type SheetOptions, saveLayouts } from './sheet-options.ts';

export interface CreateRunsOptions extends SheetOptions {
  readonly kind?: string;
  readonly attachments?: string;
  readonly target: Target;
  /** Of text tables that do not show theirs. */
  readonly encoding?: EncodingName;
  /** Asks the partner for its warehouses and the stock records of the SKUs, where it offers that, and checks with them. */
  readonly askWarehouse?: boolean;
}

/**
 * Imports files as runs; tells what was refused (on standard error too where nothing is left to run), how each sheet
 * was read and which rows were left out.
 *
 * @throws Failure `import.cancelled` on Ctrl+C
 */
export async function createRuns(
  context: CommandContext,
  files: readonly string[],
  options: CreateRunsOptions,
): Promise<{ runs: readonly Run[]; refused: number }> {
  const { engine, output, interrupted } = context;
  const hints = await hintsOf(context, options);
  const importId = randomUUID();
  interrupted.addEventListener('abort', () => void engine.call('imports.cancel', { importId }), { once: true });
  const { runs: read, refused } = await engine.call('imports.create', {
    importId,
    paths: files.map((file) => resolve(file)),
    ...(options.kind ? { kind: options.kind } : {}),
    ...(options.attachments ? { attachmentsDir: resolve(options.attachments) } : {}),
    ...(options.encoding ? { encoding: options.encoding } : {}),
    ...(hints && { hints }),
    target: options.target,
  });
  const seen = await sheetsOf(context, read);
  for (const { file, sheet } of seen) output.event(sheetEvent(file, sheet));
  for (const { file, sheets = [] } of refused) for (const sheet of sheets) output.event(sheetEvent(file, sheet));
  for (const refusal of refused) {
    output.event({
      type: 'problem',
      file: refusal.file,
      sheet: null,
      row: null,
      column: null,
      field: null,
      code: `file.${refusal.code}`,
      severity: 'error',
      message: refusalText(context, refusal),
    });
  }
  const [first] = refused;
  refuseUnfound({ used: seen.map(({ sheet }) => sheet), refused }, options);
  if (read.length === 0 && first) tellNothing(context, refusalText(context, first), refused.length);
  for (const { file, sheet } of seen) tellSheet(context, file, sheet);
  for (const run of read) await tellSkipped(context, run, seen);
  await refuseKeyless(context, read);
  await saveLayouts(context, read, options.saveLayout);
  const runs = options.askWarehouse ? await Promise.all(read.map((run) => askedWarehouse(context, run))) : read;
  return { runs, refused: refused.length };
}

/** Where the encoding is asked, the option that answers stands behind the question. */
function refusalText({ t }: CommandContext, refusal: RefusedFile): string {
  const text = renderFileProblem(t, findKind, refusal);
  return refusal.code === 'encodingAsked' ? text + t.dynamic('cli:encodingOption', refusal.params) : text;
}

/** The whole command comes to nothing: scripts that read no events are told why as well. */
function tellNothing({ t }: CommandContext, reason: string, count: number): void {
  const message = count === 1 ? reason : t('cli:noFile', { count, reason });
  tell(process.stderr, t('cli:failed', { message }));
}

/** Rows that nobody misses. */
const unremarkable: ReadonlySet<string> = new Set(['blank', 'header']);

interface SeenSheet {
  /** The name of its workbook. */
  readonly file: string;
  readonly sheet: SheetRecognition;
}

/** The sheets of all workbooks, each once: every run has those of its workbooks, also where another kind's run has them too. */
async function sheetsOf({ engine }: CommandContext, runs: readonly Run[]): Promise<readonly SeenSheet[]> {
  const books = new Map<number, readonly SeenSheet[]>();
  for (const { id } of runs) {
    for (const { file, name, sheets } of await engine.call('imports.recognition', { run: id })) {
      if (!books.has(file))
        books.set(
          file,
          sheets.map((sheet) => ({ file: name, sheet })),
        );
    }
  }
  return [...books].toSorted(([a], [b]) => a - b).flatMap(([, sheets]) => sheets);
}

/** Tells how a sheet was read, and which of its columns were not used. */
function tellSheet({ output, t }: CommandContext, file: string, sheet: SheetRecognition): void {
  const at = { file, sheet: sheet.sheet };
  const { kind } = sheet;
  if (sheet.use === 'ignored' || kind === null) {
    output.say(t('cli:sheet.ignored', { ...at, reason: t.dynamic(`recognition:ignored.${sheet.ignored}`) }));
    return;
  }
  output.say(t('cli:kind', { ...at, kind: kindLabel(kind, t.lang), row: sheet.headerRow ?? '-' }));
  const columns = [...sheet.columns, ...ownColumns(sheet)];
  const unused = columns.filter(
    (column) => fieldsOf(column).length === 0 && !column.reading?.box && column.header.trim() !== '',
  );
  if (unused.length > 0) {
    output.say(t('cli:unused', { ...at, columns: unused.map(({ header }) => oneLine(header)).join(', ') }));
  }
  for (const { header, field, reading, likely } of columns) {
    const fields = reading?.box
      ? [t(`columns:box.${reading.box}`)]
      : fieldsOf({ field, reading }).map((of) => fieldLabel(kind, of, t));
    if (fields.length === 0 || !(likely || reading)) continue;
    const how = [reading?.unit, reading?.per === 'total' && t('cli:perTotal')].filter(Boolean).join(', ');
    const shown = fields.join(' + ') + (how && ` (${how})`);
    output.say(t(likely ? 'cli:likely' : 'cli:read', { ...at, header: oneLine(header), field: shown }));
  }
  for (const question of sheet.questions ?? []) {
    const { field, readings } = question;
    const of = askedColumn(sheet, question);
    // What the cells of a column leave open is said with each of them; of blank and merged ones nothing says it.
    if (['blanks', 'sameBox', 'merged'].includes(question.kind)) {
      const { code, params } = asked(question, sheet.sheet, of);
      output.say(t('cli:open', { file, question: t.dynamic(`failure:${code}`, params) }));
    }
    if (of?.field !== null) continue;
    const header = oneLine(of.header);
    const [example] = readings[0]?.examples ?? [];
    const key = mapWords(field, readings[0]?.answer ?? {});
    const params = { ...at, header, field: fieldLabel(kind, field, t), key };
    output.say(t('cli:asked', { ...params, typed: example?.typed ?? '', read: example?.read ?? '' }));
  }
  const hidden = hiddenIn(sheet);
  if (hidden.rows > 0 || hidden.columns.length > 0) {
    const rows = t('cli:hidden.rows', { count: hidden.rows });
    const hiddenColumns = t('cli:hidden.columns', { count: hidden.columns.length });
    output.say(t('cli:hidden', { ...at, rows, columns: hiddenColumns }));
  }
}

/** Which rows were left out, but for those of sheets that were left out as a whole, and said to be. */
async function tellSkipped({ engine, output, t }: CommandContext, run: Run, seen: readonly SeenSheet[]): Promise<void> {
  const left = seen.filter(({ sheet }) => sheet.use === 'ignored');
  const ignored = new Set(left.map(({ file, sheet }) => JSON.stringify([file, sheet.sheet])));
  const groups = new Map<string, { file: string; sheet: string; reason: string; rows: number[] }>();
  const pages = everyItem((offset, limit) => engine.call('rows.skipped', { run: run.id, offset, limit }));
  for await (const { file, sheet, reason, row } of pages) {
    if (unremarkable.has(reason) || ignored.has(JSON.stringify([file, sheet]))) continue;
    const id = JSON.stringify([file, sheet, reason]);
    const group = groups.get(id) ?? { file, sheet, reason, rows: [] };
    groups.set(id, group);
    group.rows.push(row);
  }
  for (const { file, sheet, reason, rows } of groups.values()) {
    const words = t.dynamic(`recognition:skip.${reason}`);
    output.say(t('cli:skipped', { file, sheet, rows: rowRanges(rows), reason: words }));
  }
}

/** Ascending row numbers in short: `1–3, 7`. */
export function rowRanges(rows: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last && row === last.to + 1) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/**
 * Without the column of the key no line belongs to an order: asked for once, instead of once per line.
 *
 * @throws Failure `columns.noKey`
 */
async function refuseKeyless({ engine, t }: CommandContext, runs: readonly Run[]): Promise<void> {
  for (const { id, kind } of runs) {
    for (const { sheets } of await engine.call('imports.recognition', { run: id })) {
      for (const sheet of sheets) {
        const given = (field: string) => sheet.constants?.some((said) => said.field === field);
        const disputed = new Set(sheet.conflicts.map(({ field }) => field));
        const key = findKind(kind)?.key.find(
          (field) => (sheet.missing.includes(field) || disputed.has(field)) && !given(field),
        );
        if (key === undefined || sheet.use === 'ignored' || sheet.kind !== kind) continue;
        const headerOf = (index: number) =>
          oneLine(sheet.columns.find((column) => column.index === index)?.header ?? '');
        const likeliest = sheet.candidates?.find(({ field }) => field === key);
        throw new Failure('columns.noKey', {
          sheet: sheet.sheet,
          field: fieldLabel(kind, key, t),
          headers: sheet.columns.flatMap(({ header }) => oneLine(header) || []).join(', '),
          likeliest: likeliest ? t('cli:keyLikeliest', { header: headerOf(likeliest.index) }) : '',
          key,
        });
      }
    }
  }
}
