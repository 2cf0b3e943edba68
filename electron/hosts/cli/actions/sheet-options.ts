import { Failure } from '#shared/contract/failure.ts';
import type { RefusedFile } from '#shared/contract/imports.ts';
import type { SheetHints } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind, kinds } from '#shared/kinds/registry.ts';
import type { Field } from '#shared/sheets/field.ts';
import { type Answered, answersOf, isReadBy } from './column-answers.ts';
import { everyItem } from './every-item.ts';
import type { CommandContext } from './run-command.ts';

/** A field and what is said of it: a header, or a value for all its cells. */
export interface Said {
  readonly field: string;
  readonly text: string;
}

/** How the sheets of all files are read, in the words of the command line. */
export interface SheetOptions {
  /** `--map "HEADER=field"` */
  readonly map?: readonly Said[];
  /** `--read "HEADER=comma"` */
  readonly read?: readonly Answered[];
  /** `--set "field=value"` */
  readonly set?: readonly Said[];
  readonly sheet?: readonly string[];
  readonly headerRow?: number;
}

/** @throws Failure `columns.noField` for a field that no kind has */
export function hintsOf({ map = [], read = [], set = [], sheet, headerRow }: SheetOptions): SheetHints | undefined {
  for (const { field } of [...map, ...set]) {
    if (kinds.some(({ fields }) => Object.hasOwn(fields, field))) continue;
    throw new Failure('columns.noField', { field });
  }
  if (map.length + read.length === 0 && sheet === undefined && headerRow === undefined) return undefined;
  return {
    ...(map.length > 0 && { columns: Object.fromEntries(map.map(({ text, field }) => [text, field])) }),
    ...(read.length > 0 && { answers: answersOf(read) }),
    ...(sheet && { sheets: [...sheet] }),
    ...(headerRow !== undefined && { headerRow }),
  };
}

/**
 * Every header and sheet that was named must have been found: one that is misspelt would be passed over without a word.
 *
 * @throws Failure `columns.noHeader`, `columns.noSheet`
 */
export async function refuseUnfound(
  { engine }: CommandContext,
  { runs, refused }: { readonly runs: readonly Run[]; readonly refused: readonly RefusedFile[] },
  { map = [], read = [], sheet = [] }: SheetOptions,
): Promise<void> {
  if (map.length + read.length + sheet.length === 0) return;
  const sheets = refused.flatMap((file) => file.sheets ?? []);
  for (const { id } of runs) {
    for (const file of await engine.call('imports.recognition', { run: id })) sheets.push(...file.sheets);
  }
  const names = [...new Set(sheets.map((of) => of.sheet))];
  for (const name of sheet) {
    if (names.length > 0 && !names.includes(name))
      throw new Failure('columns.noSheet', { sheet: name, sheets: names.join(', ') });
  }
  const columns = sheets.flatMap(({ use, columns: of }) => (use === 'ignored' ? [] : of));
  const unfound = [
    ...map.filter(({ field }) => !columns.some((column) => column.field === field && column.rule === 'chosen')),
    ...read
      .filter(({ answer }) => !columns.some((column) => isReadBy(column, answer)))
      .map(({ header: text }) => ({ text })),
  ];
  for (const { text } of columns.length > 0 ? unfound : []) {
    const headers = columns.flatMap(({ header }) => header.replace(/\s+/g, ' ').trim() || []);
    throw new Failure('columns.noHeader', { header: text, headers: [...new Set(headers)].join(', ') });
  }
}

/** Cells that one call changes. */
const mostCells = 50_000;

/**
 * Gives the fields of `--set` their value in every line that has none: an edit like any other, which a report shows.
 *
 * @returns the runs as they are then
 */
export async function setValues(
  { engine }: CommandContext,
  runs: readonly Run[],
  set: readonly Said[],
): Promise<readonly Run[]> {
  const changed: Run[] = [];
  for (const run of runs) {
    const fields = findKind(run.kind)?.fields ?? {};
    const ofKind = set.filter(({ field }) => Object.hasOwn(fields, field));
    const cells: { line: number; field: string; value: string }[] = [];
    const flush = async () => {
      if (cells.length > 0) await engine.call('edits.apply', { run: run.id, cells: cells.splice(0) });
    };
    const pages = everyItem((offset, limit) => engine.call('lines.window', { run: run.id, offset, limit }));
    for await (const line of pages) {
      for (const { field, text } of ofKind) {
        if (belongs(fields[field], line.part) && (line.cells[field] ?? null) === null)
          cells.push({ line: line.id, field, value: text });
      }
      if (cells.length >= mostCells) await flush();
    }
    await flush();
    changed.push(ofKind.length > 0 ? await engine.call('runs.get', { run: run.id }) : run);
  }
  return changed;
}

/** On a sheet of details orders have no facts, and on a sheet of orders no lines. */
function belongs(field: Field | undefined, part: 'whole' | 'order' | 'detail'): boolean {
  return part === 'whole' || (part === 'order') === (field?.level === 'order');
}
