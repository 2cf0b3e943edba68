import { answeredWith, type ColumnReading, type HowRead } from '#shared/contract/layouts.ts';
import { fieldsOf, type SheetChoice } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { HeaderCell } from './header-candidate.ts';
import { plainName } from './header-name.ts';
import { columnNames } from './layout-memory.ts';

/** What is said of columns, by whatever they are told apart by. */
export type Said = Readonly<Record<string, ColumnReading>>;

/** What is known of the columns besides their names. */
export interface SaidOfColumns {
  /** Column index → what a person said. */
  readonly chosen?: Said | undefined;
  /** Header → what a person said of all sheets. */
  readonly named?: Said | undefined;
  /** Header → what a person answered to questions, on all sheets: laid over what else is known. */
  readonly answers?: Readonly<Record<string, HowRead>> | undefined;
  /** Column name → what a layout says. */
  readonly remembered?: Said | undefined;
  /** The layout is of other headers, though of most of these. */
  readonly near?: boolean | undefined;
}

/** What is said of a column, by a person of this one, by a person of its header, and by a layout. */
export interface SaidOfColumn {
  readonly chosen: ColumnReading | undefined;
  readonly named: ColumnReading | undefined;
  readonly remembered: ColumnReading | undefined;
  readonly answer: HowRead | undefined;
}

/** What is said of each column, as far as it speaks of fields that the kind has. What a layout answered holds for a person's choice, too. */
export function saidOfColumns(
  cells: readonly HeaderCell[],
  { fields }: SheetKind,
  { chosen, named, answers, remembered }: SaidOfColumns,
): ReadonlyMap<HeaderCell, SaidOfColumn> {
  const known = (said: Said | undefined, name: string) => {
    const reading = ownOf(said, name);
    return reading && fieldsOf(reading).every((field) => Object.hasOwn(fields, field)) ? reading : undefined;
  };
  const [ofHeaders, ofAnswers] = [byPlainName(named), byPlainName(answers)];
  const names = remembered ? columnNames(cells.map(({ text }) => text)) : [];
  return new Map(
    cells.map((cell, at) => {
      const before = known(remembered, names[at] ?? '');
      const over = (said: ColumnReading | undefined) =>
        said && before && fieldsOf(said).join() === fieldsOf(before).join()
          ? answeredWith(answersFor(said, before), said)
          : said;
      const name = plainName(cell.text);
      const written = plainName(cell.written ?? cell.text);
      return [
        cell,
        {
          chosen: over(known(chosen, String(cell.index))),
          named: over(known(ofHeaders, name) ?? known(ofHeaders, written)),
          remembered: before,
          answer: ownOf(ofAnswers, name) ?? ownOf(ofAnswers, written),
        },
      ];
    }),
  );
}

function ownOf<Value>(said: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return said && Object.hasOwn(said, name) ? said[name] : undefined;
}

function byPlainName<Value>(said: Readonly<Record<string, Value>> = {}): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(said).map(([header, it]) => [plainName(header), it]));
}

/** Of the answers, those that are about all of a column's cells. Parts of a split cell are read one by one: only a unit is about all of them. */
function answersFor(
  { field }: { readonly field: string | null },
  { decimal, dates, unit, unitFrom, counted, blanks, merged }: HowRead,
): HowRead {
  const ofWhole = {
    ...(decimal && { decimal }),
    ...(dates && { dates }),
    ...(counted && { counted }),
    ...(blanks && { blanks }),
    ...(merged && { merged }),
  };
  return { ...(unit && { unit }), ...(unitFrom !== undefined && { unitFrom }), ...(field !== null && ofWhole) };
}

/** The column with an answer laid over how it is read. */
export function answered<Column extends { readonly field: string | null; readonly reading?: HowRead | undefined }>(
  column: Column,
  answer: HowRead | undefined,
): Column {
  if (answer === undefined || fieldsOf(column).length === 0) return column;
  const laid = column.field === null ? answersFor(column, answer) : answer;
  return Object.keys(laid).length > 0 ? { ...column, reading: answeredWith(column.reading ?? {}, laid) } : column;
}

/** Column index → what a person said of it. */
export function saidColumns({ columns = {}, readings = {} }: Partial<SheetChoice> = {}): Said {
  return { ...Object.fromEntries(Object.entries(columns).map(([index, field]) => [index, { field }])), ...readings };
}
