import type { HowRead } from '#shared/contract/layouts.ts';
import {
  askedColumn,
  type ColumnQuestion,
  fieldsOf,
  ownColumns,
  type SheetRecognition,
} from '#shared/contract/recognition.ts';
import { draftOfOwn, filledBy, readingOf, type SheetDraft } from './draft.ts';

/** Something of a sheet that only a person knows; a card of the page. */
export type Question =
  /** Two columns claim one field. */
  | { readonly type: 'conflict'; readonly id: string; readonly conflict: SheetRecognition['conflicts'][number] }
  /** The cells of one column, or of several that one answer fits, leave open how they are read. */
  | {
      readonly type: 'column';
      readonly id: string;
      readonly indexes: readonly number[];
      readonly asked: readonly ColumnQuestion[];
    }
  /** The same of a column that only tables further down have. */
  | {
      readonly type: 'further';
      readonly id: string;
      readonly header: string;
      readonly asked: readonly ColumnQuestion[];
    }
  /** A field that every line needs has no column; none of the fields `unless` has one either, each of which would do. */
  | { readonly type: 'missing'; readonly id: string; readonly field: string; readonly unless?: readonly string[] };

/** What an answer to each kind of question says. */
const said: Readonly<Record<ColumnQuestion['kind'], readonly (keyof HowRead)[]>> = {
  decimal: ['decimal'],
  dates: ['dates'],
  unit: ['unit', 'unitFrom'],
  counted: ['counted'],
  perTotal: ['per'],
  split: ['fields'],
  blanks: ['blanks'],
  sameBox: ['blanks'],
  merged: ['merged'],
};

/** A column that is not used any more, or was given another field than the asked one, leaves nothing open. */
export function isAnswered({ index, kind, field }: ColumnQuestion, draft: SheetDraft | undefined): boolean {
  const reading = draft?.readings?.[String(index)];
  if (reading === undefined) return false;
  if (said[kind].some((part) => reading[part] !== undefined)) return true;
  // Another answer says nothing about whether it is split.
  if (kind === 'split') return reading.field !== null || Object.keys(reading).length === 1;
  return !fieldsOf(reading).includes(field);
}

/**
 * The questions of a sheet, as it is recognised, that the changes so far leave open; first what all lines hang on. The sides
 * that a column may be split into are not asked for one by one.
 */
export function openQuestions(recognised: SheetRecognition, draft: SheetDraft | undefined): Question[] {
  const { use, columns, conflicts, missing, needed = [], questions = [] } = recognised;
  if ((draft?.use ?? use) === 'ignored') return [];
  const filled = new Set([
    ...columns.flatMap((column) => filledBy(column, draft)),
    ...Object.entries(draft?.constants ?? {}).flatMap(([field, value]) => (value === null ? [] : [field])),
    ...(draft?.cells ?? []).map(({ field }) => field),
  ]);
  const open = questions.filter(({ table }) => table === undefined).filter((question) => !isAnswered(question, draft));
  const further = Map.groupBy(
    questions.filter((question) => question.table !== undefined && !isAnsweredBelow(question)),
    (question) => askedColumn(recognised, question)?.header ?? '',
  );
  const brought = new Set(open.flatMap((question) => broughtBy(question, columns, draft)));
  const disputed = conflicts.filter(({ columns: rivals }) => !rivals.every((index) => isChosen(draft, index)));
  const contested = new Set(disputed.map(({ field }) => field));
  return [
    ...disputed.map((conflict) => ({ type: 'conflict' as const, id: `conflict ${conflict.field}`, conflict })),
    ...missing.filter(isLeft).map((field) => ({ type: 'missing' as const, id: `missing ${field}`, field })),
    ...needed
      .filter(({ field, unless }) => isLeft(field) && unless.every(isLeft))
      .map(({ field, unless }) => ({ type: 'missing' as const, id: `missing ${field}`, field, unless })),
    ...askedTogether(open).map((asked) => {
      const indexes = [...new Set(asked.map(({ index }) => index))];
      const [first] = indexes;
      return {
        type: 'column' as const,
        id: `column ${first}`,
        indexes,
        asked: asked.filter(({ index }) => index === first),
      };
    }),
    ...[...further].map(([header, asked]) => ({ type: 'further' as const, id: `further ${header}`, header, asked })),
  ];

  function isAnsweredBelow(question: ColumnQuestion): boolean {
    const column = askedColumn(recognised, question);
    return column !== undefined && isAnswered(question, draftOfOwn(column, draft));
  }

  function isLeft(field: string): boolean {
    return !filled.has(field) && !brought.has(field) && !contested.has(field);
  }
}

/** The questions by column; columns of which nothing but the same unit is asked, such as the sides of a box, are one. */
function askedTogether(open: readonly ColumnQuestion[]): readonly (readonly ColumnQuestion[])[] {
  const columns = [...Map.groupBy(open, ({ index }) => index).values()];
  const common = Map.groupBy(columns, (asked) => {
    const [only, ...more] = asked;
    if (only?.kind !== 'unit' || more.length > 0) return asked;
    return JSON.stringify(only.readings.map(({ answer }) => answer));
  });
  return [...common.values()].map((same) => same.flat());
}

/** The fields that a question is about, where the column has none yet. */
export function fieldsAsked(
  index: number,
  questions: readonly Question[],
  recognised: SheetRecognition,
): readonly string[] {
  for (const question of questions) {
    if (question.type === 'conflict' && question.conflict.columns.includes(index)) return [question.conflict.field];
    if (question.type !== 'column' || !question.indexes.includes(index)) continue;
    const asked = recognised.questions?.filter((one) => one.index === index && one.table === undefined) ?? [];
    const decisive = asked.find(({ kind }) => kind === 'split') ?? asked[0];
    return decisive ? broughtBy(decisive, recognised.columns, undefined) : [];
  }
  return [];
}

/** The fields that the answer to a question brings: a column that waits for it has no field yet. */
function broughtBy(
  { index, kind, field, readings: [first] }: ColumnQuestion,
  columns: SheetRecognition['columns'],
  draft: SheetDraft | undefined,
): readonly string[] {
  if (kind === 'split' && first) return fieldsOf({ field: null, reading: first.answer });
  const column = columns.find((candidate) => candidate.index === index);
  return column && filledBy(column, draft).length === 0 ? [field] : [];
}

function isChosen(draft: SheetDraft | undefined, index: number): boolean {
  return draft?.readings?.[String(index)] !== undefined;
}

/** What is likely of a sheet, and was not confirmed or changed yet. */
export function openLikely(recognised: SheetRecognition, draft: SheetDraft | undefined): number {
  const { use, columns, cells = [], boxRows = [], constants = [] } = recognised;
  if ((draft?.use ?? use) === 'ignored') return 0;
  const ofColumns = columns.filter(({ index, likely }) => likely && !isChosen(draft, index)).length;
  const own = ownColumns(recognised).filter(({ header, likely }) => likely && draft?.named?.[header] === undefined);
  // Who stands by the columns stands by what rows say of each box.
  const ofBoxes = columns.some(({ index, reading }) => reading?.box && isChosen(draft, index)) ? [] : boxRows;
  const ofRows = ofBoxes.filter(({ likely }) => likely).length;
  const values = constants.filter(({ field, likely }) => likely && draft?.constants?.[field] === undefined).length;
  return (
    ofColumns +
    own.length +
    ofRows +
    values +
    (draft?.cells === undefined ? cells.filter(({ likely }) => likely).length : 0)
  );
}

/** How a column stands: what its chip shows. */
export type ColumnStanding = 'sure' | 'likely' | 'asked' | 'chosen' | 'unused' | 'open';

/** `open`: filled, without a field, and nobody said that it is not used. */
export function standingOf(
  column: SheetRecognition['columns'][number],
  draft: SheetDraft | undefined,
  questions: readonly Question[],
): ColumnStanding {
  const { index, rule, likely, filled } = column;
  const asked = questions.some(
    (question) =>
      (question.type === 'column' && question.indexes.includes(index)) ||
      (question.type === 'conflict' && question.conflict.columns.includes(index)),
  );
  if (asked) return 'asked';
  const changed = isChosen(draft, index);
  if (readingOf(column, draft).box) return changed ? 'chosen' : likely ? 'likely' : 'sure';
  if (fieldsOfReading(column, draft).length === 0) {
    return changed || rule !== null || filled === 0 ? 'unused' : 'open';
  }
  if (changed) return 'chosen';
  return likely ? 'likely' : 'sure';
}

/** Columns that hold something and are not sent. */
export function leftOut(
  { columns }: SheetRecognition,
  draft: SheetDraft | undefined,
  questions: readonly Question[],
): SheetRecognition['columns'] {
  const units = new Set(columns.flatMap((column) => nameOf(readingOf(column, draft).unitFrom ?? '') || []));
  return columns.filter(
    (column) =>
      ['open', 'unused'].includes(standingOf(column, draft, questions)) &&
      column.filled !== 0 &&
      // What it says is read with the numbers beside it.
      !units.has(nameOf(column.header)),
  );
}

function nameOf(header: string): string {
  return header.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

function fieldsOfReading(column: SheetRecognition['columns'][number], draft: SheetDraft | undefined) {
  const { field, ...reading } = readingOf(column, draft);
  return fieldsOf({ field, reading });
}

/** Sheets of the run with the very same header: what is said of one holds for all. */
export function hasSameHeader(one: SheetRecognition, other: SheetRecognition): boolean {
  const names = ({ columns }: SheetRecognition) => JSON.stringify(columns.map(({ index, header }) => [index, header]));
  return one.kind === other.kind && one.use === other.use && names(one) === names(other);
}
