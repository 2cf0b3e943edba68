import type { ColumnReading, LayoutContent } from '#shared/contract/layouts.ts';
import {
  askedColumn,
  type ColumnMatch,
  fieldsOf,
  likelyColumns,
  ownColumns,
  type SheetRecognition,
} from '#shared/contract/recognition.ts';
import type { Store } from '../store/store.ts';
import { columnNames, headerNames, isOfOthers, type KnownLayout, type LayoutMemory } from './layout-memory.ts';
import { layoutNow, noOrdersOf } from './no-order-rows.ts';
import { saysOfSupplier } from './said-elsewhere.ts';

/** What is known of a sheet: the part of a layout that stands in its recognition. */
type Understood = Pick<SheetRecognition, 'columns' | 'constants' | 'cells' | 'ends' | 'boxRows' | 'tables'> &
  Partial<Pick<SheetRecognition, 'conflicts' | 'questions'>>;

/** What to remember of a sheet. Columns that no rule settled, and those nobody stood by yet, stay open to better names. */
export function layoutOf(kind: string, sheet: Understood) {
  const { columns, constants = [], cells = [], ends, boxRows = [] } = sheet;
  const headers = columns.map(({ header }) => header);
  const names = columnNames(headers);
  const further = ownColumns(sheet);
  const ofFurther = columnNames(further.map(({ header }) => header));
  const named = [...zip(ofFurther, further), ...zip(names, columns)];
  const settled = named.flatMap(([name, column]) =>
    column.rule === null || column.likely || name === '' ? [] : [[name, readingOf(column)] as const],
  );
  const disputed = disputedColumns(sheet);
  const askedFurther = new Set(
    sheet.questions?.flatMap((it) => (it.table === undefined ? [] : (askedColumn(sheet, it)?.header ?? []))),
  );
  // What a person said of a column that has no name is known by its place, too.
  const isUnused = (column: ColumnMatch) =>
    isOpen(column) || (column.header.trim() === '' && fieldsOf(column).length === 0 && !column.reading);
  const passedOver = (column: ColumnMatch) => isUnused(column) && (column.filled ?? 0) > 0;
  const unused = [
    ...zip(unusedNames(columns), columns).flatMap(([name, column]) =>
      passedOver(column) && !disputed.has(column.index) ? name : [],
    ),
    ...zip(ofFurther, further).flatMap(([name, column]) =>
      passedOver(column) && name !== '' && !askedFurther.has(column.header) ? name : [],
    ),
  ];
  const ofBoxes = boxRows.flatMap(({ row: _, likely, ...said }) => (likely || fieldsOf(said).length === 0 ? [] : said));
  return {
    kind,
    headers: headerNames(headers),
    columns: Object.fromEntries(settled),
    constants: Object.fromEntries(
      constants.filter(({ by, likely }) => by !== 'said' && !likely).map((it) => [it.field, it.value]),
    ),
    cells: cells.filter(({ likely }) => !likely).map(({ label, field }) => ({ label, field })),
    ...(ends !== undefined && { ends }),
    ...(ofBoxes.length > 0 && { boxRows: ofBoxes }),
    ...(unused.length > 0 && { unused: [...new Set(unused)] }),
  } satisfies Omit<LayoutContent, 'name'>;
}

/** Columns that are a question: whether they are used is not settled. @param of the header row of the table further down that they are of */
function disputedColumns({ conflicts = [], questions = [] }: Pick<Understood, 'conflicts' | 'questions'>, of?: number) {
  const asked = questions.filter(({ table }) => table === of);
  return new Set([...conflicts.flatMap(({ columns }) => columns), ...asked.map(({ index }) => index)]);
}

function zip<A, B>(first: readonly A[], second: readonly B[]): (readonly [A, B])[] {
  return second.flatMap((of, at) => {
    const one = first[at];
    return one === undefined ? [] : [[one, of] as const];
  });
}

/**
 * The names by which columns are known that are not used; one without a header is known by the last one before it that has a
 * name: its place there, and nothing that is read, hangs on it.
 *
 * @example unusedNames([{ header: 'SKU', index: 3 }, { header: '', index: 5 }]) // ['sku', 'sku+2']
 */
function unusedNames(columns: readonly Pick<ColumnMatch, 'header' | 'index'>[]): string[] {
  const names = columnNames(columns.map(({ header }) => header));
  return columns.map(({ index }, at) => {
    const last = names.findLastIndex((name, of) => of <= at && name !== '');
    const from = columns[last]?.index ?? 0;
    return last === at ? (names[at] ?? '') : `${names[last] ?? ''}+${index - from}`;
  });
}

function isOpen({ field, rule, reading }: ColumnMatch): boolean {
  return field === null && rule === null && !reading;
}

/** The columns, with those marked that were not used either when the layout was last used. */
export function withUnusedBefore(
  sheet: Pick<SheetRecognition, 'columns' | 'conflicts' | 'questions'>,
  layout: KnownLayout | undefined,
  table?: number,
): SheetRecognition['columns'] {
  const before = new Set(layout?.unused);
  if (before.size === 0) return sheet.columns;
  const names = unusedNames(sheet.columns);
  const disputed = disputedColumns(sheet, table);
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

type Memory = Pick<Store, 'layouts' | 'choiceRules' | 'files' | 'lines' | 'atomically'>;

/** Remembers how a run's sheets were read. Called when it is sent, or something was chosen: then a person stands by it. */
export function rememberLayouts(store: Memory, run: string): void {
  store.atomically(() => {
    for (const { index: file, name, sheets } of store.files.list(run)) {
      const used = sheets.filter(({ use }) => use !== 'ignored');
      for (const sheet of used) {
        if (sheet.kind === null) continue;
        const title = stem(name) + (used.length > 1 ? ` ${sheet.sheet}` : '');
        const noOrders = noOrdersOf(store, run, { file, sheet: sheet.sheet }, layoutNow(store, sheet)?.noOrders);
        rememberSheet(store, title, layoutOf(sheet.kind, sheet), {
          before: sheet.layout?.id,
          uses: usesSaid(sheets),
          noOrders: [...noOrders],
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
  store: Omit<Memory, 'files' | 'lines'>,
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
    copyRules(store, kind, headerNames(sheet.columns.map(({ header }) => header)), wider.headers);
  });
}

interface Occasion {
  /** The layout that the sheet was read by. */
  readonly before?: string | undefined;
  readonly uses?: NonNullable<LayoutContent['sheets']>;
  /** Absent where nothing is said of rows: what was said stays. */
  readonly noOrders?: NonNullable<LayoutContent['noOrders']>;
}

/**
 * Into the layout of just these headers, else into the one that the sheet was read by, else as a new one. What that one says of its
 * own supplier's numbers stays for its headers: those of other headers were confirmed beside it, and both come again.
 */
function rememberSheet(
  store: Omit<Memory, 'files' | 'lines'>,
  title: string,
  content: Omit<LayoutContent, 'name'>,
  { before, uses = {}, noOrders: said }: Occasion,
): void {
  const { layouts } = store;
  const same = layouts.withHeaders(content.kind, content.headers);
  const known = same ?? (before ? layouts.get(before) : undefined);
  const isBeside = same === undefined && known && saysOfSupplier(known) && isOfOthers(known, content.headers);
  const here = new Set(content.headers);
  const gone = Object.entries(known?.columns ?? {}).filter(([name]) => !here.has(name));
  const filled = new Set(Object.values(content.columns).flatMap(fieldsOf));
  const idle = Object.entries(known?.constants ?? {}).filter(([field]) => filled.has(field));
  const sheets = { ...known?.sheets, ...uses };
  const still = known?.unused?.filter((name) => !Object.hasOwn(content.columns, name)) ?? [];
  const unused = [...new Set([...still, ...(content.unused ?? [])])];
  const noOrders = said ?? known?.noOrders ?? [];
  const saved = layouts.save(
    {
      ...content,
      name: (isBeside ? undefined : known?.name) ?? freeName(store, title),
      columns: { ...Object.fromEntries(gone), ...content.columns },
      constants: { ...Object.fromEntries(idle), ...content.constants },
      ...(Object.keys(sheets).length > 0 && { sheets }),
      ...(unused.length > 0 && { unused }),
      ...(noOrders.length > 0 && { noOrders }),
    },
    isBeside ? undefined : known?.id,
  );
  layouts.used(saved.id);
  if (known) copyRules(store, content.kind, known.headers, content.headers);
}

/** The meanings of words that were taught under the old headers hold under the new ones. */
function copyRules(
  { choiceRules }: Pick<Memory, 'choiceRules'>,
  kind: string,
  from: readonly string[],
  to: string[],
): void {
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

function confirmTable({
  columns,
  cells,
  boxRows,
  constants,
}: Pick<SheetRecognition, 'columns' | 'cells' | 'boxRows' | 'constants'>) {
  return {
    ...(boxRows && { boxRows: boxRows.map(({ likely: _, ...row }) => row) }),
    columns: columns.map(({ likely, maybeOfOrder: _, saidElsewhere: __, ...column }) =>
      likely ? { ...column, rule: 'chosen' as const } : column,
    ),
    ...(constants && {
      constants: constants.map(({ likely, ...it }) => (likely ? { ...it, by: 'chosen' as const } : it)),
    }),
    ...(cells && { cells: cells.map(({ likely: _, ...cell }) => cell) }),
  };
}
