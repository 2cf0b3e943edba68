import type { Problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';
import { generalProblem } from './general-problem.ts';
import type { GeneralCode } from './parsed-cell.ts';

/** The lines of one order, in reading order, and what is wrong with where they come from. */
export interface OrderGroup {
  readonly key: string;
  readonly lines: readonly Line[];
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
export function repeatedKey(alike: readonly OrderGroup[], names: SourceNames): readonly (readonly Problem[])[] {
  const firsts = alike.flatMap(({ lines }) => lines.slice(0, 1));
  return firsts.map((line, index) => withAnother('order.repeated', alike[index]?.key ?? '', line, firsts, names));
}

/** Errors of an order whose lines stand on an order sheet and a detail sheet. */
export function joinedSheets(group: OrderGroup, hasDetails: boolean, names: SourceNames): readonly Problem[] {
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
  return generalProblem(code, {
    field: names.keyField,
    line: line?.id ?? null,
    params: {
      key,
      ...(other && {
        otherLine: other.id,
        otherRow: other.row,
        otherSheet: other.sheet,
        otherFile: names.files[other.file] ?? `#${other.file + 1}`,
      }),
    },
  });
}
