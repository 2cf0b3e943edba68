import type { CellObject, ParsingOptions, Range, WorkBook } from 'xlsx';
import * as XLSX from 'xlsx';
import * as codepages from 'xlsx/dist/cpexcel.full.mjs';

// SheetJS exports these without types.
declare module 'xlsx' {
  export function parse_zip(zip: ZipContainer, options: ParsingOptions): WorkBook;
}

/** Old .xls files name a code page (936 for Chinese Windows); without the tables their text comes out as nonsense. */
XLSX.set_cptable(codepages);

/** The part of SheetJS's number formatter that is used. */
interface Formatter {
  is_date(format: string): boolean;
  load(format: string, id: number): void;
}

/** SheetJS's own picture of a compound file or zip. */
export interface ZipContainer {
  FullPaths: string[];
  FileIndex: { name: string; size: number; content?: Uint8Array }[];
}

interface Containers {
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
export type BookWithFiles = WorkBook & { cfb?: ZipContainer };

/** Cells as SheetJS leaves them in dense mode: sparse arrays by row and column. */
export type DenseCells = ((CellObject | undefined)[] | undefined)[];

export type { CellObject, ParsingOptions, Range, WorkBook };

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
