import type { OrderLine, SheetKind } from '#shared/kinds/kind.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { cellText, isCovered, isFilledDown, type SourceCell } from '#shared/sheets/cell.ts';
import { type Field, type FieldValue, isOwnNumber } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { CheckContext, Lookups } from './context.ts';
import { type Entries, type Filled, missingOn } from './fields.ts';
import type { CellReader } from './parse-cell.ts';
import { stockProblems } from './partner-lists.ts';
import { cellsOf, isOwnCell, type PlacedCell, placeProblems, sameMerge } from './placed-cells.ts';
import { shown } from './tidy-text.ts';

export interface LineValues {
  /** One per detail line, in reading order. */
  readonly lines: readonly OrderLine[];
  readonly problems: readonly Problem[];
}

/** What reading the lines of an order depends on. */
export interface LineReading {
  readonly reader: CellReader;
  /** What is known of the order's own values. */
  readonly order: Filled;
  readonly lookups: Lookups;
  readonly unknownSkus?: CheckContext['unknownSkus'] | undefined;
}

/** Reads the cells of an order's detail lines; what is required is missed on every line that lacks it. */
export function lineValues(
  kind: SheetKind,
  fields: Entries,
  details: readonly Line[],
  { reader, order, lookups, unknownSkus }: LineReading,
): LineValues {
  const problems: Problem[] = [];
  const values = new Map(details.map((line) => [line.id, {} as Record<string, FieldValue>]));
  /** Fields in which something was typed that is no value. */
  const wrong = new Map<number, Set<string>>();
  for (const [key, field] of fields) {
    if (readInOrder(key, details, reader, values)) continue;
    const cells = cellsOf(key, details);
    for (const at of cells) {
      const parsed = reader.read(key, at.cell, at.line);
      const isOthers = isOwnNumber(field) && isCovered(at.cell);
      if (parsed.problems.length > 0 && !at.echo && !isOthers) {
        // What is mended is mended where it stands: the rows below do not have it of their own by that.
        const alike = sameMerge(at, cells).filter(({ cell }) => !isOwnNumber(field) || !isCovered(cell));
        problems.push(...placeProblems(kind, key, at, parsed, alike));
      }
      if (parsed.type === 'blank') continue;
      if (field.own) problems.push(...mergedProblems(key, field, at, cells));
      if (parsed.type === 'wrong' || isOthers) {
        const ofLine = wrong.get(at.line.id) ?? new Set();
        wrong.set(at.line.id, ofLine.add(key));
        continue;
      }
      const own = values.get(at.line.id);
      if (own) own[key] = parsed.value;
    }
  }
  for (const [key, field] of fields) {
    if (field.type !== 'text' || !field.lookup) continue;
    for (const at of cellsOf(key, details)) {
      problems.push(...lookUp(key, field, at, values.get(at.line.id) ?? {}, lookups));
    }
  }
  if (unknownSkus) {
    for (const [key, field] of fields) {
      if (field.type !== 'text' || !field.stock) continue;
      for (const at of cellsOf(key, details)) {
        problems.push(...stockProblems(key, at, values.get(at.line.id)?.[key], unknownSkus));
      }
    }
  }
  for (const line of details) problems.push(...missing(line));
  return { lines: details.map(({ id }) => ({ id, values: values.get(id) ?? {} })), problems };

  function missing(line: Line): readonly Problem[] {
    const own = values.get(line.id) ?? {};
    // What a table has filled in was not typed.
    const isTyped = (key: string) => line.cells[key] !== undefined && (key in own || wrong.get(line.id)?.has(key));
    const filled: Filled = {
      blank: (key) => !isTyped(key) && order.blank(key),
      value: (key) => own[key] ?? order.value(key),
    };
    return missingOn(line.id, fields, filled);
  }
}

/**
 * Reads a field's cells where each stands in its own line and nothing is wrong with any, as in nearly every order.
 *
 * @returns false where they have to be looked at one by one; what was read until then holds
 */
function readInOrder(
  key: string,
  details: readonly Line[],
  reader: CellReader,
  values: ReadonlyMap<number, Record<string, FieldValue>>,
): boolean {
  for (const line of details) {
    const cell = line.cells[key];
    if (cell === undefined) continue;
    if (!isOwnCell(cell)) return false;
    const parsed = reader.read(key, cell, line);
    if (parsed.problems.length > 0 || parsed.type === 'wrong') return false;
    const own = values.get(line.id);
    if (own && parsed.type === 'value') own[key] = parsed.value;
  }
  return true;
}

type MergeCode = 'cell.likeAbove' | 'cell.mergedToo' | 'cell.filledDown' | 'cell.mergedOver';

/**
 * A number merged over several lines may be their total: counted once per line it would be too much, and nobody knows each line's.
 * So it is with the first line's number as well, as long as nobody said whose it is.
 */
function mergedProblems(field: string, def: Field, at: PlacedCell, cells: readonly PlacedCell[]): readonly Problem[] {
  const { cell, line } = at;
  const told = (code: MergeCode, severity: Problem['severity'], count?: number) =>
    problem(code, {
      severity,
      field,
      line: line.id,
      params: { value: shown(cellText(cell)), ...(count !== undefined && { count }) },
    });
  if (isSaidToBe(cell)) return [told('cell.likeAbove', 'warning')];
  if (!isOwnNumber(def)) return isFilledDown(cell) ? [told('cell.mergedToo', 'warning')] : [];
  if (isCovered(cell)) return [told('cell.filledDown', 'error')];
  if (typeof cell !== 'object' || cell.over === undefined) return [];
  const isOpen = sameMerge(at, cells).some((other) => isCovered(other.cell));
  return [told('cell.mergedOver', isOpen ? 'error' : 'warning', cell.over)];
}

/** The line has a cell of its own, which says that it is as the one above, as 同上 does. */
function isSaidToBe(cell: SourceCell): boolean {
  return typeof cell === 'object' && cell.lent === true;
}

/**
 * Puts the value that an office's table has for a line's word into the line's values, where the line itself has none.
 * A word that is not in the table is an error then; a value that the table contradicts is worth a look.
 */
function lookUp(
  key: string,
  field: Field,
  { line, echo }: PlacedCell,
  values: Record<string, FieldValue>,
  lookups: Lookups,
): readonly Problem[] {
  const word = values[key];
  if (field.type !== 'text' || !field.lookup || word === undefined) return [];
  const { table, fills } = field.lookup;
  const known = lookups[table]?.get(String(word));
  const params = { value: shown(String(word)), otherField: fills };
  const told = (problem: Problem) => (echo ? [] : [problem]);

  if (line.cells[fills] === undefined) {
    if (known !== undefined) values[fills] = known;
    return known === undefined ? told(problem('lookup.unknown', { field: key, line: line.id, params })) : [];
  }
  const own = values[fills];
  if (known === undefined || own === undefined || own === known) return [];
  const differing = { ...params, typed: shown(String(own)), known };
  return told(problem('lookup.differs', { severity: 'warning', field: key, line: line.id, params: differing }));
}
