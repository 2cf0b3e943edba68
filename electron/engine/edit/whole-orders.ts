import type { AnyKind } from '#shared/kinds/kind.ts';
import { cellText } from '#shared/sheets/cell.ts';
import type { Store, StoredLine } from '../store/store.ts';
import type { CellText } from './changes.ts';

/**
 * On a flat sheet an order's own values are repeated on each of its lines; changing one of them alone would make the
 * order contradict itself. Returns what else has to change so that the order stays of one mind: the same field on the
 * order's other lines that carry something. Never the order's key, which says to which order a line belongs, and never
 * where the person's own cells give one order two values.
 */
export function restOfOrders(
  { lines }: Pick<Store, 'lines'>,
  kind: AnyKind,
  run: string,
  cells: readonly CellText[],
): CellText[] {
  const shared = cells.filter(({ field }) => kind.fields[field]?.level === 'order' && !kind.key.includes(field));
  if (shared.length === 0) return [];
  const edited = lines.get(
    run,
    shared.map(({ line }) => line),
  );
  const orderOf = new Map(edited.map(({ id, order }) => [id, order]));
  const orders = new Set(edited.flatMap(({ order }) => order ?? []));
  const siblings = Map.groupBy(lines.ofOrders([...orders]), ({ order }) => order);
  const given = new Set(cells.map(placeOf));
  const values = Map.groupBy(shared, ({ line, field }) => JSON.stringify([orderOf.get(line), field]));
  return [...values.values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.some(({ value }) => value !== first.value)) return [];
    const order = orderOf.get(first.line);
    const others = order === null || order === undefined ? [] : (siblings.get(order) ?? []);
    return others
      .filter((line) => carriesAnother(line, first) && !given.has(placeOf({ ...first, line: line.id })))
      .map(({ id }) => ({ ...first, line: id }));
  });
}

function carriesAnother({ cells }: StoredLine, { field, value }: CellText): boolean {
  const text = cellText(cells[field]);
  return text !== '' && text !== value;
}

function placeOf({ line, field }: CellText): string {
  return `${line} ${field}`;
}
