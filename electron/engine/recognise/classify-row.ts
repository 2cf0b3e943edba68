import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, isFilledDown, type SourceCell } from '#shared/sheets/cell.ts';
import type { Level } from '#shared/sheets/field.ts';
import type { SkipReason } from '#shared/sheets/line.ts';
import {
  countedTotal,
  fillWords,
  groupTotalWords,
  noteBeginnings,
  pageFoot,
  sentenceMarks,
  totalWords,
  weakTotalWords,
} from '#shared/words/row-words.ts';
import type { SourceRow } from '../read/read.ts';
import { boxFields } from './box-columns.ts';
import { byText } from './by-text.ts';
import { isBlank, isOwn, isWording, oneLine } from './cell-content.ts';
import { plainName } from './header-name.ts';
import { isKnown } from './labelled-cells.ts';
import { fieldNamed, vocabulary } from './vocabulary.ts';

/** What a row of a used sheet is; in doubt a line, because a line is checked and shown and a skipped row is not. */
export function classifyRow(row: SourceRow, table: Table): SkipReason | 'line' {
  const { cells } = row;
  const aboveHeader = row.row <= table.headerRow - table.headerLines;
  if (row.row <= table.headerRow && !aboveHeader) return 'header';
  if (!cells.some(isOwn)) return 'blank';
  if (aboveHeader) return 'title';
  const mapped = table.columns.filter(({ index }) => isOwn(cells[index]));
  if (isTotal(row, mapped, table) || isGroupTotal(row, mapped, table) || isSubtotal(row, mapped, table)) return 'total';
  if (isHeaderAgain(row, mapped, table)) return 'repeated-header';
  return mapped.length === 0 || isOfPage(row) || isNote(row, mapped, table) ? 'instructions' : 'line';
}

/** A leading 合计 and otherwise figures only: a row that names a SKU, a box or an address is somebody's goods. */
function isTotal({ cells }: SourceRow, mapped: readonly TableColumn[], { columns }: Table): boolean {
  const leading = cells.findIndex(isOwn);
  const word = totalWord(oneLine(cells[leading]));
  if (word === null) return false;
  const keys = columns.filter(({ isKey }) => isKey);
  const isFree = (index: number) =>
    index === leading || (word === 'weak' ? isBlank(cells[index]) : !isOwn(cells[index]));
  return (
    keys.every(({ index }) => isFree(index)) && mapped.every(({ index }) => index === leading || isFigure(cells[index]))
  );
}

/**
 * The value of the group that ends here with a total word behind it, in the same column, and otherwise figures only. The word
 * alone says nothing: a SKU may be called `Total Care 汇总`.
 */
function isGroupTotal({ cells }: SourceRow, mapped: readonly TableColumn[], { columns, before }: Table): boolean {
  const leading = cells.findIndex(isOwn);
  const group = before?.cells[leading];
  const text = oneLine(cells[leading]);
  if (isBlank(group) || !columns.some(({ index }) => index === leading)) return false;
  const name = oneLine(group);
  const rest = text.startsWith(name) ? text.slice(name.length) : '';
  const word = rest.replace(/^[\s:：_-]+|[\s:：]+$/gu, '').toLowerCase();
  if (!groupTotalWords.includes(word)) return false;
  return mapped.every(({ index, isKey }) => index === leading || (!isKey && isFigure(cells[index])));
}

/**
 * A row in which the spreadsheet program adds others up, by its formulas: figures only, and perhaps the name of the group that
 * ends here. A formula of subtotals beside anything else is an error of its cell: it may stand in somebody's goods.
 */
function isSubtotal(row: SourceRow, mapped: readonly TableColumn[], table: Table): boolean {
  const { cells } = row;
  const { before } = table;
  const isSum = (index: number) => {
    const cell = cells[index];
    return typeof cell === 'object' && cell !== null && cell.subtotal !== undefined;
  };
  const sums = mapped.filter(({ index }) => isSum(index));
  if (sums.length === 0 && !closesOutline(row, mapped, table)) return false;
  const said = [...cells.entries()].filter(([index, cell]) => isOwn(cell) && !isSum(index) && !isFigure(cell));
  const [label, ...others] = said.map(([index]) => index);
  if (label === undefined) return true;
  const group = oneLine(before?.cells[label]);
  const text = oneLine(cells[label]);
  return (
    others.length === 0 && (totalWord(text) !== null || (group !== '' && text !== group && text.startsWith(group)))
  );
}

/**
 * The row below a group of the sheet's outline, whose formulas may have become values since: nothing in it names goods or a box, and
 * there are numbers.
 */
function closesOutline(row: SourceRow, mapped: readonly TableColumn[], { before }: Table): boolean {
  if ((before?.outline ?? 0) <= (row.outline ?? 0)) return false;
  const numbers = mapped.filter(({ isNumber, index }) => isNumber && isFigure(row.cells[index]));
  const others = mapped.filter((column) => !numbers.includes(column));
  return numbers.length > 0 && others.length <= 1 && others.every(({ index }) => !isFigure(row.cells[index]));
}

/** Whether a row begins with a word of totals. */
export function startsTotal(cells: SourceRow['cells']): boolean {
  return totalWord(oneLine(cells.find(isOwn))) !== null;
}

/** Orders' numbers and the like begin row after row. */
export const totalWord = byText((text: string): 'strong' | 'weak' | null => {
  const narrow = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  const startsWith = (words: readonly string[], tail: RegExp) =>
    words.some((word) => narrow.startsWith(word) && tail.test(narrow.slice(word.length)));
  if (countedTotal.test(narrow)) return 'strong';
  // `合计 TOTAL`, `总计 / Total:`: said once more in another language.
  if (startsWith(totalWords, /^(?:[:(,\d].*|[/|、]?(?:grand|sub)?totals?:?)?$/u)) return 'strong';
  return startsWith(weakTotalWords, /^([:(].*)?$/u) ? 'weak' : null;
});

/** A number, perhaps with a unit or as text, another total word, or a dash for nothing. */
export function isFigure(cell: SourceCell | null | undefined): boolean {
  if (typeof cell === 'object' && cell !== null && cell.type !== 'plain') return cell.type !== 'date';
  const text = oneLine(cell);
  return /^[-+]?[\d,.\s]+\p{L}{0,3}[³3]?$|^[-/—–]+$/u.test(text) || totalWord(text) !== null;
}

/** The header once more, as page breaks of exported tables leave it, or in its second language. */
function isHeaderAgain({ cells }: SourceRow, mapped: readonly TableColumn[], { columns, fieldOf }: Table): boolean {
  if (mapped.length < Math.min(2, columns.length)) return false;
  // Numbers are told at once: this is asked of every row.
  if (
    mapped.some(({ index, names }) => typeof cells[index] === 'number' && !names.has(plainName(cellText(cells[index]))))
  )
    return false;
  return mapped.every(({ index, field, names }) => {
    const text = oneLine(cells[index]);
    const name = plainName(text);
    return name !== '' && (names.has(name) || fieldOf(text) === field);
  });
}

/** So many filled cells, and this share of them names of fields, make a row a header of its own. */
const leastNames = 3;
const shareOfNames = 0.6;
const shareOfWords = 0.8;

/** A second table on the sheet, with its columns in another order: what stands below it is not read by the first header. */
export function isOtherHeader({ cells }: SourceRow, { fieldOf }: Pick<Table, 'fieldOf'>): boolean {
  const own = cells.filter(isOwn);
  // Most rows have a number among them: this is asked of every one.
  if (own.length < leastNames || !own.every(isWording)) return false;
  const texts = own.map(oneLine);
  if (texts.some((text) => /^\d|\d\d/u.test(text))) return false;
  const fields = texts.map(fieldOf).filter((field) => field !== undefined);
  if (new Set(fields).size >= leastNames && fields.length >= own.length * shareOfNames) return true;
  // The header of something else: nothing of this kind, and yet hardly a word that is none of headers.
  return own.length > leastNames && texts.filter(isKnown).length >= own.length * shareOfWords;
}

/**
 * Sentences under the table, from its left edge. Any other content of a line's column makes the row a line, and so does
 * a merge that still reaches into it.
 */
function isNote({ cells }: SourceRow, mapped: readonly TableColumn[], { leading, columns }: Table): boolean {
  if (isSignatures(cells)) return true;
  const first = cells.findIndex(isOwn);
  const isAlone = cells.filter(isOwn).length === 1;
  if (cells.some(isFilledDown) || columns.some(({ index }) => index < first)) return false;
  return mapped.every(
    ({ index, level }) => (level === 'order' || (isAlone && index === leading)) && isSentence(oneLine(cells[index])),
  );
}

/** The foot of a page by itself, or nothing but whether columns have to be filled in. */
function isOfPage({ cells }: SourceRow): boolean {
  const texts = cells.filter(isOwn).map(oneLine);
  if (cells.some(isFilledDown)) return false;
  if (texts.length === 1) return pageFoot.test(texts[0] ?? '');
  return texts.length > 2 && texts.every((text) => fillWords.has(text.toLowerCase().replace(/[()（）\s]/gu, '')));
}

/** Ends as a label does that is to be filled in by hand; no value ends so. */
const unfilled = /[:：][\s_＿.…]*$/u;

/** `制表：王` beside `审核：` and `日期：`, wherever in the table they stand; and labels with nothing behind, whatever they say. */
function isSignatures(cells: SourceRow['cells']): boolean {
  if (cells.every((cell) => isBlank(cell) || unfilled.test(oneLine(cell)))) return true;
  if (!beginsNote(oneLine(cells.find((cell) => !isBlank(cell))))) return false;
  const texts = cells.flatMap((cell) => (isBlank(cell) ? [] : oneLine(cell)));
  return texts.length > 1 && texts.every((text) => beginsNote(text) || /[:：]/u.test(text));
}

export const beginsNote = byText((text: string): boolean => {
  const lower = text.toLowerCase();
  return noteBeginnings.some((beginning) => lower.startsWith(beginning));
});

function isSentence(text: string): boolean {
  return beginsNote(text) || sentenceMarks.test(text) || text.length > 60;
}

/** A mapped column of a recognised sheet. */
interface TableColumn {
  readonly index: number;
  readonly field: string;
  readonly header: string;
  readonly level: Level;
  readonly isKey: boolean;
  readonly isNumber: boolean;
  /** Compared forms of its header; grows with the header's own lines as they pass. */
  readonly names: Set<string>;
}

/** A recognised sheet as the sorting of its rows needs it. */
export interface Table {
  readonly headerRow: number;
  readonly headerLines: 1 | 2;
  readonly columns: readonly TableColumn[];
  /** The first column of the table, mapped or not. */
  readonly leading: number;
  /** The last line, with which a group of lines may end. */
  before?: SourceRow;
  /** The field that a text would be the header of, to recognise a header that comes again. */
  readonly fieldOf: (text: string) => string | undefined;
}

/** @throws Error when the sheet is ignored or has no header: its rows are not to be read. */
export function tableOf(recognition: SheetRecognition, kind: SheetKind): Table {
  const { headerRow, use } = recognition;
  if (use === 'ignored' || headerRow === null) throw new Error(`sheet ${recognition.sheet} is not used`);
  const columns = recognition.columns.flatMap((column) => {
    const names = new Set([plainName(column.header)]);
    const ofBox = column.reading?.box === 'each' ? boxFields(kind)?.quantity : undefined;
    return [...fieldsOf(column), ...(ofBox === undefined ? [] : [ofBox])].flatMap((field) => {
      const { level, type } = kind.fields[field] ?? {};
      const isNumber = type === 'integer' || type === 'decimal';
      return level
        ? [
            {
              index: column.index,
              field,
              header: column.header,
              level,
              isKey: kind.key.includes(field),
              isNumber,
              names,
            },
          ]
        : [];
    });
  });
  const words = vocabulary(kind, use);
  return {
    headerRow,
    headerLines: recognition.headerLines ?? 1,
    columns,
    leading: Math.min(...recognition.columns.map(({ index }) => index)),
    fieldOf: (text) => fieldNamed(words, text),
  };
}

/** Keeps what stood in a line of the header, so that it is known again further down. */
export function learnHeader({ columns }: Table, { cells }: SourceRow): void {
  for (const { index, names } of columns) {
    const cell = cells[index];
    if (!isBlank(cell)) names.add(plainName(String(typeof cell === 'object' && cell !== null ? cell.value : cell)));
  }
}
