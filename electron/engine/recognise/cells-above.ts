import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { Field } from '#shared/sheets/field.ts';
import { oneLine } from './cell-content.ts';
import { columnProfile } from './column-profile.ts';
import type { HeaderCell } from './header-candidate.ts';
import { headerName, plainName } from './header-name.ts';
import type { LabelledCell } from './labelled-cells.ts';
import { type MatchedColumn, matchColumns } from './match-columns.ts';
import { withPartiesAbove } from './parties-beside.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A cell above the table, and the field of the order whose value it holds for all rows; null when it is none's. */
export interface MatchedCell extends LabelledCell {
  readonly field: string | null;
  /** Used without a question; false only beside a field. */
  readonly sure: boolean;
}

interface Said {
  /** The fields that columns have, or quarrel about. */
  readonly taken: ReadonlySet<string>;
  /** What a person said of the cells; all others are then not used. */
  readonly said?: SaidCells | undefined;
  /** What was said of those of an earlier sheet like this; others may be used as well. */
  readonly remembered?: SaidCells | undefined;
}

export type SaidCells = readonly { readonly label: string; readonly field: string }[];

/**
 * The fields of an order that no column has and that cells above its table hold, read by their labels as columns are by
 * their headers. Values are looked at as well; numbers are asked about, since above a table stand totals.
 */
export function matchAbove(
  cells: readonly LabelledCell[],
  orders: Vocabulary,
  { taken, said, remembered = [] }: Said,
): MatchedCell[] {
  const { kind } = orders;
  const hasLines = Object.values(kind.fields).some(({ level }) => level === 'line');
  const known = cells.map((cell) => saidOf(cell, said ?? remembered));
  const isFree = (key: string) => !taken.has(key) && !known.includes(key) && (hasLines || !kind.key.includes(key));
  const settled = known.map((field) => (field === null || taken.has(field) ? null : field));
  if (said) return cells.map((cell, at) => ({ ...cell, field: settled[at] ?? null, sure: true }));
  const vocabulary: Vocabulary = {
    ...orders,
    names: new Map([...orders.names].filter(([, { field }]) => isFree(field) && kind.fields[field]?.level === 'order')),
    fields: orders.fields.filter(([key, { level }]) => isFree(key) && level === 'order'),
  };
  const named = cells.map(({ label }, index): HeaderCell => ({ index, text: label, names: [headerName(label)] }));
  const labels = withPartiesAbove(named, cells);
  // One value says as much of its cell as many do of a column.
  const profiles = new Map(cells.map(({ value }, at) => [at, columnProfile([value, value, value])]));
  const { columns } = matchColumns(labels, vocabulary, { profiles });
  return cells.map((cell, at) => {
    const before = settled[at];
    if (before) return { ...cell, field: before, sure: true };
    const match = columns[at];
    const field = match?.field === null || match?.field === undefined ? undefined : kind.fields[match.field];
    if (!match || !field || !isEnough(match, field)) return { ...cell, field: null, sure: false };
    return { ...cell, field: match.field, sure: match.sure && match.weight >= plain && hasLines && !isNumber(field) };
  });
}

function saidOf({ label }: LabelledCell, said: SaidCells): string | null {
  return said.find((it) => plainName(it.label) === plainName(label))?.field ?? null;
}

/** A label that says this much of a field says it plainly. */
const plain = 0.86;

/** A letterhead has telephone numbers and addresses of its own: what an order can do without is only taken when it is plain. */
function isEnough({ rule, weight }: MatchedColumn, field: Field): boolean {
  if (rule === 'fuzzy' || rule === 'values') return false;
  return weight >= plain || field.required === true;
}

function isNumber({ type }: Field): boolean {
  return type === 'integer' || type === 'decimal';
}

/** The cells as a sheet's recognition tells of them: those that hold a field's value, and the others. */
export function toldAbove(above: readonly MatchedCell[]): Pick<SheetRecognition, 'cells' | 'labels'> {
  const place = ({ label, value, row, column, inside }: MatchedCell) => {
    const shown = [...oneLine(value)].slice(0, longestShown).join('');
    return { label, value: shown, row, column, ...(inside && { inside }) };
  };
  const cells = above.flatMap((cell) => {
    const { field, sure } = cell;
    return field === null ? [] : [{ ...place(cell), field, ...(!sure && { likely: true as const }) }];
  });
  const labels = above.filter(({ field }) => field === null).map(place);
  return { ...(cells.length > 0 && { cells }), ...(labels.length > 0 && { labels }) };
}

/** In characters. */
const longestShown = 60;
