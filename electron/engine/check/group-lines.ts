import type { AnyKind } from '#shared/kinds/kind.ts';
import { type FixCell, type GeneralCode, type Problem, problemOf } from '#shared/problem.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import { isDitto, isUndecided } from '#shared/words/cell-words.ts';
import { type AlikeKeys, alikeKeys } from './alike-keys.ts';
import { fieldsAt } from './fields.ts';
import { isBlankMark, tidyCode } from './tidy-text.ts';

export interface Grouping {
  /** In order of first appearance. Every line is in exactly one group or loose. */
  readonly groups: readonly OrderGroup[];
  /** Lines without a key: they belong to no order. */
  readonly loose: readonly LooseLine[];
}

/** A line without a key. */
export interface LooseLine {
  readonly line: Line;
  /** The key of the nearest line above in the same sheet, ready to be put in its cells; null when there is none. */
  readonly keyAbove: readonly FixCell[] | null;
}

/**
 * Gathers lines into orders by their key. Lines of one flat sheet with the same key are one order; a line of an order
 * sheet and the detail lines with its key are one order. The same key from anywhere else is kept apart, with an error on
 * both: merging silently could double the boxes. `lines` are in reading order and hold all lines of each key in them, and
 * of each line without a key the nearest line above that has one.
 */
export function groupLines(kind: AnyKind, lines: readonly Line[], files: readonly string[] = []): Grouping {
  const hasDetails = isOfLines(kind);
  const names = { keyField: kind.key[0] ?? null, files };
  const loose: LooseLine[] = [];
  const gathered = new Map<string, Gathered>();
  let last: { readonly line: Line; readonly into: Gathered } | undefined;
  for (const line of lines) {
    // The lines of an order mostly stand together.
    if (hasDetails && last && isOneOrder(kind, last.line, line)) {
      last.into.lines.push(line);
      continue;
    }
    const key = orderKey(kind, line);
    if (key === '') {
      const above = last?.line.file === line.file && last.line.sheet === line.sheet ? last : undefined;
      const at = { line, keyAbove: above && !isStillToCome(kind, line) ? sameKey(kind, above.line, line) : null };
      loose.push(at);
      if (holdsUp(kind, line)) above?.into.below.push(at);
      continue;
    }
    const id = JSON.stringify([key, ...origin(line, hasDetails)]);
    const into = gathered.get(id) ?? { key, lines: [], below: [] };
    gathered.set(id, into);
    into.lines.push(line);
    last = { line, into };
  }
  const groups = [...gathered.values()].map((group): OrderGroup => ({ ...group, problems: [] }));
  const repeated = new Map<OrderGroup, OrderGroup['problems']>();
  for (const alike of Map.groupBy(groups, ({ key }) => key).values()) {
    repeatedKey(alike, names).forEach((problems, index) => {
      const group = alike[index];
      if (group) repeated.set(group, problems);
    });
  }
  const alike = alikeKeys(groups);
  return {
    groups: groups.map((group) => ({
      ...group,
      problems: [
        ...(repeated.get(group) ?? []),
        ...joinedSheets(group, hasDetails, names),
        ...alikeKey(kind, group, alike.get(group), names),
      ],
    })),
    loose,
  };
}

/** Whether a line without a key keeps the order above it from going out: it may be a line of it, if it does not wait for its own. */
export function holdsUp(kind: AnyKind, line: Line): boolean {
  return isOfLines(kind) && line.part !== 'order' && !isStillToCome(kind, line);
}

/** 待定 for a number: it will have one. */
function isStillToCome(kind: AnyKind, { cells }: Line): boolean {
  return kind.key.some((field) => {
    const text = tidyCode(cellText(cells[field]));
    // Signs alone may as well mean the number above.
    return /\p{L}/u.test(text) && isUndecided(text);
  });
}

function isOfLines(kind: AnyKind): boolean {
  return fieldsAt(kind.fields, 'line').length > 0;
}

interface Gathered {
  readonly key: string;
  readonly lines: Line[];
  readonly below: LooseLine[];
}

/** Whether two lines have the very same cells of the key, on one sheet. */
function isOneOrder(kind: AnyKind, one: Line, two: Line): boolean {
  const isSheet = one.sheet === two.sheet && one.file === two.file && one.part === two.part;
  return isSheet && kind.key.every((field) => one.cells[field] === two.cells[field]);
}

/** A warning on both, with the way to make them one where that gives one order. */
function alikeKey(
  kind: AnyKind,
  group: OrderGroup,
  found: AlikeKeys | undefined,
  names: SourceNames,
): readonly Problem[] {
  const [line, at] = [group.lines[0], found?.other.lines[0]];
  if (!found || !line || !at) return [];
  const { other, kept } = found;
  const said = onLine('key.alike', group.key, line, names, at);
  const given = kept === group ? other : group;
  const [from] = kept.lines;
  const cells = given.lines.flatMap((to) => (from ? sameKey(kind, from, to) : []));
  const isOne = from !== undefined && canJoin(kept, given);
  const params = { ...said.params, other: other.key, kept: kept.key };
  return [{ ...said, severity: 'warning', params, ...(isOne && { fix: { type: 'set', cells } }) }];
}

/** Lines of one sheet, or of an order sheet and its details; the same key on two sheets is an error. */
function canJoin(one: OrderGroup, two: OrderGroup): boolean {
  const [a, b] = [one.lines[0], two.lines[0]];
  if (!a || !b) return false;
  const isFlat = a.part === 'whole' || b.part === 'whole';
  return isFlat ? a.part === b.part && a.file === b.file && a.sheet === b.sheet : true;
}

/** What must be alike, besides the key, for two lines to be one order. */
function origin(line: Line, hasDetails: boolean): readonly (string | number)[] {
  if (line.part !== 'whole') return ['joined'];
  return hasDetails ? [line.file, line.sheet] : [line.id];
}

/** The lines of one order, in reading order, and what is wrong with where they come from. */
export interface OrderGroup {
  readonly key: string;
  readonly lines: readonly Line[];
  /**
   * Lines without a key directly below its own: they may well be its boxes, so it does not go out until a person has said
   * what they are.
   */
  readonly below: readonly LooseLine[];
  readonly problems: readonly Problem[];
}

/** What the words about an order's sources need. */
export interface SourceNames {
  /** The field that carries the key. */
  readonly keyField: string | null;
  /** Names of the run's files. */
  readonly files: readonly string[];
}

/** Errors on groups that share a key although they come from different places. One list per group. */
function repeatedKey(alike: readonly OrderGroup[], names: SourceNames): readonly (readonly Problem[])[] {
  const firsts = alike.flatMap(({ lines }) => lines.slice(0, 1));
  return firsts.map((line, index) => withAnother('order.repeated', alike[index]?.key ?? '', line, firsts, names));
}

/** Errors of an order whose lines stand on an order sheet and a detail sheet. */
function joinedSheets(group: OrderGroup, hasDetails: boolean, names: SourceNames): readonly Problem[] {
  const { key, lines } = group;
  const orders = lines.filter(({ part }) => part === 'order');
  const details = lines.filter(({ part }) => part === 'detail');
  if (orders.length + details.length === 0) return [];
  const sheets = firstOfEachSheet(details);
  return [
    ...orders.flatMap((line) => withAnother('order.twice', key, line, orders, names)),
    ...sheets.flatMap((line) => withAnother('order.repeated', key, line, sheets, names)),
    ...(orders.length === 0 ? [onLine('order.noOrderLine', key, details[0], names)] : []),
    ...(details.length === 0 && hasDetails ? [onLine('order.noLines', key, orders[0], names)] : []),
  ];
}

function firstOfEachSheet(lines: readonly Line[]): readonly Line[] {
  const firsts = new Map<string, Line>();
  for (const line of lines) {
    const sheet = JSON.stringify([line.file, line.sheet]);
    if (!firsts.has(sheet)) firsts.set(sheet, line);
  }
  return [...firsts.values()];
}

/** The problem on `line` when there is another among its likes to point at; none when it is alone. */
function withAnother(code: GeneralCode, key: string, line: Line, likes: readonly Line[], names: SourceNames) {
  const other = likes.find((like) => like.id !== line.id);
  return other ? [onLine(code, key, line, names, other)] : [];
}

function onLine(code: GeneralCode, key: string, line: Line | undefined, names: SourceNames, other?: Line): Problem {
  const params = {
    key,
    ...(other && {
      otherLine: other.id,
      otherRow: other.row,
      otherSheet: other.sheet,
      otherFile: names.files[other.file] ?? `#${other.file + 1}`,
    }),
  };
  return problemOf({ code, params }, { field: names.keyField, line: line?.id ?? null });
}

/**
 * The key of the order a line belongs to: its parts tidied and joined; empty when the line has none. An edit of a key
 * cell touches the orders of the key before and the key after.
 */
export function orderKey(kind: AnyKind, line: Line): string {
  const parts = kind.key.map((field) => keyPart(line, field));
  return parts.every((part) => part === '') ? '' : parts.join(' / ');
}

function sameKey(kind: AnyKind, from: Line, to: Line): readonly FixCell[] {
  return kind.key.map((field) => ({ line: to.id, field, value: keyPart(from, field) }));
}

function keyPart(line: Line, field: string): string {
  const cell = line.cells[field];
  const unreadable = typeof cell === 'object' && ['error', 'tooLong', 'uncached'].includes(cell.type);
  const text = unreadable ? '' : tidyCode(cellText(cell));
  // What is meant stands above, where it could not be found, or is not known yet: nobody's number is that word.
  return isBlankMark(text) || isDitto(text) || isUndecided(text) ? '' : text;
}
