import { readableContent } from './ods-content.ts';
import { attempt, MAX_CELLS, type RawBook, type RawSheet, rawBook } from './raw-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import { READ_OPTIONS, readZipBook } from './sheetjs.ts';
import { asContainer, unzipParts } from './zip-parts.ts';

/** .ods. Without stubs: there would be one for every repeated blank. What they tell is found by {@link odsMarks}. */
export function readOds(bytes: Buffer): RawBook | Refusal {
  return attempt(() => {
    const parts = unzipParts(bytes);
    // Only tags are looked for, and Latin-1 takes half the memory of a long text and keeps every byte.
    const content = readableContent(Buffer.from(parts.get('content.xml') ?? []).toString('latin1'));
    const marks = odsMarks(content);
    const cells = marks.reduce((sum, mark) => sum + mark.cells, 0);
    if (cells > MAX_CELLS) return refuse('tooManyCells', { max: MAX_CELLS });
    // SheetJS refuses to do without styles; empty ones say as much as none.
    const readable = new Map([NO_STYLES, ...parts, ['content.xml', Buffer.from(content, 'latin1')]]);
    const found = rawBook(readZipBook(asContainer(readable), READ_OPTIONS));
    return found.ok ? { ...found, sheets: markOdsSheets(found.sheets, marks) } : found;
  });
}

const NO_STYLES = ['styles.xml', Buffer.from('<office:document-styles/>')] as const;

/** What SheetJS does not tell about one sheet of an .ods; rows and columns count from 0. */
interface OdsMarks {
  readonly hidden: boolean;
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: ReadonlySet<number>;
  /** Formulas that the writing program never calculated. */
  readonly uncached: readonly { readonly row: number; readonly column: number }[];
  /** Cells with a value once all repetitions are written out: a few bytes can ask for 10^18 of them. */
  readonly cells: number;
}

const TAG = /<table:(table|table-column|table-row|table-cell|covered-table-cell)((?:\s[^>]*?)?)(\/?)>/g;
const HIDDEN_STYLE =
  /<style:style\s[^>]*style:name="([^"]*)"[^>]*style:family="table"[^>]*>\s*<style:table-properties[^>]*table:display="false"/g;

/** Beyond what any sheet uses, repeated rows and columns are only filling. */
const MAX_ROWS = 200_000;
const MAX_COLUMNS = 1024;

/** Adds what is hidden, and formulas without a result, to the sheets that SheetJS has read. */
function markOdsSheets(sheets: readonly RawSheet[], marks: readonly OdsMarks[]): readonly RawSheet[] {
  return sheets.map((sheet, i) => {
    const mark = marks[i];
    if (!mark) return sheet;
    for (const { row, column } of mark.uncached) {
      const cells = sheet.cells[row] ?? [];
      cells[column] = { t: 'z', f: '' };
      sheet.cells[row] = cells;
    }
    const { hidden, hiddenColumns, hiddenRows } = mark;
    return { ...sheet, hidden, hiddenColumns, isRowHidden: (row: number) => hiddenRows.has(row) };
  });
}

/** The marks of every sheet, in order. */
function odsMarks(contentXml: string): readonly OdsMarks[] {
  const hiddenStyles = new Set(Array.from(contentXml.matchAll(HIDDEN_STYLE), (match) => match[1]));
  const sheets: SheetMarks[] = [];
  for (const [, tag, attributes = '', selfClosed] of contentXml.matchAll(TAG)) {
    if (tag !== 'table') sheets.at(-1)?.see(tag ?? '', attributes, selfClosed === '/');
    else if (selfClosed !== '/') sheets.push(new SheetMarks(hiddenStyles.has(attribute(attributes, 'style-name'))));
  }
  return sheets;
}

class SheetMarks implements OdsMarks {
  readonly hidden: boolean;
  readonly hiddenColumns: number[] = [];
  readonly hiddenRows = new Set<number>();
  readonly uncached: { row: number; column: number }[] = [];
  cells = 0;
  #columns = 0;
  #rows = 0;
  #rowRepeated = 1;
  #column = 0;

  constructor(hidden: boolean) {
    this.hidden = hidden;
  }

  see(tag: string, attributes: string, selfClosed: boolean): void {
    if (tag === 'table-column') {
      const from = this.#columns;
      this.#columns += repeated(attributes, 'columns');
      if (isHidden(attributes)) this.hiddenColumns.push(...range(from, Math.min(this.#columns, MAX_COLUMNS)));
    } else if (tag === 'table-row') {
      const from = this.#rows;
      this.#rowRepeated = repeated(attributes, 'rows');
      this.#rows += this.#rowRepeated;
      this.#column = 0;
      if (isHidden(attributes)) for (const row of range(from, Math.min(this.#rows, MAX_ROWS))) this.hiddenRows.add(row);
    } else {
      const hasValue = attributes.includes('office:value-type=');
      if (hasValue) this.cells += this.#rowRepeated * repeated(attributes, 'columns');
      const noResult = selfClosed && !hasValue && attributes.includes('table:formula=');
      if (noResult) this.uncached.push({ row: this.#rows - 1, column: this.#column });
      this.#column += repeated(attributes, 'columns');
    }
  }
}

function isHidden(attributes: string): boolean {
  return /^(collapse|filter)$/.test(attribute(attributes, 'visibility'));
}

function repeated(attributes: string, of: 'rows' | 'columns'): number {
  return Number(attribute(attributes, `number-${of}-repeated`)) || 1;
}

function attribute(attributes: string, name: string): string {
  const at = attributes.indexOf(`table:${name}="`);
  if (at < 0) return '';
  const from = at + name.length + 8;
  return attributes.slice(from, attributes.indexOf('"', from));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
