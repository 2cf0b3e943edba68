import { MAX_CELL_TEXT } from '#shared/sheets/cell.ts';
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './raw-book.ts';

/** A row that is not blank. */
export interface CsvRow {
  /** From 1. */
  readonly row: number;
  /** Up to the last one that is not empty. */
  readonly cells: readonly string[];
  /** With the empty ones behind. */
  readonly width: number;
}

/** A table as delimited text, or the row (from 1) whose double quotes do not close, or what there is too much of. */
export type CsvRows =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly quotesIn: number }
  | { readonly ok: false; readonly tooMany: 'cells' | 'rows' };

/** In the order in which they are preferred when both divide the rows alike: a tab is hardly ever a part of a text. */
const DELIMITERS = ['\t', ',', ';', '|'];

/** Rows that the delimiter is found by. */
const SAMPLE_ROWS = 200;

/**
 * Rows of RFC 4180 text as it occurs: CRLF, LF and CR each end a row, also mixed in one file (a parser that settles on
 * one of them takes all other rows for cells of the first); blanks after a closing quote are nothing; a quote inside a
 * bare cell is a character, and so are the quotes of `"A" grade`, which was written by a program that quotes nothing.
 * Papa Parse, which the program writes CSV with, takes one line end for the whole text, and refuses such quotes.
 * Blank rows are counted and empty cells behind the last one left out: a file of nothing but line ends has 50 million.
 */
export function csvRows(text: string, delimiter: string, limit = Number.POSITIVE_INFINITY): CsvRows {
  const bare = new RegExp(`[^${escaped(delimiter)}\\r\\n]*`, 'y');
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let width = 0;
  let count = 0;
  let row = 1;
  let at = 0;
  while (at <= text.length && row <= limit) {
    const blank = width === 0 ? lineEnd(text, at) : 0;
    if (blank > 0) {
      at += blank;
      row++;
      continue;
    }
    const cell = (text[at] === '"' && quotedCell(text, at, delimiter)) || bareCell(text, at, bare);
    if (cell === 'open') return { ok: false, quotesIn: row };
    if (cell.value !== '') {
      while (cells.length < width) cells.push('');
      cells.push(cell.value);
      count++;
    }
    width++;
    if (width > MAX_COLUMNS || count > MAX_CELLS) return { ok: false, tooMany: 'cells' };
    at = cell.end;
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (cells.length > 0) {
      if (row > MAX_ROWS) return { ok: false, tooMany: 'rows' };
      rows.push({ row, cells, width });
      cells = [];
    }
    width = 0;
    row++;
    at += lineEnd(text, at) || 1;
  }
  return { ok: true, rows };
}

/** How long the line end is that stands there; 0 where there is none. */
function lineEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 13) return text.charCodeAt(at + 1) === 10 ? 2 : 1;
  return code === 10 ? 1 : 0;
}

interface Cell {
  readonly value: string;
  /** Where the delimiter, the line end or the end of the text stands. */
  readonly end: number;
}

function bareCell(text: string, start: number, bare: RegExp): Cell {
  bare.lastIndex = start;
  bare.test(text);
  return { value: text.slice(start, bare.lastIndex), end: bare.lastIndex };
}

/** `open`: rows would be swallowed. Null: the quotes are characters of a bare cell. */
function quotedCell(text: string, start: number, delimiter: string): Cell | 'open' | null {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return 'open';
  let end = close + 1;
  while (text[end] === ' ' && delimiter !== ' ') end++;
  const next = text[end];
  const inside = text.slice(start + 1, close);
  if (next === undefined || next === delimiter || next === '\r' || next === '\n') {
    // Twice what a cell can hold is too long for one, whatever of it is a quote.
    return { value: inside.slice(0, 2 * MAX_CELL_TEXT + 2).replaceAll('""', '"'), end };
  }
  return /[\r\n]/.test(inside) || inside.includes(delimiter) ? 'open' : null;
}

/**
 * The separator that most rows are divided by alike, their number before their width: titles above the table have one
 * cell whatever it is, and decimal commas or links are not in every row, and in no header.
 */
export function findDelimiter(text: string): string {
  let best = { delimiter: ',', rows: 0, width: 1 };
  for (const delimiter of DELIMITERS) {
    const found = csvRows(text, delimiter, SAMPLE_ROWS);
    if (!found.ok) continue;
    const counts = new Map<number, number>();
    for (const { width } of found.rows) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    for (const [width, rows] of counts) {
      if (rows > best.rows || (rows === best.rows && width > best.width)) best = { delimiter, rows, width };
    }
  }
  return best.delimiter;
}

function escaped(delimiter: string): string {
  return delimiter.replace(/[\\\]^-]/, '\\$&');
}
