import {
  askedColumn,
  type ColumnMatch,
  type ColumnQuestion,
  type SheetRecognition,
} from '#shared/contract/recognition.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { FieldSet } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import { questionsOf, type Surroundings } from './column-answers.ts';
import { type ColumnTally, tallier } from './column-tally.ts';
import { codeTally, type DoubtedCodes } from './doubted-codes.ts';
import { scaleTallier } from './scale-questions.ts';
import { splitTallier } from './split-units.ts';

interface SheetToAsk {
  readonly sheet: SheetRecognition;
  readonly fields: FieldSet;
  readonly lines: readonly Line[];
  /** The file is a text table divided by semicolons, as programs write it where a comma marks decimals. */
  readonly semicolons: boolean;
  readonly today: string;
}

/**
 * The sheet with the questions that its cells leave open, found over all rows in one go: how decimals and dates are written,
 * and which units its numbers are in, also where only what they come to says so. What was said of a column is not asked again. A column of a table further down is asked
 * about with the one of its name, and by itself where the tables above have none.
 */
export function withQuestions({ sheet, fields, lines, semicolons, today }: SheetToAsk): SheetRecognition {
  const { tables = [], questions: recognised = [], ...told } = sheet;
  const seen = new Map<string, SeenColumn>();
  const seenIn = [sheet, ...tables].map(({ columns }, at) =>
    columns.map((column) => {
      const name = JSON.stringify([column.header, column.field, column.reading?.fields]);
      // Of two columns of one name in the first table each is one; further down there are none.
      const known = at === 0 ? undefined : seen.get(name);
      const it = known ?? seeColumn(column, at === 0 ? undefined : tables[at - 1]?.headerRow, fields, today);
      seen.set(at === 0 ? `${name} ${column.index}` : name, it);
      if (at === 0) seen.set(name, it);
      return it;
    }),
  );
  const all = [...new Set(seen.values())];
  const inTable = seenIn.map((columns) => columns.flatMap(({ see }) => see ?? []));
  const scales = scaleTallier(fields);
  let at = 0;
  let nth = 0;
  for (const { row, cells } of lines) {
    if (isSampled(nth++, lines.length)) scales?.add(cells);
    if (row <= (tables[at - 1]?.headerRow ?? 0)) at = 0;
    while (row > (tables[at]?.headerRow ?? Number.POSITIVE_INFINITY)) at++;
    for (const see of inTable[at] ?? []) see(cells);
  }
  const marked = (mark: ',' | '.') => all.reduce((sum, { tally }) => sum + (tally?.().marks[mark] ?? 0), 0);
  const around = { commas: semicolons || marked(',') > marked('.'), points: marked('.') > 0, today };
  // Of a column that has no cells, nobody needs to know in what they would be.
  const known = recognised.filter((asked) => askedColumn(sheet, asked)?.filled !== 0);
  const found = all
    .flatMap(({ questions }) => questions(around))
    .filter(
      ({ index, table, kind }) => !known.some((it) => it.index === index && it.table === table && it.kind === kind),
    );
  const ofScales = scales?.found(sheet.columns);
  const withStates = (columns: readonly ColumnMatch[], nth: number): ColumnMatch[] =>
    columns.map((column, place) => {
      const isOnes = seenIn[nth]?.[place]?.isOnesAndZeros();
      const isSaid = nth === 0 && ofScales?.said.has(column.index);
      const doubtedCodes = seenIn[nth]?.[place]?.doubted() ?? {};
      const isDoubted = Object.keys(doubtedCodes).length > 0;
      if (!isOnes && !isSaid && !isDoubted) return column;
      return {
        ...column,
        ...(isOnes && { onesAndZeros: true }),
        ...(isSaid && { scaleSaid: true }),
        ...(isDoubted && { doubtedCodes }),
      };
    });
  const asked = [...known, ...found];
  const more = (ofScales?.questions ?? []).filter(
    ({ index, kind }) => !asked.some((it) => it.index === index && it.kind === kind && it.table === undefined),
  );
  const questions = [...asked, ...more];
  return {
    ...told,
    columns: withStates(sheet.columns, 0),
    ...(tables.length > 0 && {
      tables: tables.map((table, nth) => ({ ...table, columns: withStates(table.columns, nth + 1) })),
    }),
    ...(questions.length > 0 && { questions }),
  };
}

/** Packages that tell in what all of a sheet are meant. */
const enoughLines = 10_000;

/** Whether a line is among the about {@link enoughLines} that tell of all: spread evenly, and in step with no order's lines. */
function isSampled(nth: number, lines: number): boolean {
  return lines <= enoughLines || Math.imul(nth, 2_654_435_761) >>> 0 < (enoughLines / lines) * 2 ** 32;
}

interface SeenColumn {
  /** Undefined for a column whose cells leave nothing open. */
  readonly see: ((cells: Line['cells']) => void) | undefined;
  readonly tally: (() => ColumnTally) | undefined;
  readonly questions: (around: Surroundings) => readonly ColumnQuestion[];
  readonly isOnesAndZeros: () => boolean;
  readonly doubted: () => DoubtedCodes;
}

/** What the cells of a column leave open, over all rows that are seen. @param table the header row of the table further down that it is of */
function seeColumn(column: ColumnMatch, table: number | undefined, fields: FieldSet, today: string): SeenColumn {
  const { index, field: key, reading = {} } = column;
  const field = key === null ? undefined : fields[key];
  const numbers = field && tallier(field, today);
  const split = splitTallier(column, fields);
  const said = field?.type === 'boolean' ? new Set<string>() : undefined;
  const codes = field?.type === 'country' ? codeTally() : undefined;
  const name = key ?? '';
  const seeNumber = (cells: Line['cells']) => {
    const cell = cells[name];
    // A real date leaves nothing open.
    if (cell !== undefined && !(typeof cell === 'object' && cell.type === 'date')) numbers?.add(cell);
  };
  const see = (cells: Line['cells']) => {
    const cell = cells[name];
    if (cell !== undefined) numbers?.add(cell);
    if (cell !== undefined) codes?.add(cell);
    // More than two different texts are no ones and zeros.
    if (said && cell !== undefined && said.size < mostSaid && !(typeof cell === 'string' && said.has(cell)))
      said.add(cellText(cell).trim());
    const part = split && cells[split.key];
    if (part !== undefined) split?.add(part);
  };
  const isOpen = numbers || split || said || codes;
  return {
    see: numbers && !split && !said && !codes ? seeNumber : isOpen ? see : undefined,
    tally: numbers ? () => numbers.tally : undefined,
    questions: (around) => {
      const asked =
        key !== null && field && numbers ? questionsOf({ index, key, field, reading }, numbers.tally, around) : [];
      const all = [...asked, ...(split?.question() ?? [])];
      return table === undefined ? all : all.map((question) => ({ ...question, table }));
    },
    isOnesAndZeros: () => isOnesAndZeros(said ?? new Set()),
    doubted: () => codes?.doubted() ?? {},
  };
}

const mostSaid = 4;

/** Both must be there: a column of nothing but 0 may as well be one that nobody filled in. */
function isOnesAndZeros(said: ReadonlySet<string>): boolean {
  const filled = [...said].filter((text) => text !== '');
  return filled.length === 2 && filled.includes('0') && filled.includes('1');
}
