import type { ColumnQuestion, SheetRecognition } from '#shared/contract/recognition.ts';
import { fieldsOf } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import { unitNamed } from '#shared/sheets/units.ts';
import type { SourceRow } from '../read/read.ts';
import { isBlank, oneLine } from './cell-content.ts';
import { plainName } from './header-name.ts';
import { isOf, measureOf, readIn, targetOf } from './header-units.ts';
import { columnNamed, columnNames } from './layout-memory.ts';

/** Watches columns without a field for units, of whose numbers another column is. */
export interface UnitColumns {
  /** Looks at the row of a line. */
  see(source: SourceRow): void;
  /** What is asked of columns of numbers. @param table the header row of the table further down that they are of */
  questions(table?: number): ColumnQuestion[];
}

interface Seen {
  readonly index: number;
  readonly name: string;
  filled: number;
  /** Unit → cells that name it, and the first of their rows. */
  readonly units: Map<string, { count: number; readonly rows: SourceCells[] }>;
}

type SourceCells = readonly (SourceCell | null)[];

/** Nearly all of the cells: single notes are no reason not to ask. */
const nearlyAll = 0.9;
const mostExamples = 3;
/** A longer text names no unit. */
const longest = 24;
/** Different texts that are kept with what they name. */
const mostSpelt = 1_000;
/** These are India and a size as well: only a header that speaks of units says that they are units. */
const otherwise: ReadonlySet<string> = new Set(['in', 'm']);

/**
 * A column of units beside numbers whose field is reckoned in another one says what these are; nothing else of the sheet does, and
 * it is asked about once. Undefined for a table without open columns beside measures of which nothing was said.
 */
export function unitColumns(
  recognition: Pick<SheetRecognition, 'columns'>,
  { fields }: SheetKind,
): UnitColumns | undefined {
  const { columns } = recognition;
  const measures = columns.flatMap((column) => {
    const keys = fieldsOf(column);
    const target = targetOf(keys, fields);
    const { unit, unitFrom } = column.reading ?? {};
    return target === undefined || unit || unitFrom !== undefined ? [] : [{ index: column.index, keys, target }];
  });
  const names = unitNames(columns.map(({ header }) => header));
  // One that a person does not use says what the others are all the same: only what is said of these closes the question.
  const open = columns.flatMap(({ index, field, reading }, at): Seen[] => {
    const name = names[at] ?? '';
    const isOpen = field === null && !reading && name !== '';
    return isOpen ? [{ index, name, filled: 0, units: new Map() }] : [];
  });
  if (measures.length === 0 || open.length === 0) return undefined;
  const spelt = new Map<string, string | null>();
  const named = (cell: SourceCell) => {
    const text = cellText(cell);
    if (text.length > longest) return null;
    const before = spelt.get(text);
    if (before !== undefined) return before;
    const unit = unitNamed(text);
    if (spelt.size < mostSpelt) spelt.set(text, unit);
    return unit;
  };
  return {
    see({ cells }) {
      for (const column of open) {
        const cell = cells[column.index];
        if (cell === null || cell === undefined || isBlank(cell)) continue;
        column.filled += 1;
        const unit = typeof cell === 'number' ? null : named(cell);
        if (unit === null) continue;
        const found = column.units.get(unit) ?? { count: 0, rows: [] };
        column.units.set(unit, found);
        found.count += 1;
        if (found.rows.length < mostExamples) found.rows.push(cells);
      }
    },
    questions: (table) =>
      measures.flatMap(({ index, keys, target }): ColumnQuestion[] => {
        const beside = open.filter((column) => saysOther(column, target)).sort(byNearness(index));
        const [key] = keys;
        const [first] = beside;
        if (first === undefined || key === undefined) return [];
        const readings = beside.slice(0, mostExamples).map((column) => ({
          answer: { unitFrom: column.name },
          examples: examplesOf(column, (unit) => measureOf(unit)),
        }));
        const own = { answer: { unit: target }, examples: examplesOf(first, () => target) };
        return [
          {
            index,
            ...(table !== undefined && { table }),
            field: key,
            kind: 'unit',
            readings: [...readings, own],
            untilAnswered: true,
          },
        ];

        function examplesOf({ index: at, units }: Seen, unitOf: (unit: string) => ReturnType<typeof measureOf>) {
          const others = [...units].toSorted(([a], [b]) => Number(a === target) - Number(b === target));
          const examples = others.flatMap(([unit, { rows }]) =>
            rows.flatMap((cells) => {
              const [number, said] = [oneLine(cells[index]), oneLine(cells[at])];
              const read = readIn(unitOf(unit) ?? target, number, keys, { fields, target });
              return read === null ? [] : [{ typed: `${number} ${said}`, read: `${read} ${target}` }];
            }),
          );
          return [...new Map(examples.map((it) => [it.typed, it])).values()].slice(0, mostExamples);
        }
      }),
  };
}

/**
 * What is asked in all tables of a sheet: of a column of a table further down with the one of its name above, where that has one.
 *
 * @param known questions that are asked anyway
 */
export function unitQuestions(
  tables: readonly { readonly recognition: SheetRecognition; questions(table?: number): readonly ColumnQuestion[] }[],
  known: readonly ColumnQuestion[],
): readonly ColumnQuestion[] {
  const [first] = tables;
  const found = new Map<string, ColumnQuestion>();
  for (const { recognition, questions } of tables) {
    const table = recognition === first?.recognition ? undefined : (recognition.headerRow ?? undefined);
    for (const question of questions(table)) {
      const header = plainName(recognition.columns.find(({ index }) => index === question.index)?.header ?? '');
      const above = first?.recognition.columns.find((column) => plainName(column.header) === header);
      const { table: _, ...ofFirst } = question;
      const asked = table !== undefined && above ? { ...ofFirst, index: above.index } : question;
      const id = asked.table === undefined ? String(asked.index) : header;
      const isKnown = known.some((it) => it.kind === 'unit' && it.index === asked.index && it.table === asked.table);
      if (!isKnown && !found.has(id)) found.set(id, asked);
    }
  }
  return [...found.values()];
}

/** What each column is called by where units are said to stand in it: as it is written, unless another one is called so. */
function unitNames(headers: readonly string[]): readonly string[] {
  const names = columnNames(headers);
  return headers.map((header, at) => {
    const written = header.replace(/\s+/gu, ' ').trim();
    return columnNamed(headers, written) === at ? written : (names[at] ?? '');
  });
}

const saysUnits = /单位|單位|unit|uom|计量/iu;

/** Whether nearly all cells are units of this sort, and not only this one. */
function saysOther({ name, filled, units }: Seen, target: 'kg' | 'cm'): boolean {
  const ofSort = [...units].filter(([unit]) => isOf(unit, target));
  const count = ofSort.reduce((sum, [, of]) => sum + of.count, 0);
  const isMaybeOther = ofSort.every(([unit]) => otherwise.has(unit)) && !saysUnits.test(name);
  return !isMaybeOther && ofSort.some(([unit]) => unit !== target) && count >= filled * nearlyAll;
}

/** Units mostly stand behind their numbers. */
function byNearness(index: number) {
  const distance = (of: Seen) => (of.index > index ? of.index - index : index - of.index + 0.5);
  return (a: Seen, b: Seen) => distance(a) - distance(b);
}
