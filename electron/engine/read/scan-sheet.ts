import type { CellValues } from './cell-values.ts';
import { type CellContext, isTrue, storedCell } from './ooxml-cell.ts';
import { readSheet } from './ooxml-sheet.ts';
import { MAX_COLUMNS, MAX_ROWS } from './raw-book.ts';
import { TagScanner } from './scan-tags.ts';
import { GREATER, LESS, richText, SLASH, scannable, scannedText, unusual } from './scan-text.ts';
import { oneLetter, TYPES, typeTag } from './scan-types.ts';
import { PICTURE_FORMULA, type Subtotal, subtotalOf } from './sheet-cell.ts';
import { SheetGrid } from './sheet-grid.ts';
import type { Range } from './sheetjs.ts';

/** What sheets of one workbook share. */
export interface ScanContext extends CellContext {
  readonly values: CellValues;
  /** Numbers the formats, so that equal digits under different ones are told apart. */
  readonly formatTags: readonly number[];
  /** Ids of the shared strings that were met, by their number. */
  readonly sharedIds: Int32Array;
  /** Called for every cell that is kept; throws when there are too many. */
  readonly count: () => void;
}

export interface ScannedSheet {
  readonly grid: SheetGrid;
  readonly merges: readonly Range[];
  /** 0-based. */
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: ReadonlySet<number>;
  /** By row, 0-based; those outside the outline are not there. */
  readonly outline: ReadonlyMap<number, number>;
}

/**
 * Reads a worksheet in one pass over its bytes, without an object per cell. It knows what programs write day by day, and
 * means the same by it as {@link readSheet}, which reads all the rest: what stands beside the rows, and every sheet in
 * which anything else occurs.
 *
 * @throws Unusual where it is not sure of a single byte of the rows
 */
export function scanSheet(part: Uint8Array, context: ScanContext): ScannedSheet {
  const bytes = scannable(part);
  const open = bytes.indexOf('<sheetData');
  const from = bytes.indexOf(GREATER, open) + 1;
  if (open < 0 || from === 0) unusual('no <sheetData>');
  const isEmpty = bytes[from - 2] === SLASH;
  if (!/^<sheetData\s*\/?>$/.test(bytes.toString('latin1', open, from))) unusual('<sheetData> with attributes');
  const rows = new RowScanner(bytes, context);
  const end = isEmpty ? from : rows.scan(from);
  const { cells, merges, hiddenColumns } = readSheet(
    Buffer.concat([bytes.subarray(0, open), Buffer.from('<sheetData/>'), bytes.subarray(end)]),
    context,
  );
  if (cells.length > 0) unusual('rows in two places');
  return { grid: rows.grid, merges, hiddenColumns, hiddenRows: rows.hiddenRows, outline: rows.outline };
}

const END = '</sheetData>';
const HIDDEN = 'hidden';
const OUTLINE = 'outlineLevel';
const [A, Z] = [0x41, 0x5a];
const [LETTER_R, LETTER_S, LETTER_T] = [0x72, 0x73, 0x74];

/** What of a formula is looked at, to tell a picture's. */
const FORMULA = 100;

class RowScanner extends TagScanner {
  readonly grid: SheetGrid;
  readonly hiddenRows = new Set<number>();
  readonly outline = new Map<number, number>();
  readonly #context: ScanContext;
  /** 0-based. */
  #row = -1;
  #column = -1;
  #type = '';
  #style = -1;
  #formula: string | null = null;
  #subtotal: Subtotal | undefined;
  /** Of formulas that several cells share, by their number: only the first of the cells says it. */
  readonly #shared = new Map<string, Subtotal | undefined>();
  /** Where `<v>` begins and ends; -1 without one. */
  #valueFrom = -1;
  #valueTo = -1;
  #inline: string | null = null;

  constructor(bytes: Buffer, context: ScanContext) {
    super(bytes);
    this.#context = context;
    this.grid = new SheetGrid(context.values);
  }

  /** @returns where the rows have ended, `</sheetData>` included */
  scan(from: number): number {
    this.at = from;
    for (;;) {
      this.space();
      if (this.is('<row')) {
        this.at += 4;
        this.#readRow();
      } else if (this.is(END)) {
        return this.at + END.length;
      } else {
        unusual('something between rows');
      }
    }
  }

  #readRow(): void {
    this.#row++;
    this.#column = -1;
    let [row, isHidden, outline] = [this.#row, false, 0];
    while (this.attribute()) {
      if (this.letters === 1 && this.letter === LETTER_R) row = this.digits(this.from, this.to) - 1;
      else if (this.letters === HIDDEN.length && this.#isNamed(HIDDEN))
        isHidden = isTrue(this.word(this.from, this.to));
      else if (this.letters === OUTLINE.length && this.#isNamed(OUTLINE)) outline = this.digits(this.from, this.to);
    }
    if (row < this.#row || row >= MAX_ROWS) unusual('rows out of order');
    this.#row = row;
    if (isHidden) this.hiddenRows.add(row);
    if (outline > 0) this.outline.set(row, outline);
    if (this.isWhole) return;
    for (;;) {
      this.space();
      if (this.is('<c')) {
        this.at += 2;
        this.#readCell();
      } else if (this.is('</row>')) {
        this.at += 6;
        return;
      } else {
        unusual('something between cells');
      }
    }
  }

  /** The attribute that was read is called so. */
  #isNamed(name: string): boolean {
    return this.word(this.from - name.length - 2, this.from - 2) === name;
  }

  #readCell(): void {
    this.#column++;
    this.#type = '';
    this.#style = -1;
    this.#formula = null;
    this.#subtotal = undefined;
    this.#valueFrom = -1;
    this.#inline = null;
    while (this.attribute()) {
      if (this.letters !== 1) continue;
      if (this.letter === LETTER_R) this.#place(this.from, this.to);
      else if (this.letter === LETTER_S) this.#style = this.digits(this.from, this.to);
      else if (this.letter === LETTER_T) this.#type = this.#typeOf(this.from, this.to);
    }
    if (!this.isWhole) this.#readContent();
    this.#keep();
  }

  #readContent(): void {
    for (;;) {
      this.space();
      if (this.is('<v')) this.#readValue();
      else if (this.is('</c>')) break;
      else if (this.is('<f')) this.#readFormula();
      else if (this.is('<is>')) this.#readInline();
      else unusual('something in a cell');
    }
    this.at += 4;
  }

  #typeOf(from: number, to: number): string {
    const letter = to - from === 1 ? oneLetter[this.bytes[from] ?? 0] : undefined;
    return letter ?? this.word(from, to);
  }

  /** Goes to the next tag and says where it begins. */
  #upToTag(): number {
    let { at } = this;
    for (let byte = this.bytes[at] ?? 0; byte !== LESS; byte = this.bytes[++at] ?? 0) {
      if (byte === 0) unusual('no end');
    }
    this.at = at;
    return at;
  }

  /** `B5`, of this row and behind the cell before. */
  #place(from: number, to: number): void {
    let at = from;
    let column = 0;
    for (let byte = this.bytes[at] ?? 0; byte >= A && byte <= Z; byte = this.bytes[++at] ?? 0)
      column = column * 26 + byte - A + 1;
    if (at === from || at - from > 3 || column > MAX_COLUMNS || column - 1 < this.#column)
      unusual('cells out of order');
    if (this.digits(at, to) - 1 !== this.#row) unusual('a cell of another row');
    this.#column = column - 1;
  }

  #readValue(): void {
    if (this.#valueFrom >= 0) unusual('two values');
    this.endOfTag(2);
    if (this.isWhole) return;
    this.#valueFrom = this.at;
    this.#valueTo = this.#upToTag();
    if (!this.is('</v>')) unusual('something in a value');
    this.at += 4;
    if (this.#valueTo === this.#valueFrom) this.#valueFrom = -1;
  }

  #readFormula(): void {
    if (this.#formula !== null) unusual('two formulas');
    const start = this.at;
    this.endOfTag(2);
    const tag = this.word(start, this.at);
    if (tag.includes('array')) unusual('a formula that fills a range');
    this.#formula = '';
    const [, shared] = tag.includes('shared') ? (/\ssi="(\d+)"/.exec(tag) ?? []) : [];
    if (shared !== undefined) this.#subtotal = this.#shared.get(shared);
    if (this.isWhole) return;
    const from = this.at;
    this.#formula = this.word(from, Math.min(this.#upToTag(), from + FORMULA));
    if (!this.is('</f>')) unusual('something in a formula');
    this.at += 4;
    if (this.#formula === '') return;
    this.#subtotal = subtotalOf(this.#formula);
    if (shared !== undefined) this.#shared.set(shared, this.#subtotal);
  }

  #readInline(): void {
    if (this.#inline !== null) unusual('two inline texts');
    const from = this.at + 4;
    const end = this.bytes.indexOf('</is>', from);
    if (end < 0) unusual('no </is>');
    this.#inline = richText(this.bytes, from, end);
    this.at = end + 5;
  }

  /** The cell that was read, if it holds anything. */
  #keep(): void {
    const { values, count } = this.#context;
    let id = this.#valueId();
    if (this.#formula !== null) {
      if (PICTURE_FORMULA.test(this.#formula)) id = values.add({ t: 'z', f: this.#formula });
      else if (this.#formula.includes('&#')) unusual('an odd reference in a formula');
      else id = id < 0 ? values.add({ t: 'z', f: this.#formula }) : values.result(id, this.#subtotal);
    }
    if (id < 0) return;
    this.grid.add(this.#row, this.#column, id);
    count();
  }

  /** -1 where there is none. */
  #valueId(): number {
    const { values, formatTags } = this.#context;
    const type = this.#type;
    const hasValue = this.#valueFrom >= 0;
    if (this.#inline !== null) {
      if (hasValue) unusual('an inline text and a value');
      return values.add({ t: 's', v: this.#inline });
    }
    // Without a value these two mean an empty text and an error, others nothing.
    if (!hasValue && type !== 'str' && type !== 'e') return -1;
    const [from, to] = hasValue ? [this.#valueFrom, this.#valueTo] : [0, 0];
    if (type === 's') return this.#sharedId(from, to);
    const tag = typeTag(type) + TYPES * (formatTags[this.#style] ?? 0);
    const found = values.find(this.bytes, from, to, tag);
    if (found >= 0) return found;
    const cell = storedCell(type, scannedText(this.bytes, from, to), this.#style, this.#context);
    return cell === null ? -1 : values.put(this.bytes, from, to, tag, cell);
  }

  #sharedId(from: number, to: number): number {
    const { sharedIds, values } = this.#context;
    const index = this.digits(from, to);
    const known = sharedIds[index] ?? -1;
    if (known >= 0) return known;
    const cell = storedCell('s', String(index), this.#style, this.#context);
    const id = cell === null ? unusual('no shared string') : values.add(cell);
    sharedIds[index] = id;
    return id;
  }
}
