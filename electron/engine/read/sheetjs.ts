import { createRequire } from 'node:module';
import type { CellObject, ParsingOptions, Range, WorkBook } from 'xlsx';
import * as XLSX from 'xlsx';

// SheetJS exports these without types.
declare module 'xlsx' {
  export function parse_zip(zip: ZipContainer, options: ParsingOptions): WorkBook;
}

let codePages = false;

/**
 * Old .xls files name a code page (936 for Chinese Windows); without the tables their text comes out as nonsense. To be
 * called before one is read: making the tables takes four times as long as loading all the rest.
 */
export function loadCodePages(): void {
  if (codePages) return;
  XLSX.set_cptable(createRequire(import.meta.url)('xlsx/dist/cpexcel.js'));
  codePages = true;
}

/** The part of SheetJS's number formatter that is used. */
interface Formatter {
  is_date(format: string): boolean;
  format(format: string, value: number): string;
  load(format: string, id: number): void;
  get_table(): Readonly<Record<number, string>>;
}

/** SheetJS's own picture of a compound file or zip. */
export interface ZipContainer {
  FullPaths: string[];
  FileIndex: { name: string; size: number; content?: Uint8Array }[];
}

interface Containers {
  read(bytes: Buffer, options: { type: 'buffer' }): ZipContainer;
  write(container: ZipContainer, options: { type: 'buffer' }): Buffer;
  find(container: ZipContainer, path: string): { size: number; content?: Uint8Array } | null;
  utils: {
    cfb_new(): ZipContainer;
    cfb_add(container: ZipContainer, name: string, content: Uint8Array): void;
  };
}

export const SSF: Formatter = XLSX.SSF;
export const CFB: Containers = XLSX.CFB;

export const readBook: (bytes: Buffer | string, options: ParsingOptions) => BookWithFiles = XLSX.read;
export const readZipBook: (zip: ZipContainer, options: ParsingOptions) => WorkBook = XLSX.parse_zip;

/** With `bookFiles`, old .xls files bring their compound file along. */
type BookWithFiles = WorkBook & { cfb?: ZipContainer };

/** Cells as SheetJS leaves them in dense mode: sparse arrays by row and column. */
export type DenseCells = ((RawCell | undefined)[] | undefined)[];

/** `textLength`: of a text of which only the beginning is in `v`, because it is longer than a cell can hold. */
export type RawCell = CellObject & { textLength?: number };

export type { CellObject, Range, WorkBook };

/**
 * Values as stored (`v`), never as formatted (`w` would be `5.51294E+12`); number formats, to tell dates; formulas only
 * to know that there is one. Macros are never read.
 */
export const READ_OPTIONS: ParsingOptions = {
  dense: true,
  cellText: false,
  cellHTML: false,
  cellNF: true,
  cellFormula: true,
  cellDates: false,
  bookVBA: false,
};

/**
 * Date and time formats that Chinese Excel and WPS refer to by number without spelling them out (ECMA-376 18.8.30).
 * Without them such dates would be read as plain numbers.
 */
const DATE_IDS = [27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const TIME_IDS = [32, 33, 34, 35, 55, 56];

const FORMATS: readonly (readonly [id: number, format: string])[] = [
  ...DATE_IDS.map((id) => [id, 'yyyy-mm-dd'] as const),
  ...TIME_IDS.map((id) => [id, 'h:mm:ss'] as const),
];

/** Formats as they are before any workbook has brought its own. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  ...Object.entries(SSF.get_table()).map(([id, format]) => [Number(id), format] as const),
  ...FORMATS,
]);

/** The format that a workbook means by an id it does not spell out; undefined for the general one. */
export function implicitFormat(id: number): string | undefined {
  return id === 0 ? undefined : BUILT_IN.get(id);
}

/** For .xls: SheetJS keeps one table of formats per process and a workbook's own overwrite these. */
export function loadImplicitFormats(): void {
  for (const [id, format] of FORMATS) SSF.load(format, id);
}

/** For .xlsb: records (BrtFmt of [MS-XLSB]) that spell the formats out in `styles.bin`. */
export function implicitFormatRecords(): Uint8Array {
  const records = FORMATS.map(([id, format]) => {
    const text = Buffer.from(format, 'utf16le');
    const head = Buffer.from([BRT_FMT, 6 + text.length, id, 0, format.length, 0, 0, 0]);
    return Buffer.concat([head, text]);
  });
  return Buffer.concat(records);
}

const BRT_FMT = 44;
