import { type Attributes, odsValue, Paragraphs, repeated } from './ods-cell.ts';
import { MAX_COLUMNS, MAX_ROWS, type RawSheet, SheetDamaged, TooManyCells } from './raw-book.ts';
import type { DenseCells, Range, RawCell } from './sheetjs.ts';
import { readXml } from './xml-events.ts';

/**
 * Reads the sheets of `content.xml` (OpenDocument 1.3, part 3, 9.1). What is repeated is kept once for all its rows, and
 * only cells with a value or a formula are kept: a few bytes can ask for 10^18 of them.
 *
 * @param count called with cells that are kept; throws when there are too many
 * @throws TooManyCells where cells lie beyond what a sheet holds, SheetDamaged, XmlCutOff
 */
export function readOdsSheets(content: Uint8Array, count: (cells: number) => void): readonly RawSheet[] {
  const document = new OdsDocument(count);
  readXml(content, document);
  return document.sheets;
}

/** What holds rows or columns of a sheet; anything else in it is none of its cells. */
const GROUPS = new Set([
  'table-row-group',
  'table-header-rows',
  'table-rows',
  'table-column-group',
  'table-header-columns',
  'table-columns',
]);
class OdsDocument {
  readonly sheets: RawSheet[] = [];
  readonly #count: (cells: number) => void;
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #sheet: OdsSheet | undefined;
  #inSpreadsheet = false;
  /** Depth of an element whose content is passed over. */
  #passing: number | undefined;

  constructor(count: (cells: number) => void) {
    this.#count = count;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (this.#passing !== undefined) return;
    if (this.#sheet) {
      if (!this.#sheet.open(name, attributes)) this.#passing = depth;
    } else if (name === 'spreadsheet') {
      this.#inSpreadsheet = true;
    } else if (this.#inSpreadsheet) {
      if (name === 'table') this.#begin(attributes);
      else this.#passing = depth;
    } else if (name === 'style') {
      this.#style = attributes['style:family'] === 'table' ? (attributes['style:name'] ?? '') : '';
    } else if (name === 'table-properties' && attributes['table:display'] === 'false') {
      this.#hiddenStyles.add(this.#style);
    }
  }

  text(text: string): void {
    if (this.#passing === undefined) this.#sheet?.text(text);
  }

  close(name: string, depth: number): void {
    if (this.#passing !== undefined) {
      if (depth === this.#passing) this.#passing = undefined;
    } else if (this.#sheet && name === 'table') {
      this.sheets.push(this.#sheet.end());
      this.#sheet = undefined;
    } else if (this.#sheet) {
      this.#sheet.close(name);
    } else if (name === 'spreadsheet') {
      this.#inSpreadsheet = false;
    }
  }

  #begin(attributes: Attributes): void {
    const name = attributes['table:name'] ?? '';
    if (this.sheets.some((sheet) => sheet.name === name)) throw new SheetDamaged('two of one name', name);
    const hidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '');
    this.#sheet = new OdsSheet(name, hidden, this.#count);
  }
}

class OdsSheet {
  readonly #name: string;
  readonly #hidden: boolean;
  readonly #count: (cells: number) => void;
  readonly #cells: DenseCells = [];
  readonly #merges: Range[] = [];
  readonly #hiddenColumns = new Uint8Array(MAX_COLUMNS);
  readonly #hiddenRows = new Set<number>();
  readonly #outline = new Map<number, number>();
  /** Groups of rows that are open. */
  #groups = 0;
  /** Formulas that fill a range: only its first cell names them. */
  #arrays: Range[] = [];
  readonly #text = new Paragraphs();
  #columns = 0;
  #row = 0;
  #rowAttributes: Attributes | undefined;
  #rowCells: (RawCell | undefined)[] = [];
  #kept = 0;
  #column = 0;
  #cell: Attributes | undefined;

  constructor(name: string, hidden: boolean, count: (cells: number) => void) {
    this.#name = name;
    this.#hidden = hidden;
    this.#count = count;
  }

  /** False when the element and all within it are no part of the sheet. */
  open(name: string, attributes: Attributes): boolean {
    if (this.#cell) return this.#text.open(name, attributes);
    if (name === 'table-row-group') this.#groups++;
    if (GROUPS.has(name)) return true;
    if (name === 'table-column') {
      const from = Math.min(this.#columns, MAX_COLUMNS);
      this.#columns += repeated(attributes['table:number-columns-repeated']);
      if (isHidden(attributes)) this.#hiddenColumns.fill(1, from, this.#columns);
    } else if (name === 'table-row') {
      this.#rowAttributes = attributes;
      this.#rowCells = [];
      this.#kept = 0;
      this.#column = 0;
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      if (!this.#rowAttributes) throw new SheetDamaged('a cell without a row', this.#name);
      this.#cell = attributes;
      this.#text.begin();
    } else {
      return false;
    }
    return true;
  }

  text(text: string): void {
    if (this.#cell) this.#text.text(text);
  }

  close(name: string): void {
    if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell(this.#cell ?? {});
    else if (this.#cell) this.#text.close(name);
    else if (name === 'table-row') this.#endRow(this.#rowAttributes ?? {});
    else if (name === 'table-row-group') this.#groups--;
  }

  end(): RawSheet {
    const hiddenRows = this.#hiddenRows;
    return {
      name: this.#name,
      hidden: this.#hidden,
      date1904: false,
      cells: this.#cells,
      merges: this.#merges,
      hiddenColumns: Array.from(this.#hiddenColumns.keys()).filter((column) => this.#hiddenColumns[column] === 1),
      isRowHidden: (row) => hiddenRows.has(row),
      outlineOf: (row) => this.#outline.get(row) ?? 0,
    };
  }

  #endCell(attributes: Attributes): void {
    this.#cell = undefined;
    const [row, from] = [this.#row, this.#column];
    this.#column += repeated(attributes['table:number-columns-repeated']);
    const rows = repeated(attributes['table:number-rows-spanned']);
    const columns = repeated(attributes['table:number-columns-spanned']);
    if (rows > 1 || columns > 1) this.#merges.push(range(row, from, rows, columns));
    const cell = this.#cellOf(attributes, row, from);
    if (cell === null) return;
    if (this.#column > MAX_COLUMNS) throw new TooManyCells();
    for (let column = from; column < this.#column; column++) this.#rowCells[column] = cell;
    this.#kept += this.#column - from;
  }

  #cellOf(attributes: Attributes, row: number, column: number): RawCell | null {
    const written = attributes['table:formula'];
    const formula = written?.replace(/^[\w-]+:/, '') ?? (this.#isInArray(row, column) ? '' : undefined);
    const matrixRows = repeated(attributes['table:number-matrix-rows-spanned']);
    const matrixColumns = repeated(attributes['table:number-matrix-columns-spanned']);
    if (matrixRows > 1 || matrixColumns > 1) this.#arrays.push(range(row, column, matrixRows, matrixColumns));
    const value = odsValue(attributes, this.#text.take());
    if (formula === undefined) return value;
    return { ...(value ?? { t: 'z' }), f: formula };
  }

  #isInArray(row: number, column: number): boolean {
    return this.#arrays.some(({ s, e }) => row >= s.r && row <= e.r && column >= s.c && column <= e.c);
  }

  #endRow(attributes: Attributes): void {
    this.#rowAttributes = undefined;
    const from = this.#row;
    this.#row += repeated(attributes['table:number-rows-repeated']);
    if (isHidden(attributes))
      for (let row = from; row < Math.min(this.#row, MAX_ROWS); row++) this.#hiddenRows.add(row);
    if (this.#arrays.length > 0) this.#arrays = this.#arrays.filter(({ e }) => e.r >= this.#row);
    if (this.#kept === 0) return;
    this.#count(this.#kept * (this.#row - from));
    if (this.#row > MAX_ROWS) throw new TooManyCells();
    for (let row = from; row < this.#row; row++) {
      this.#cells[row] = this.#rowCells;
      if (this.#groups > 0) this.#outline.set(row, this.#groups);
    }
  }
}

function isHidden(attributes: Attributes): boolean {
  return /^(collapse|filter)$/.test(attributes['table:visibility'] ?? '');
}

function range(row: number, column: number, rows: number, columns: number): Range {
  const end = { r: Math.min(row + rows, MAX_ROWS) - 1, c: Math.min(column + columns, MAX_COLUMNS) - 1 };
  return { s: { r: row, c: column }, e: end };
}
