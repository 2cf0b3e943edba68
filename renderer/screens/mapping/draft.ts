import { answeredWith, type CellAbove, type ColumnReading, type HowRead } from '#shared/contract/layouts.ts';
import {
  askedColumn,
  type ColumnMatch,
  fieldsOf,
  ownColumns,
  type SheetChoice,
  type SheetRecognition,
} from '#shared/contract/recognition.ts';

/** A sheet of a run, named by its file and its own name. */
export interface SheetAt {
  readonly file: number;
  readonly recognised: SheetRecognition;
}

/** What a person changed about one sheet so far. Of columns only `readings` are used. */
export type SheetDraft = Omit<SheetChoice, 'file' | 'sheet' | 'columns'>;

/** Sheet → changes. */
export type Draft = ReadonlyMap<string, SheetDraft>;

export function sheetId({ file, recognised: { sheet } }: SheetAt): string {
  return JSON.stringify([file, sheet]);
}

/** What a column would be read as with the changes. */
export function readingOf({ index, field, reading }: ColumnMatch, draft: SheetDraft | undefined): ColumnReading {
  return draft?.readings?.[String(index)] ?? { field, ...reading };
}

/** The fields a column would fill with the changes. */
export function filledBy(column: ColumnMatch, draft: SheetDraft | undefined): readonly string[] {
  return partsOf(readingOf(column, draft));
}

function partsOf({ field, ...reading }: ColumnReading): readonly string[] {
  return fieldsOf({ field, reading });
}

/**
 * Says what a column is. Whatever else had one of its fields gives that up, because a field has one source: a column is not
 * used then, a value for all rows and a cell above the table are taken back.
 */
export function chooseReading(
  draft: SheetDraft | undefined,
  { columns, constants = [], cells }: SheetRecognition,
  index: number,
  reading: ColumnReading,
): SheetDraft {
  const fields = partsOf(reading);
  const takes = (field: string) => fields.includes(field);
  const rivals = columns.filter((column) => column.index !== index && filledBy(column, draft).some(takes));
  const given = new Set([...constants.map(({ field }) => field), ...Object.keys(draft?.constants ?? {})]);
  const taken = [...given].filter(takes);
  const above = draft?.cells ?? cells;
  return {
    ...draft,
    readings: {
      ...draft?.readings,
      ...Object.fromEntries(rivals.map((column) => [column.index, { field: null }])),
      [index]: reading,
    },
    ...(taken.length > 0 && {
      constants: { ...draft?.constants, ...Object.fromEntries(taken.map((field) => [field, null])) },
    }),
    ...(above?.some(({ field }) => takes(field)) && {
      cells: above.filter(({ field }) => !takes(field)).map(asCell),
    }),
  };
}

/** The changes as far as they are of a column that only tables further down have: these are known by their headers. */
export function draftOfOwn({ index, header }: ColumnMatch, draft: SheetDraft | undefined): SheetDraft | undefined {
  const reading = draft?.named?.[header];
  return reading && { readings: { [index]: reading } };
}

/** Says what a column is that only tables further down have. Another one of these that had one of its fields gives that up. */
export function chooseOwn(
  draft: SheetDraft | undefined,
  recognised: SheetRecognition,
  { header }: ColumnMatch,
  reading: ColumnReading,
): SheetDraft {
  const fields = partsOf(reading);
  const rivals = ownColumns(recognised).filter(
    (column) =>
      column.header !== header && filledBy(column, draftOfOwn(column, draft)).some((it) => fields.includes(it)),
  );
  const given = Object.fromEntries(rivals.map((column) => [column.header, { field: null }]));
  return { ...draft, named: { ...draft?.named, ...given, [header]: reading } };
}

/** Lays an answer over what is known of a column's reading. A column that waited for it has its field from then on. */
export function answerColumn(
  draft: SheetDraft | undefined,
  recognised: SheetRecognition,
  index: number,
  answer: HowRead,
): SheetDraft {
  const column = recognised.columns.find((candidate) => candidate.index === index);
  const known: ColumnReading = column ? readingOf(column, draft) : { field: null };
  // A split column's parts are its fields.
  const field = answer.fields ? null : (known.field ?? fieldWaiting(recognised, index, known));
  return chooseReading(draft, recognised, index, { ...answeredWith(known, answer), field });
}

/** Lays an answer over what is known of a column that only tables further down have. */
export function answerOwn(
  draft: SheetDraft | undefined,
  recognised: SheetRecognition,
  column: ColumnMatch,
  answer: HowRead,
): SheetDraft {
  const known = readingOf(column, draftOfOwn(column, draft));
  const waiting = recognised.questions?.find(
    (question) => askedColumn(recognised, question)?.header === column.header && question.table !== undefined,
  );
  const field = answer.fields ? null : (known.field ?? (known.fields ? null : (waiting?.field ?? null)));
  return chooseOwn(draft, recognised, column, { ...answeredWith(known, answer), field });
}

/** The field that a column is to have once what is asked of its cells is answered. */
function fieldWaiting(
  { questions = [] }: SheetRecognition,
  index: number,
  { fields, box }: ColumnReading,
): string | null {
  const asked = questions.filter((question) => question.index === index && question.table === undefined);
  if (fields || box || asked.some(({ kind }) => kind === 'split')) return null;
  return asked[0]?.field ?? null;
}

/** One value for a field of all rows; null takes it back. */
export function chooseConstant(
  draft: SheetDraft | undefined,
  recognised: SheetRecognition,
  field: string,
  value: string | null,
): SheetDraft {
  const freed = value === null ? (draft ?? {}) : withoutCell(freeColumn(draft, recognised, field), recognised, field);
  return { ...freed, constants: { ...freed.constants, [field]: value } };
}

/** A cell above the table holds a field's value for all rows. */
export function chooseCell(
  draft: SheetDraft | undefined,
  recognised: SheetRecognition,
  { label, field }: CellAbove,
): SheetDraft {
  const freed = withoutCell(freeColumn(draft, recognised, field), recognised, field);
  const { [field]: _, ...constants } = freed.constants ?? {};
  const remembered = recognised.constants?.some((known) => known.field === field);
  return {
    ...freed,
    ...(freed.constants && { constants }),
    ...(remembered && { constants: { ...constants, [field]: null } }),
    cells: [...(freed.cells ?? recognised.cells ?? []).map(asCell), { label, field }],
  };
}

function withoutCell(draft: SheetDraft, { cells = [] }: SheetRecognition, field: string): SheetDraft {
  const all = draft.cells ?? cells;
  return all.some((cell) => cell.field === field)
    ? { ...draft, cells: all.filter((cell) => cell.field !== field).map(asCell) }
    : draft;
}

const asCell = ({ label, field }: CellAbove): CellAbove => ({ label, field });

/** No column has the field any more. */
function freeColumn(draft: SheetDraft | undefined, { columns }: SheetRecognition, field: string): SheetDraft {
  const owners = columns.filter((column) => filledBy(column, draft).includes(field));
  if (owners.length === 0) return draft ?? {};
  const freed = Object.fromEntries(owners.map(({ index }) => [index, { field: null }]));
  return { ...draft, readings: { ...draft?.readings, ...freed } };
}

/** Settles a question between columns: one keeps the field, the others are not used for it. */
export function settleConflict(
  draft: SheetDraft | undefined,
  { field, columns }: SheetRecognition['conflicts'][number],
  winner: number,
): SheetDraft {
  const settled = columns.map((index) => [index, { field: index === winner ? field : null }] as const);
  return { ...draft, readings: { ...draft?.readings, ...Object.fromEntries(settled) } };
}

/** Says whether the columns that seem to be boxes are. */
export function chooseBoxes(
  draft: SheetDraft | undefined,
  { columns }: SheetRecognition,
  areBoxes: boolean,
): SheetDraft {
  const said = columns.flatMap((column) => {
    const reading = readingOf(column, draft);
    return reading.box ? [[column.index, areBoxes ? reading : { field: null }] as const] : [];
  });
  return { ...draft, readings: { ...draft?.readings, ...Object.fromEntries(said) } };
}

/** A person stands by what was only likely: it is chosen now. */
export function confirmLikely(draft: SheetDraft | undefined, recognised: SheetRecognition): SheetDraft | undefined {
  const { columns, cells, boxRows = [], constants = [] } = recognised;
  const ofBoxes = boxRows.some(({ likely: open }) => open);
  const likely = columns.filter(
    ({ index, likely: open, reading }) =>
      (open || (ofBoxes && reading?.box)) && draft?.readings?.[String(index)] === undefined,
  );
  const above = draft?.cells === undefined && cells?.some((cell) => cell.likely);
  const own = ownColumns(recognised).filter(({ likely: open, header }) => open && draft?.named?.[header] === undefined);
  const values = constants.filter(({ field, likely: open }) => open && draft?.constants?.[field] === undefined);
  if (likely.length === 0 && own.length === 0 && values.length === 0 && !above) return draft;
  const stood = Object.fromEntries(likely.map((column) => [column.index, readingOf(column, undefined)]));
  return {
    ...draft,
    ...(likely.length > 0 && { readings: { ...draft?.readings, ...stood } }),
    ...(own.length > 0 && { named: { ...draft?.named, ...byHeader(own) } }),
    ...(values.length > 0 && {
      constants: { ...draft?.constants, ...Object.fromEntries(values.map(({ field, value }) => [field, value])) },
    }),
    ...(above && { cells: (cells ?? []).map(asCell) }),
  };
}

/** Another kind or header row makes the columns others: what was said about them does not hold. */
export function changeReading(draft: SheetDraft | undefined, change: Omit<SheetDraft, 'readings'>): SheetDraft {
  const { readings: _, named: _named, constants: _values, cells: _cells, ...rest } = draft ?? {};
  return { ...rest, ...change };
}

/** All choices for reading the files again: the changes, and what was read before is pinned so that it stays. */
export function choicesOf(runKind: string, sheets: readonly SheetAt[], draft: Draft): SheetChoice[] {
  return sheets.flatMap((at) => {
    const { recognised, file } = at;
    const changed = draft.get(sheetId(at));
    const { use, kind, headerRow, ignored } = recognised;
    // A sheet of another kind belongs to another run, which keeps it unless the person says otherwise.
    const settled = kind === runKind && (use !== 'ignored' || ignored === 'chosen');
    if (!changed && !settled) return [];
    const reread = changed?.kind !== undefined || changed?.headerRow !== undefined;
    const before: SheetDraft = reread ? {} : saidBefore(recognised);
    return [
      {
        file,
        sheet: recognised.sheet,
        ...(settled && { use }),
        ...(settled && { kind: runKind }),
        ...(settled && headerRow !== null && { headerRow }),
        ...before,
        ...changed,
        readings: { ...before.readings, ...changed?.readings },
        ...((before.named || changed?.named) && { named: { ...before.named, ...changed?.named } }),
        constants: { ...before.constants, ...changed?.constants },
      },
    ];
  });
}

/** What a person said of the sheet when it was read. */
function saidBefore(recognised: SheetRecognition): SheetDraft {
  const { columns, constants = [], cells } = recognised;
  const chosen = columns.filter(({ rule }) => rule === 'chosen');
  const own = ownColumns(recognised).filter(({ rule }) => rule === 'chosen');
  return {
    ...(own.length > 0 && { named: byHeader(own) }),
    readings: Object.fromEntries(chosen.map((column) => [column.index, readingOf(column, undefined)])),
    constants: Object.fromEntries(constants.flatMap(({ field, value, likely }) => (likely ? [] : [[field, value]]))),
    ...(cells && cells.length > 0 && !cells.some(({ likely }) => likely) && { cells: cells.map(asCell) }),
  };
}

function byHeader(columns: readonly ColumnMatch[]): Record<string, ColumnReading> {
  return Object.fromEntries(columns.map((column) => [column.header, readingOf(column, undefined)]));
}
