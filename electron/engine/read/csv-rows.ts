/** A table as delimited text, or the row (from 1) whose double quotes do not close. */
export type CsvRows =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly quotesIn: number };

/** In the order in which they are preferred when both divide the rows alike: a tab is hardly ever a part of a text. */
const DELIMITERS = ['\t', ',', ';', '|'];

/** Rows that the delimiter is found by. */
const SAMPLE_ROWS = 200;

/**
 * Rows of RFC 4180 text as it occurs: CRLF, LF and CR each end a row, also mixed in one file (a parser that settles on
 * one of them takes all other rows for cells of the first); blanks after a closing quote are nothing; a quote inside a
 * bare cell is a character, and so are the quotes of `"A" grade`, which was written by a program that quotes nothing.
 * Papa Parse, which the program writes CSV with, takes one line end for the whole text, and refuses such quotes.
 */
export function csvRows(text: string, delimiter: string, limit = Number.POSITIVE_INFINITY): CsvRows {
  const bare = new RegExp(`[^${escaped(delimiter)}\\r\\n]*`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length && rows.length < limit) {
    const cell = (text[at] === '"' && quotedCell(text, at, delimiter)) || bareCell(text, at, bare);
    if (cell === 'open') return { ok: false, quotesIn: rows.length + 1 };
    row.push(cell.value);
    at = cell.end;
    if (text[at] !== delimiter) {
      rows.push(row);
      row = [];
      if (text[at] === '\r' && text[at + 1] === '\n') at++;
    }
    at++;
  }
  return { ok: true, rows };
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
    return { value: inside.replaceAll('""', '"'), end };
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
    for (const { length } of found.rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    for (const [width, rows] of counts) {
      if (rows > best.rows || (rows === best.rows && width > best.width)) best = { delimiter, rows, width };
    }
  }
  return best.delimiter;
}

function escaped(delimiter: string): string {
  return delimiter.replace(/[\\\]^-]/, '\\$&');
}
