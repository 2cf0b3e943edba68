import { Failure } from '#shared/contract/failure.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Fix } from '#shared/problem.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import type { Change, Passing, Store, StoredLine } from '../store/store.ts';

export interface CellText {
  readonly line: number;
  readonly field: string;
  readonly value: string;
}

/** Typed texts as changes; an empty text empties the cell. @throws Failure `field.unknown` */
export function cellChanges(kind: AnyKind, cells: readonly CellText[]): Change[] {
  return cells.map(({ line, field, value }) => {
    if (!Object.hasOwn(kind.fields, field)) throw new Failure('field.unknown', { field });
    return { type: 'cell', line, field, value: value === '' ? null : value };
  });
}

/** What accepting offered fixes changes. Several fixes of one cell (alike problems): the last one stands. */
export function fixChanges(kind: AnyKind, fixes: readonly Fix[]): Change[] {
  const cells = new Map<string, CellText>();
  const dropped = new Set<number>();
  for (const fix of fixes) {
    for (const cell of fix.cells) cells.set(`${cell.line} ${cell.field}`, cell);
    if (fix.type === 'merge-lines') dropped.add(fix.drop);
  }
  const kept = [...cells.values()].filter(({ line }) => !dropped.has(line));
  return [...cellChanges(kind, kept), ...[...dropped].map((line): Change => ({ type: 'drop', line, dropped: true }))];
}

/** How many lines are looked at in one go. */
const PAGE = 500;

export interface Replacement {
  readonly run: string;
  readonly find: string;
  readonly replace: string;
  /** All fields when absent. */
  readonly field?: string | undefined;
  /** Only cells that are this text altogether. */
  readonly whole?: boolean;
  /** Only these lines; an order's own value on the other lines of their orders as well. The whole run when absent. */
  readonly within?: Passing | null;
}

/** Every occurrence of a text in the cells of a run (case as typed), with the other text in its place. */
export function replaceChanges(store: Pick<Store, 'lines'>, kind: AnyKind, replacement: Replacement): Change[] {
  return [...replacePages(store, kind, replacement)].flat();
}

/** The same page by page, for who has something else to do in between. */
export function* replacePages(
  { lines }: Pick<Store, 'lines'>,
  kind: AnyKind,
  { run, find, replace, field, whole, within }: Replacement,
): Generator<Change[]> {
  const fields = field === undefined ? Object.keys(kind.fields) : [field];
  const last = lines.lastId(run);
  for (let after = 0; after < last; after += PAGE) {
    const page = lines.containing(run, find, after, after + PAGE);
    const changes: CellText[] = [];
    for (const line of page) {
      for (const name of fields) {
        if (within && !reaches(within, line, kind.fields[name])) continue;
        const text = cellText(line.cells[name]);
        if (whole ? text !== find : !text.includes(find)) continue;
        const value = whole ? replace : text.replaceAll(find, () => replace);
        if (value !== text) changes.push({ line: line.id, field: name, value });
      }
    }
    yield cellChanges(kind, changes);
  }
}

/** A part of an order's lines with a new number would be an order of their own, one with another value a contradiction. */
function reaches({ lines, orders }: Passing, line: StoredLine, field: Field | undefined): boolean {
  return lines.has(line.id) || (field?.level === 'order' && line.order !== null && orders.has(line.order));
}
