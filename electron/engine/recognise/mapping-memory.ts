import type { ColumnMatch, SheetRecognition } from '#shared/contract/recognition.ts';
import { sheetKey } from '#shared/sheets/line.ts';
import type { Store } from '../store/store.ts';
import { plainName } from './header-name.ts';

/** What an office stood by, when it chose columns or sent a run, for a set of headers. Plain data: it crosses into the reading worker. */
export interface RememberedMapping {
  readonly kind: string;
  /** {@link headerSignature} of the sheet. */
  readonly headers: string;
  /** Column name ({@link columnNames}) → field, or null for a column that is not used. */
  readonly columns: Readonly<Record<string, string | null>>;
}

export type MappingMemory = readonly RememberedMapping[];

/** The same for the same set of headers, however they are ordered, cased or spaced. */
export function headerSignature(headers: readonly string[]): string {
  return JSON.stringify(columnNames(headers).filter(Boolean).sort());
}

/**
 * One comparable name per header, '' for a blank one; a header that occurs again is numbered.
 *
 * @example columnNames(['SKU', 'Sku ', '']) // ['sku', 'sku#2', '']
 */
export function columnNames(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const name = plainName(header) || header.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 || name === '' ? name : `${name}#${times}`;
  });
}

/** The layout of every sheet, by {@link sheetKey}: the signature of its headers. Sheets without a header have none. */
export function layoutsOf(
  files: readonly { readonly index: number; readonly sheets: readonly SheetRecognition[] }[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.flatMap(({ index, sheets }) =>
      sheets.flatMap(({ sheet, use, columns }) => {
        const layout = headerSignature(columns.map(({ header }) => header));
        return use === 'ignored' || layout === '[]' ? [] : [[sheetKey({ file: index, sheet }), layout] as const];
      }),
    ),
  );
}

/** The columns remembered for this kind and set of headers. */
export function recall(
  memory: MappingMemory,
  kind: string,
  headers: readonly string[],
): RememberedMapping['columns'] | undefined {
  const ofKind = memory.filter((entry) => entry.kind === kind);
  if (ofKind.length === 0) return undefined;
  const signature = headerSignature(headers);
  return ofKind.find((entry) => entry.headers === signature)?.columns;
}

/** What to remember of a sheet. Columns that no rule settled, and those nobody stood by yet, stay open to better names. */
export function mappingOf(kind: string, columns: readonly ColumnMatch[]): RememberedMapping {
  const headers = columns.map(({ header }) => header);
  const names = columnNames(headers);
  const settled = columns.flatMap(({ field, rule, likely }, at) => {
    const name = names[at] ?? '';
    return rule === null || likely || name === '' ? [] : [[name, field] as const];
  });
  return { kind, headers: headerSignature(headers), columns: Object.fromEntries(settled) };
}

/** What earlier imports taught about headers. */
export function rememberedMappings({ mappings }: Pick<Store, 'mappings'>): MappingMemory {
  return mappings.list().map(({ kind, headers, columns }) => ({ kind, headers: JSON.stringify(headers), columns }));
}

/** Remembers how a run's sheets were mapped. Called when it is sent, or columns were chosen: then a person stands by it. */
export function rememberMappings({ mappings, files }: Pick<Store, 'mappings' | 'files'>, run: string): void {
  for (const { sheets } of files.list(run)) {
    for (const { use, kind, columns } of sheets) {
      if (use === 'ignored' || kind === null) continue;
      rememberColumns({ mappings }, kind, columns);
    }
  }
}

/**
 * Remembers for a sheet with some columns more (header and field) what was settled for the sheet without them. A column
 * whose field is only likely stays open: nobody stood by it.
 */
export function rememberWider(
  { mappings, choiceRules }: Pick<Store, 'mappings' | 'choiceRules'>,
  kind: string,
  columns: readonly ColumnMatch[],
  added: readonly { readonly header: string; readonly field: string }[],
): void {
  const more = added.map(
    ({ header, field }): ColumnMatch => ({ index: 0, header, field, rule: 'chosen', samples: [] }),
  );
  rememberColumns({ mappings }, kind, [...columns, ...more]);
  const signature = (of: readonly ColumnMatch[]) => headerSignature(of.map(({ header }) => header));
  for (const rule of choiceRules.list(kind)) {
    if (JSON.stringify(rule.headers) !== signature(columns)) continue;
    choiceRules.save({ ...rule, headers: JSON.parse(signature([...columns, ...more])) as string[] });
  }
}

function rememberColumns({ mappings }: Pick<Store, 'mappings'>, kind: string, columns: readonly ColumnMatch[]): void {
  const { headers, columns: settled } = mappingOf(kind, columns);
  mappings.save(kind, JSON.parse(headers) as string[], settled);
}

/**
 * Takes the likely columns of a run for chosen, and remembers them with all others. What was read with them stays as it is.
 *
 * @returns how many there were
 */
export function confirmColumns(store: Pick<Store, 'mappings' | 'files' | 'atomically'>, run: string): number {
  return store.atomically(() => {
    let confirmed = 0;
    for (const { index, sheets } of store.files.list(run)) {
      const settled = sheets.map((sheet) => ({
        ...sheet,
        columns: sheet.columns.map(({ likely, ...column }) => {
          if (!likely) return column;
          confirmed++;
          return { ...column, rule: 'chosen' as const };
        }),
      }));
      store.files.setSheets(run, index, settled);
    }
    if (confirmed > 0) rememberMappings(store, run);
    return confirmed;
  });
}
