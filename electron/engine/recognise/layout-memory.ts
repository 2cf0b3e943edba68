import type { ColumnReading, LayoutContent } from '#shared/contract/layouts.ts';
import { type ColumnMatch, fieldsOf, likelyColumns, type SheetRecognition } from '#shared/contract/recognition.ts';
import { sheetKey } from '#shared/sheets/line.ts';
import type { Store } from '../store/store.ts';
import { boxHeader } from './box-columns.ts';
import { plainName } from './header-name.ts';

/** A layout that sheets are read by. Plain data: it crosses into the reading worker. */
export interface KnownLayout extends LayoutContent {
  /** Absent for one that was given for this import alone. */
  readonly id?: string;
}

/** Those that go first stand first. */
export type LayoutMemory = readonly KnownLayout[];

/** The same for the same set of headers, however they are ordered, cased or spaced. */
export function headerSignature(headers: readonly string[]): string {
  return JSON.stringify(headerNames(headers));
}

function headerNames(headers: readonly string[]): string[] {
  return columnNames(headers).filter(Boolean).sort();
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

/** The signature of every sheet's headers, by {@link sheetKey}. Sheets without a header have none. */
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

/** Less than this share of the names in common, and two sets of headers are not the same one changed. */
const alike = 0.6;
/** Fewer names in common are no likeness. */
const fewest = 4;

/**
 * The layout for this kind and set of headers: the one of just these, else the one whose headers are most like them, as
 * when columns were added, removed or renamed. Of one with other headers only what is said of the common ones counts.
 */
export function recall(memory: LayoutMemory, kind: string, headers: readonly string[]): KnownLayout | undefined {
  const ofKind = memory.filter((entry) => entry.kind === kind);
  if (ofKind.length === 0) return undefined;
  const same = recallSame(ofKind, kind, headers);
  if (same) return same;
  const names = headerNames(headers);
  const rated = ofKind.map((entry) => {
    const [mine, theirs] = [new Set(withoutBoxes(entry, names)), withoutBoxes(entry, entry.headers)];
    const common = theirs.filter((name) => mine.has(name)).length;
    // Where columns are boxes, their number changes every day, and there are few others.
    const enough = theirs.length < entry.headers.length && mine.size < names.length ? 1 : fewest;
    return { entry, common, enough, share: common / (mine.size + theirs.length - common) };
  });
  const near = rated.filter(({ common, enough, share }) => common >= enough && share >= alike);
  return near.toSorted((a, b) => b.share - a.share)[0]?.entry;
}

/** The names of columns but those that are boxes, as far as the layout has such. */
function withoutBoxes({ columns }: KnownLayout, names: readonly string[]): readonly string[] {
  if (!Object.values(columns).some(({ box }) => box === 'each')) return names;
  return names.filter((name) => columns[name]?.box !== 'each' && boxHeader(name) === null);
}

/** The layout for this kind and just this set of headers. */
export function recallSame(memory: LayoutMemory, kind: string, headers: readonly string[]): KnownLayout | undefined {
  const ofKind = memory.filter((entry) => entry.kind === kind);
  if (ofKind.length === 0) return undefined;
  const signature = headerSignature(headers);
  return ofKind.find((entry) => JSON.stringify(entry.headers) === signature);
}

/** What is known of a sheet: the part of a layout that stands in its recognition. */
type Understood = Pick<SheetRecognition, 'columns' | 'constants' | 'cells' | 'ends' | 'boxRows'> &
  Partial<Pick<SheetRecognition, 'conflicts' | 'questions'>>;

/** What to remember of a sheet. Columns that no rule settled, and those nobody stood by yet, stay open to better names. */
export function layoutOf(kind: string, sheet: Understood) {
  const { columns, constants = [], cells = [], ends, boxRows = [] } = sheet;
  const headers = columns.map(({ header }) => header);
  const names = columnNames(headers);
  const settled = columns.flatMap((column, at) => {
    const name = names[at] ?? '';
    return column.rule === null || column.likely || name === '' ? [] : [[name, readingOf(column)] as const];
  });
  const disputed = disputedColumns(sheet);
  const unused = columns.flatMap((column, at) => {
    const isPassedOver = isOpen(column) && !disputed.has(column.index) && (column.filled ?? 0) > 0;
    return isPassedOver && names[at] ? [names[at]] : [];
  });
  const ofBoxes = boxRows.flatMap(({ row: _, likely, ...said }) => (likely || fieldsOf(said).length === 0 ? [] : said));
  return {
    kind,
    headers: headerNames(headers),
    columns: Object.fromEntries(settled),
    constants: Object.fromEntries(constants.filter(({ by }) => by !== 'said').map((it) => [it.field, it.value])),
    cells: cells.filter(({ likely }) => !likely).map(({ label, field }) => ({ label, field })),
    ...(ends !== undefined && { ends }),
    ...(ofBoxes.length > 0 && { boxRows: ofBoxes }),
    ...(unused.length > 0 && { unused }),
  } satisfies Omit<LayoutContent, 'name'>;
}

/** Columns that are a question: whether they are used is not settled. */
function disputedColumns({ conflicts = [], questions = [] }: Pick<Understood, 'conflicts' | 'questions'>) {
  return new Set([...conflicts.flatMap(({ columns }) => columns), ...questions.map(({ index }) => index)]);
}

function isOpen({ field, rule, reading }: ColumnMatch): boolean {
  return field === null && rule === null && !reading;
}

/** The columns, with those marked that were not used either when the layout was last used. */
export function withUnusedBefore(
  sheet: SheetRecognition,
  layout: KnownLayout | undefined,
): SheetRecognition['columns'] {
  const before = new Set(layout?.unused);
  if (before.size === 0) return sheet.columns;
  const names = columnNames(sheet.columns.map(({ header }) => header));
  const disputed = disputedColumns(sheet);
  return sheet.columns.map((column, at) =>
    isOpen(column) && !disputed.has(column.index) && before.has(names[at] ?? '')
      ? { ...column, unusedBefore: true }
      : column,
  );
}

export function readingOf({ field, reading }: Pick<ColumnMatch, 'field' | 'reading'>): ColumnReading {
  return { ...reading, field };
}

/** What earlier imports taught about headers. */
export function rememberedLayouts({ layouts }: Pick<Store, 'layouts'>): LayoutMemory {
  return layouts.list();
}

type Memory = Pick<Store, 'layouts' | 'choiceRules' | 'files' | 'atomically'>;

/** Remembers how a run's sheets were read. Called when it is sent, or something was chosen: then a person stands by it. */
export function rememberLayouts(store: Memory, run: string): void {
  store.atomically(() => {
    for (const { name, sheets } of store.files.list(run)) {
      const used = sheets.filter(({ use }) => use !== 'ignored');
      for (const sheet of used) {
        if (sheet.kind === null) continue;
        const title = stem(name) + (used.length > 1 ? ` ${sheet.sheet}` : '');
        rememberSheet(store, title, layoutOf(sheet.kind, sheet), {
          before: sheet.layout?.id,
          uses: usesSaid(sheets),
        });
      }
    }
  });
}

/** The sheets of a workbook of which a person said whether they are used. */
function usesSaid(sheets: readonly SheetRecognition[]): NonNullable<LayoutContent['sheets']> {
  const said = sheets.filter(({ use, ignored, hidden }) => (use === 'ignored' ? ignored === 'chosen' : hidden));
  return Object.fromEntries(said.map(({ sheet, use }) => [sheet, use]));
}

/**
 * Remembers for a sheet with some columns more (header and field) what was settled for the sheet without them. A column
 * whose field is only likely stays open, and what was not used is warned about again: nobody stood by it.
 */
export function rememberWider(
  store: Omit<Memory, 'files'>,
  kind: string,
  { name, sheet }: { readonly name: string; readonly sheet: SheetRecognition },
  added: readonly { readonly header: string; readonly field: string }[],
): void {
  const more = added.map(
    ({ header, field }): ColumnMatch => ({ index: 0, header, field, rule: 'chosen', samples: [] }),
  );
  const { unused: _, ...wider } = layoutOf(kind, { ...sheet, columns: [...sheet.columns, ...more] });
  store.atomically(() => {
    rememberSheet(store, stem(name), wider, {});
    moveRules(store, kind, headerNames(sheet.columns.map(({ header }) => header)), wider.headers);
  });
}

interface Occasion {
  /** The layout that the sheet was read by. */
  readonly before?: string | undefined;
  readonly uses?: NonNullable<LayoutContent['sheets']>;
}

/** Into the layout of just these headers, else into the one that the sheet was read by, else as a new one. */
function rememberSheet(
  store: Omit<Memory, 'files'>,
  title: string,
  content: Omit<LayoutContent, 'name'>,
  { before, uses = {} }: Occasion,
): void {
  const { layouts } = store;
  const known = layouts.withHeaders(content.kind, content.headers) ?? (before ? layouts.get(before) : undefined);
  const here = new Set(content.headers);
  const gone = Object.entries(known?.columns ?? {}).filter(([name]) => !here.has(name));
  const filled = new Set(Object.values(content.columns).flatMap(fieldsOf));
  const idle = Object.entries(known?.constants ?? {}).filter(([field]) => filled.has(field));
  const sheets = { ...known?.sheets, ...uses };
  const still = known?.unused?.filter((name) => !Object.hasOwn(content.columns, name)) ?? [];
  const unused = [...new Set([...still, ...(content.unused ?? [])])];
  const saved = layouts.save(
    {
      ...content,
      name: known?.name ?? freeName(store, title),
      columns: { ...Object.fromEntries(gone), ...content.columns },
      constants: { ...Object.fromEntries(idle), ...content.constants },
      ...(Object.keys(sheets).length > 0 && { sheets }),
      ...(unused.length > 0 && { unused }),
    },
    known?.id,
  );
  layouts.used(saved.id);
  if (known) moveRules(store, content.kind, known.headers, content.headers);
}

/** The meanings of words that were taught under the old headers hold under the new ones. */
function moveRules({ choiceRules }: Omit<Memory, 'files'>, kind: string, from: readonly string[], to: string[]): void {
  const old = JSON.stringify(from);
  if (old === JSON.stringify(to)) return;
  for (const rule of choiceRules.list(kind)) {
    if (JSON.stringify(rule.headers) === old) choiceRules.save({ ...rule, headers: to });
  }
}

/** The name, numbered when another layout has it. */
export function freeName({ layouts }: Pick<Store, 'layouts'>, name: string): string {
  const short = name.trim().slice(0, 180);
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? short : `${short} (${nth})`;
    if (!layouts.named(candidate)) return candidate;
  }
}

/** A file's name without its ending. */
function stem(name: string): string {
  return name.replace(/\.[^.]{1,5}$/u, '') || name;
}

/**
 * Takes the likely columns of a run for chosen, and remembers them with all others. What was read with them stays as it is.
 *
 * @returns how many there were
 */
export function confirmColumns(store: Memory, run: string): number {
  return store.atomically(() => {
    let confirmed = 0;
    for (const { index, sheets } of store.files.list(run)) {
      confirmed += likelyColumns(sheets).length;
      const settled = sheets.map(({ tables, ...sheet }) => ({
        ...sheet,
        ...confirmTable(sheet),
        ...(tables && { tables: tables.map((table) => ({ ...table, ...confirmTable(table) })) }),
      }));
      store.files.setSheets(run, index, settled);
    }
    if (confirmed > 0) rememberLayouts(store, run);
    return confirmed;
  });
}

function confirmTable({ columns, cells, boxRows }: Pick<SheetRecognition, 'columns' | 'cells' | 'boxRows'>) {
  return {
    ...(boxRows && { boxRows: boxRows.map(({ likely: _, ...row }) => row) }),
    columns: columns.map(({ likely, ...column }) => (likely ? { ...column, rule: 'chosen' as const } : column)),
    ...(cells && { cells: cells.map(({ likely: _, ...cell }) => cell) }),
  };
}
