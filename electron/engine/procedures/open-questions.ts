import { Failure } from '#shared/contract/failure.ts';
import { askedColumn, type ColumnQuestion, type SheetRecognition } from '#shared/contract/recognition.ts';
import { boxFields } from '../recognise/recognise.ts';
import type { ProcedureContext } from './procedure-context.ts';

type Context = Pick<ProcedureContext, 'store' | 'kinds'>;

/** What the cells have that a question is about; once they were all mended by hand there is nothing to answer. */
const codesOf: Readonly<Partial<Record<ColumnQuestion['kind'], readonly string[]>>> = {
  decimal: ['number.ambiguous'],
  dates: ['date.ambiguous'],
  unit: ['number.converts', 'number.rounds'],
  counted: ['number.unit', 'number.dozen'],
  blanks: ['key.missing'],
  merged: ['cell.filledDown'],
};

/** The sheet with those of its questions that still concern a cell of the run, and with the fields that lines still miss. */
export function withOpenQuestions(
  { store: { problems, lines }, kinds }: Context,
  run: string,
  file: number,
  { questions, needed: known = [], ...recognised }: SheetRecognition,
): SheetRecognition {
  const ofKind = kinds.find(({ id }) => id === recognised.kind);
  const fields = ofKind?.fields ?? {};
  // What a person typed into every row needs no answer for all of them.
  const lacks = (field: string) =>
    lines.lacks(run, { file, sheet: recognised.sheet }, field, fields[field]?.level === 'order');
  const needed = known.filter(({ field, unless }) => [field, ...unless].every(lacks));
  const sheet = {
    ...recognised,
    missing: recognised.missing.filter(lacks),
    ...(needed.length > 0 && { needed }),
  };
  const open = questions?.filter((question) => {
    const { kind, field, untilAnswered } = question;
    const codes = codesOf[kind];
    if (untilAnswered) return true;
    if (kind === 'sameBox') return [...(ofKind ? (boxFields(ofKind)?.ofBox ?? []) : [])].some(lacks);
    // A column that waits for the answer to have its field has no cells in the run.
    if (askedColumn(sheet, question)?.field === null) return true;
    return codes === undefined || problems.isIn(run, { file, sheet: sheet.sheet }, field, codes);
  });
  return open?.length ? { ...sheet, questions: open } : sheet;
}

/**
 * A number or a date that can be read in two ways is not sent before a person has said which: once for its column.
 *
 * @throws Failure `columns.asksOne`, `columns.asksTwo`, `columns.asksBlanks`, `columns.asksSameBox`, `columns.asksMerged`
 */
export function refuseOpenQuestions(context: Context, run: string): void {
  for (const { index, sheets } of context.store.files.list(run)) {
    for (const stored of sheets) {
      if (stored.use === 'ignored' || !stored.questions) continue;
      const open = withOpenQuestions(context, run, index, stored);
      const [first] = open.questions ?? [];
      if (!first) continue;
      const header = askedColumn(open, first)?.header ?? '';
      throw questionFailure(first, { sheet: open.sheet, column: header.replace(/\s+/g, ' ').trim() });
    }
  }
}

/** A cell of the column and what it may be. */
function questionFailure(
  { kind, readings }: ColumnQuestion,
  at: { readonly sheet: string; readonly column: string },
): Failure {
  const [one, two] = readings.map(({ examples }) => examples[0]);
  const [typed, first] = [one?.typed ?? '', one?.read ?? ''];
  if (kind === 'blanks') return new Failure('columns.asksBlanks', { ...at, row: typed, first });
  if (kind === 'sameBox') return new Failure('columns.asksSameBox', { ...at, row: typed, first });
  if (kind === 'merged') return new Failure('columns.asksMerged', { ...at, row: typed, first });
  const params = { ...at, typed, first };
  return two ? new Failure('columns.asksTwo', { ...params, second: two.read }) : new Failure('columns.asksOne', params);
}
