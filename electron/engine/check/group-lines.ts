import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Line } from '#shared/sheets/line.ts';
import { fieldsAt } from './fields-at.ts';
import { joinedSheets, type OrderGroup, repeatedKey } from './group-sources.ts';
import { orderKey } from './order-key.ts';

export interface Grouping {
  /** In order of first appearance. Every line is in exactly one group or loose. */
  readonly groups: readonly OrderGroup[];
  /** Lines without a key: they belong to no order. */
  readonly loose: readonly Line[];
}

/**
 * Gathers lines into orders by their key. Lines of one flat sheet with the same key are one order; a line of an order
 * sheet and the detail lines with its key are one order. The same key from anywhere else is kept apart, with an error on
 * both: merging silently could double the boxes. `lines` are in reading order and hold all lines of each key in them.
 */
export function groupLines(kind: AnyKind, lines: readonly Line[], files: readonly string[] = []): Grouping {
  const hasDetails = fieldsAt(kind.fields, 'line').length > 0;
  const names = { keyField: kind.key[0] ?? null, files };
  const loose: Line[] = [];
  const gathered = new Map<string, { readonly key: string; readonly lines: Line[] }>();
  for (const line of lines) {
    const key = orderKey(kind, line);
    if (key === '') {
      loose.push(line);
      continue;
    }
    const id = JSON.stringify([key, ...origin(line, hasDetails)]);
    const group = gathered.get(id);
    if (group) group.lines.push(line);
    else gathered.set(id, { key, lines: [line] });
  }
  const groups = [...gathered.values()].map((group): OrderGroup => ({ ...group, problems: [] }));
  const repeated = new Map<OrderGroup, OrderGroup['problems']>();
  for (const alike of Map.groupBy(groups, ({ key }) => key).values()) {
    repeatedKey(alike, names).forEach((problems, index) => {
      const group = alike[index];
      if (group) repeated.set(group, problems);
    });
  }
  return {
    groups: groups.map((group) => ({
      ...group,
      problems: [...(repeated.get(group) ?? []), ...joinedSheets(group, hasDetails, names)],
    })),
    loose,
  };
}

/** What must be alike, besides the key, for two lines to be one order. */
function origin(line: Line, hasDetails: boolean): readonly (string | number)[] {
  if (line.part !== 'whole') return ['joined'];
  return hasDetails ? [line.file, line.sheet] : [line.id];
}
