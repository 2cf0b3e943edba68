import { CellTextBuilder, rawText } from './cell-text.ts';
import { type CellContext, isTrue, storedCell } from './ooxml-cell.ts';
import { TextCollector } from './ooxml-text.ts';
import { MAX_COLUMNS, MAX_ROWS, SheetDamaged } from './raw-book.ts';
import type { DenseCells, Range, RawCell } from './sheetjs.ts';
import { readXml } from './xml-events.ts';

/** What a sheet refers to, and who counts what is kept of it. */
export interface SheetContext extends CellContext {
  /** Called for every cell that is kept; throws when there are too many. */
  readonly count: () => void;
}

interface SheetContent {
  readonly cells: DenseCells;
  readonly merges: readonly Range[];
  /** 0-based. */
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: ReadonlySet<number>;
  /** By row, 0-based; those outside the outline are not there. */
  readonly outline: ReadonlyMap<number, number>;
}

/**
 * Reads a worksheet (ECMA-376 18.3.1). Only cells with a value or a formula are kept: a sheet takes the memory of what it
 * holds, however much of it is styled.
 *
 * @throws SheetDamaged, XmlCutOff
 */
export function readSheet(part: Uint8Array, context: SheetContext): SheetContent {
  const sheet = new SheetBuilder(context);
  readXml(part, sheet);
  return sheet.content();
}

/** How deep rows, cells and values stand: one anywhere else would be passed over without a word. */
const PLACES: Readonly<Record<string, number>> = { row: 2, c: 3, v: 4 };

/** So much of a formula is kept: enough to tell a picture's. */
const FORMULA = 100;

class SheetBuilder {
  readonly #context: SheetContext;
  readonly #cells: DenseCells = [];
  readonly #merges: Range[] = [];
  readonly #columns = new Uint8Array(MAX_COLUMNS);
  readonly #hiddenRows = new Set<number>();
  readonly #outline = new Map<number, number>();
  readonly #inline = new TextCollector();
  /** Formulas that fill a range: only its first cell names them. */
  #arrays: Range[] = [];
  #inRows = false;
  #row = -1;
  #column = -1;
  #type = '';
  #style = 0;
  #child = '';
  readonly #value = new CellTextBuilder();
  #hasInline = false;
  #formula: string | undefined;
  #shared: string | undefined;
  /** Formulas that several cells share, by their number: only the first of the cells says it. */
  readonly #formulas = new Map<string, string>();

  constructor(context: SheetContext) {
    this.#context = context;
  }

  content(): SheetContent {
    const hiddenColumns = Array.from(this.#columns.keys()).filter((column) => this.#columns[column] === 1);
    return {
      cells: this.#cells,
      merges: this.#merges,
      hiddenColumns,
      hiddenRows: this.#hiddenRows,
      outline: this.#outline,
    };
  }

  open(name: string, attributes: Readonly<Record<string, string>>, depth: number): void {
    if (depth === 1) this.#inRows = name === 'sheetData';
    else if (!this.#inRows) this.#beside(name, attributes, depth);
    else if (PLACES[name] !== undefined && PLACES[name] !== depth) throw new SheetDamaged(`<${name}> at ${depth}`);
    else if (depth === 2 && name === 'row') this.#beginRow(attributes);
    else if (depth === 3 && name === 'c') this.#beginCell(attributes);
    else if (depth === 4) this.#beginChild(name, attributes);
    else if (this.#child === 'is') this.#inline.open(name);
  }

  text(text: string): void {
    if (this.#child === 'v') this.#value.add(text);
    else if (this.#child === 'is') this.#inline.text(text);
    else if (this.#child === 'f' && (this.#formula?.length ?? 0) < FORMULA) this.#formula += text.slice(0, FORMULA);
  }

  close(name: string, depth: number): void {
    if (!this.#inRows) return;
    if (depth > 4 && this.#child === 'is') this.#inline.close(name);
    else if (depth === 4) this.#child = '';
    else if (depth === 3 && name === 'c') this.#endCell();
  }

  #beside(name: string, { min, max, hidden, ref }: Readonly<Record<string, string>>, depth: number): void {
    if (depth !== 2) return;
    if (name === 'col') {
      const [from, to] = [Number(min), Number(max)];
      if (to > MAX_COLUMNS) throw new SheetDamaged(`columns up to ${max}`);
      if (isTrue(hidden)) this.#columns.fill(1, from - 1, to);
    } else if (name === 'mergeCell' && ref) {
      this.#merges.push(range(ref));
    }
  }

  #beginRow({ r, hidden, outlineLevel }: Readonly<Record<string, string>>): void {
    this.#row = r === undefined ? this.#row + 1 : Number(r) - 1;
    this.#column = -1;
    if (isTrue(hidden)) this.#hiddenRows.add(this.#row);
    if (Number(outlineLevel) > 0) this.#outline.set(this.#row, Number(outlineLevel));
    if (this.#arrays.length > 0) this.#arrays = this.#arrays.filter(({ e }) => e.r >= this.#row);
  }

  #beginCell({ r, t = '', s }: Readonly<Record<string, string>>): void {
    if (r === undefined) {
      this.#column++;
    } else {
      const at = place(r);
      if (at.r !== this.#row) throw new SheetDamaged(`cell ${r} in row ${this.#row + 1}`);
      this.#column = at.c;
    }
    this.#type = t;
    this.#style = Number(s ?? -1);
    this.#value.take();
    this.#hasInline = false;
    this.#formula = undefined;
    this.#shared = undefined;
  }

  #beginChild(name: string, { t, ref, si }: Readonly<Record<string, string>>): void {
    this.#child = name;
    if (name === 'is') this.#hasInline = true;
    if (name !== 'f') return;
    this.#formula = '';
    if (t === 'shared') this.#shared = si;
    if (t === 'array' && ref?.includes(':')) this.#arrays.push(range(ref));
  }

  #endCell(): void {
    const value = this.#content();
    const formula = this.#takeFormula() ?? (this.#isInArray() ? '' : undefined);
    if (value === null && formula === undefined) return;
    const [row, column] = [this.#row, this.#column];
    if (!(row >= 0 && row < MAX_ROWS && column >= 0 && column < MAX_COLUMNS))
      throw new SheetDamaged('beyond the sheet');
    this.#cells[row] ??= [];
    const cells = this.#cells[row];
    if (cells[column] !== undefined) throw new SheetDamaged(`two cells at ${row + 1}, ${column + 1}`);
    const cell: RawCell = value ?? { t: 'z' };
    if (formula !== undefined) cell.f = formula;
    cells[column] = cell;
    this.#context.count();
  }

  #takeFormula(): string | undefined {
    const shared = this.#shared;
    if (shared === undefined) return this.#formula;
    if (this.#formula) this.#formulas.set(shared, this.#formula);
    return this.#formula || (this.#formulas.get(shared) ?? this.#formula);
  }

  #isInArray(): boolean {
    const [row, column] = [this.#row, this.#column];
    return this.#arrays.some(({ s, e }) => row >= s.r && row <= e.r && column >= s.c && column <= e.c);
  }

  #content(): RawCell | null {
    const inline = this.#hasInline ? this.#inline.take() : null;
    const value = this.#value.take();
    if (inline !== null && value === '') return rawText(inline);
    return typeof value === 'string' ? storedCell(this.#type, value, this.#style, this.#context) : rawText(value);
  }
}

/** `B5` as 0-based row and column. @throws SheetDamaged */
function place(reference: string): { r: number; c: number } {
  const [, letters = '', digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (digits === undefined) throw new SheetDamaged(`no cell ${reference}`);
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { r: Number(digits) - 1, c: column - 1 };
}

function range(reference: string): Range {
  const [from = '', to = from] = reference.split(':');
  return { s: place(from), e: place(to) };
}
