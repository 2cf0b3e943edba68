import { Failure } from '#shared/contract/failure.ts';
import { answeredWith, type HowRead, MEASURES } from '#shared/contract/layouts.ts';
import { askedColumn, type ColumnMatch, type ColumnQuestion, fieldsOf } from '#shared/contract/recognition.ts';
import type { Run } from '#shared/contract/run.ts';
import { mapWords, unitColumn, unused } from './map-words.ts';
import type { CommandContext } from './run-command.ts';

/** How a column is read, as `--read` says it. */
export interface Answered {
  readonly header: string;
  readonly answer: HowRead;
}

/** The words of `--read`: comma, point, dmy, mdy, ymd, each, total, number, above, missing, every-row, first-row, a unit, or behind {@link unitColumn} the header of the column that it stands in. */
const answers: ReadonlyMap<string, HowRead> = new Map<string, HowRead>([
  ['comma', { decimal: ',' }],
  ['point', { decimal: '.' }],
  ...(['dmy', 'mdy', 'ymd'] as const).map((dates) => [dates, { dates }] as const),
  ...(['each', 'total'] as const).map((per) => [per, { per }] as const),
  ['number', { counted: true }],
  ...(['above', 'missing'] as const).map((blanks) => [blanks, { blanks }] as const),
  ['every-row', { merged: 'each' }],
  ['first-row', { merged: 'first' }],
  ...MEASURES.map((unit) => [unit, { unit }] as const),
]);

export function answerOf(word: string): HowRead | undefined {
  const header = word.startsWith(unitColumn) ? word.slice(unitColumn.length).trim() : '';
  return header === '' ? answers.get(word.toLowerCase()) : { unitFrom: header };
}

/** By header; what is said of one column at several times is put together. */
export function answersOf(read: readonly Answered[]): Record<string, HowRead> {
  const byHeader: Record<string, HowRead> = {};
  for (const { header, answer } of read) byHeader[header] = answeredWith(byHeader[header] ?? {}, answer);
  return byHeader;
}

export function isReadBy({ reading }: Pick<ColumnMatch, 'reading'>, answer: HowRead): boolean {
  return Object.entries(answer).every(([part, value]) => reading?.[part as keyof HowRead] === value);
}

/**
 * What can be read in several ways is not sent before somebody has said which.
 *
 * @throws Failure `columns.readOne`, `columns.readTwo`, `columns.readBlanks`, `columns.readSameBox`, `columns.readMerged`
 */
export async function refuseQuestions({ engine }: CommandContext, run: Run): Promise<void> {
  for (const { sheets } of await engine.call('imports.recognition', { run: run.id })) {
    for (const of of sheets) {
      const [first] = of.questions ?? [];
      if (of.use === 'ignored' || !first) continue;
      throw asked(first, of.sheet, askedColumn(of, first));
    }
  }
}

/** The question with the options that answer it. */
export function asked({ kind, readings, field }: ColumnQuestion, sheet: string, of: ColumnMatch | undefined): Failure {
  const [one, two] = readings.map(({ examples }) => examples[0]);
  const column = of?.header.replace(/\s+/g, ' ').trim() ?? '';
  // A column that waits for the answer has no field yet: it is given both at once.
  const isOpen = of !== undefined && fieldsOf(of).length === 0;
  const option = (answer: HowRead) =>
    isOpen ? `--map "${column}=${mapWords(field, answer)}"` : `--read "${column}=${wordOf(answer)}"`;
  const options = readings.map(({ answer }) => option(answer)).join(' / ');
  const [typed, first] = [one?.typed ?? '', one?.read ?? ''];
  const blank = { sheet, column, row: typed, first, options };
  if (kind === 'blanks') return new Failure('columns.readBlanks', blank);
  if (kind === 'sameBox') return new Failure('columns.readSameBox', blank);
  if (kind === 'merged') return new Failure('columns.readMerged', blank);
  const params = { sheet, column, typed, first, options };
  return two ? new Failure('columns.readTwo', { ...params, second: two.read }) : new Failure('columns.readOne', params);
}

/** The options that say of a column whose reading was said below other headers that it holds, or else what it may be instead. */
export function eitherReading(header: string, reading: HowRead, target: HowRead['unit']): string {
  const { unit, unitFrom, per, decimal, dates, blanks, merged, fields } = reading;
  if (fields) return `--map "${header}=${mapWords(fields.map((field) => field ?? unused).join(), reading)}"`;
  const either: (readonly [HowRead, HowRead | undefined])[] = [
    ...(per ? [[{ per }, { per: per === 'total' ? 'each' : 'total' }] as const] : []),
    ...(unit ? [[{ unit }, unit === target ? undefined : { unit: target }] as const] : []),
    ...(unitFrom === undefined ? [] : [[{ unitFrom }, { unit: target }] as const]),
    ...(decimal ? [[{ decimal }, { decimal: decimal === ',' ? '.' : ',' }] as const] : []),
    ...(dates ? [[{ dates }, { dates: dates === 'dmy' ? 'mdy' : 'dmy' }] as const] : []),
    ...(blanks ? [[{ blanks }, { blanks: blanks === 'above' ? 'missing' : 'above' }] as const] : []),
    ...(merged ? [[{ merged }, { merged: merged === 'each' ? 'first' : 'each' }] as const] : []),
  ];
  const option = (answer: HowRead) => `--read "${header}=${wordOf(answer)}"`;
  const ways = [either.map(([said]) => said), either.map(([said, other]) => other ?? said)];
  return [...new Set(ways.map((answers) => answers.map(option).join(' ')))].join(' / ');
}

/** What `--read` says for each of the question's answers; those that only `--map` gives are left out. */
export function answerWordsOf({ readings }: ColumnQuestion): readonly string[] {
  return readings.flatMap(({ answer }) => wordOf(answer) || []);
}

function wordOf(answer: HowRead): string {
  if (answer.unitFrom !== undefined) return unitColumn + answer.unitFrom;
  const isSame = ([, known]: readonly [string, HowRead]) => JSON.stringify(known) === JSON.stringify(answer);
  return [...answers].find(isSame)?.[0] ?? '';
}
