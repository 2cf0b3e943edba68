import { resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { RefusedFile } from '#shared/contract/imports.ts';
import { fieldsOf, ownColumns, type SheetHints, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { type Answered, answersOf, isReadBy } from './column-answers.ts';
import { readingOf } from './map-words.ts';
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
  /** A file of layouts that sheets are read by. */
  readonly layout?: string;
  /** Where to write how the sheets were read. */
  readonly saveLayout?: string;
}

/**
 * What is said of all sheets, layouts of a file among it.
 *
 * @throws Failure `columns.noField` for a field that no kind has, those of {@link readingOf} and of `layouts.read`
 */
export async function hintsOf(
  { engine }: CommandContext,
  { map = [], read = [], set = [], sheet, headerRow, layout }: SheetOptions,
): Promise<SheetHints | undefined> {
  const said = map.map(({ text, field }) => [text, readingOf(field)] as const);
  for (const { field } of set) {
    if (kinds.some(({ fields }) => Object.hasOwn(fields, field))) continue;
    throw new Failure('columns.noField', { field });
  }
  const layouts = layout === undefined ? [] : (await engine.call('layouts.read', { path: resolve(layout) })).layouts;
  const hints = {
    ...(said.length > 0 && { readings: Object.fromEntries(said) }),
    ...(read.length > 0 && { answers: answersOf(read) }),
    ...(set.length > 0 && { constants: Object.fromEntries(set.map(({ field, text }) => [field, text])) }),
    ...(layouts.length > 0 && { layouts }),
    ...(sheet && { sheets: [...sheet] }),
    ...(headerRow !== undefined && { headerRow }),
  };
  return Object.keys(hints).length > 0 ? hints : undefined;
}

/** Writes how the sheets of the runs were read: of the first run under the name asked for, of others numbered. */
export async function saveLayouts(
  { engine, output, t }: CommandContext,
  runs: readonly Run[],
  out: string | undefined,
): Promise<void> {
  for (const [at, { id }] of out === undefined ? [] : runs.entries()) {
    const name = resolve(at === 0 ? (out ?? '') : (out ?? '').replace(/(\.[^.]*)?$/u, `-${at + 1}$1`));
    const { path } = await engine.call('layouts.ofRun', { run: id, out: name });
    output.say(t('cli:layoutSaved', { path }));
  }
}

/**
 * Every header and sheet that was named must have been found, and every field that was given have its place: one that is
 * misspelt would be passed over without a word.
 *
 * @throws Failure `columns.noHeader`, `columns.noSheet`, `columns.notSet`; `columns.notGiven`, `columns.notAnswered` for a header
 *   that is there
 */
export function refuseUnfound(
  read: { readonly used: readonly SheetRecognition[]; readonly refused: readonly RefusedFile[] },
  { map = [], read: answers = [], set = [], sheet = [] }: SheetOptions,
): void {
  const sheets = [...read.refused.flatMap((file) => file.sheets ?? []), ...read.used];
  const names = [...new Set(sheets.map((of) => of.sheet))];
  for (const name of sheet) {
    if (names.length > 0 && !names.includes(name))
      throw new Failure('columns.noSheet', { sheet: name, sheets: names.join(', ') });
  }
  const used = sheets.filter(({ use }) => use !== 'ignored');
  const idle = set.find(({ field }) => !used.some(({ kind }) => hasField(kind, field)));
  if (idle && used.length > 0) {
    const has = kinds.filter(({ id }) => hasField(id, idle.field)).map(({ id }) => id);
    throw new Failure('columns.notSet', { field: idle.field, kinds: has.join(', ') });
  }
  const columns = sheets.flatMap((of) => (of.use === 'ignored' ? [] : [...of.columns, ...ownColumns(of)]));
  const unfound = [
    ...map.filter(({ field }) => {
      const meant = readingOf(field);
      const isMeant = (column: (typeof columns)[number]) =>
        fieldsOf(column).join() === fieldsOf(meant).join() && column.reading?.box === meant.box;
      return !columns.some((column) => isMeant(column) && column.rule === 'chosen');
    }),
    ...answers
      .filter(({ answer }) => !columns.some((column) => isReadBy(column, answer)))
      .map(({ header: text }) => ({ text, field: undefined })),
  ];
  const headers = columns.flatMap(({ header }) => header.replace(/\s+/g, ' ').trim() || []);
  const has = (text: string) => headers.some((header) => comparable(header) === comparable(text));
  const said = [...map.map(({ field }) => readingOf(field)), ...answers.map(({ answer }) => answer)];
  for (const { unitFrom } of columns.length > 0 ? said : []) {
    // Of two columns of one name the second is called by its turn: 单位#2.
    if (unitFrom === undefined || has(unitFrom.replace(/#\d+$/u, ''))) continue;
    throw new Failure('columns.noHeader', { header: unitFrom, headers: [...new Set(headers)].join(', ') });
  }
  for (const { text, field } of columns.length > 0 ? unfound : []) {
    const isThere = has(text);
    if (isThere && field !== undefined) throw new Failure('columns.notGiven', { header: text, field });
    if (isThere) throw new Failure('columns.notAnswered', { header: text });
    throw new Failure('columns.noHeader', { header: text, headers: [...new Set(headers)].join(', ') });
  }
}

function hasField(kind: string | null, field: string): boolean {
  return kinds.some(({ id, fields }) => id === kind && Object.hasOwn(fields, field));
}

function comparable(header: string): string {
  return header.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
