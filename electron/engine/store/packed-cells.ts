import { createHash } from 'node:crypto';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';

export type Cells = Readonly<Record<string, SourceCell>>;

/** The fields that packed cells go by, in order. The same fields have the same id in every data folder. */
export interface FieldList {
  readonly id: number;
  readonly fields: readonly string[];
}

/**
 * The cells of one line, field by field of a list: `types` has a letter for each, and `texts` what a person reads in each, which
 * is also what a search looks at. Without a list (and types) all cells stand in `rich`, as a JSON object: so lines were kept
 * before there were lists.
 */
export interface PackedCells {
  /** Id of the list. */
  readonly fields: number | null;
  /** `.` no cell, `s` text, `n` number, `b` boolean, `d` date, `r` anything else: the next of `rich`. */
  readonly types: string | null;
  /** JSON: the cells whose text does not say all of them, in the order of the list. Null where there is none. */
  readonly rich: string | null;
  readonly texts: string;
}

/** What is read of a line that is not there. */
export type NoCells = { readonly [column in keyof PackedCells]: null };

/** Stands between texts. */
const BETWEEN = '\x1f';

export function fieldList(fields: readonly string[]): FieldList {
  return { id: createHash('sha256').update(JSON.stringify(fields)).digest().readUIntBE(0, 6), fields };
}

/** The cells packed by a list, or by a wider one where it lacks a field of theirs. */
export function packWidely(cells: Cells, list: FieldList): { readonly packed: PackedCells; readonly list: FieldList } {
  const known = packCells(cells, list);
  if (known) return { packed: known, list };
  const more = Object.keys(cells).filter((field) => !list.fields.includes(field));
  const wider = fieldList([...list.fields, ...more]);
  const packed = packCells(cells, wider);
  if (!packed) throw new Error('a list of fields lacks what it was widened by');
  return { packed, list: wider };
}

/**
 * Packs cells; {@link unpackCells} gives the very same back. Null where the list lacks a field of theirs; see {@link packWidely}.
 */
function packCells(cells: Cells, { id, fields }: FieldList): PackedCells | null {
  let left = 0;
  for (const field in cells) if (cells[field] !== undefined) left++;
  let types = '';
  let texts = '';
  let rich: SourceCell[] | undefined;
  for (const field of fields) {
    const cell = cells[field];
    if (types !== '') texts += BETWEEN;
    if (cell === undefined) {
      types += '.';
      continue;
    }
    left--;
    const text = cellText(cell);
    const type = typeOf(cell, text);
    types += type;
    if (type === 'r') {
      rich ??= [];
      rich.push(cell);
      texts += text.replaceAll(BETWEEN, ' ');
    } else {
      texts += text;
    }
  }
  if (left > 0) return null;
  return { fields: id, types, rich: rich ? JSON.stringify(rich) : null, texts };
}

function typeOf(cell: SourceCell, text: string): string {
  switch (typeof cell) {
    case 'string':
      return isPlain(text) ? 's' : 'r';
    case 'number':
      return String(cell) === text || Number(text) === cell ? 'n' : 'r';
    case 'boolean':
      return 'b';
    default:
      return cell.type === 'date' && Object.keys(cell).length === 2 && isPlain(text) ? 'd' : 'r';
  }
}

/** Half a surrogate pair is no UTF-8, and a database's functions end a text at a NUL. */
function isPlain(text: string): boolean {
  return usual.test(text) || (!text.includes(BETWEEN) && !text.includes('\0') && text.isWellFormed());
}

// Asked of every text.
const usual = /^[ -~\u3000-\u9fff]*$/;

/**
 * The cells by field, in the order of the list.
 *
 * @param fields of the list that they were packed by; not looked at where they go by none
 * @throws Error where they cannot have been packed by that list
 */
export function unpackCells({ types, rich, texts }: PackedCells, fields: readonly string[]): Cells {
  if (types === null) return JSON.parse(rich ?? '{}') as Cells;
  const parts = types === '' ? [] : texts.split(BETWEEN);
  if (parts.length !== types.length || parts.length !== fields.length)
    throw new Error('a line does not go with its fields');
  const others = rich === null ? [] : (JSON.parse(rich) as SourceCell[]);
  const cells: Record<string, SourceCell> = {};
  let next = 0;
  for (let at = 0; at < parts.length; at++) {
    const type = types[at];
    if (type === '.') continue;
    const cell = type === 'r' ? others[next++] : plainCell(type, parts[at] ?? '');
    if (cell === undefined) throw new Error('a line lacks a cell');
    cells[fields[at] ?? ''] = cell;
  }
  return cells;
}

function plainCell(type: string | undefined, text: string): SourceCell | undefined {
  switch (type) {
    case 's':
      return text;
    case 'n':
      return Number(text);
    case 'b':
      return text === 'TRUE';
    case 'd':
      return { type: 'date', value: text };
    default:
      return undefined;
  }
}
