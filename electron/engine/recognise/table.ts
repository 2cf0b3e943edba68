import type { SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { Level } from '#shared/sheets/field.ts';
import type { SourceRow } from '../read/read.ts';
import { isBlank } from './cell-content.ts';
import { plainName } from './header-name.ts';
import { vocabulary } from './vocabulary.ts';

/** A mapped column of a recognised sheet. */
export interface TableColumn {
  readonly index: number;
  readonly field: string;
  readonly level: Level;
  readonly isKey: boolean;
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
  /** Field under every name the kind knows, to recognise a header that comes again. */
  readonly fieldOf: (name: string) => string | undefined;
}

/** @throws Error when the sheet is ignored or has no header: its rows are not to be read. */
export function tableOf(recognition: SheetRecognition, kind: SheetKind): Table {
  const { headerRow, use } = recognition;
  if (use === 'ignored' || headerRow === null) throw new Error(`sheet ${recognition.sheet} is not used`);
  const columns = recognition.columns.flatMap(({ index, header, field }) => {
    const definition = field === null ? undefined : kind.fields[field];
    if (field === null || definition === undefined) return [];
    const names = new Set([plainName(header)]);
    return [{ index, field, level: definition.level, isKey: kind.key.includes(field), names }];
  });
  const { names } = vocabulary(kind, use);
  return {
    headerRow,
    headerLines: recognition.headerLines ?? 1,
    columns,
    leading: Math.min(...recognition.columns.map(({ index }) => index)),
    fieldOf: (name) => names.get(name)?.field,
  };
}

/** Keeps what stood in a line of the header, so that it is known again further down. */
export function learnHeader({ columns }: Table, { cells }: SourceRow): void {
  for (const { index, names } of columns) {
    const cell = cells[index];
    if (!isBlank(cell)) names.add(plainName(String(typeof cell === 'object' && cell !== null ? cell.value : cell)));
  }
}
