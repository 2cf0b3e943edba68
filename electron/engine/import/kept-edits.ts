import type { UnkeptEdit } from '#shared/contract/imports.ts';
import type { HowRead } from '#shared/contract/layouts.ts';
import { tableAt } from '#shared/contract/places.ts';
import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import { cellText, type SourceCell, withValue } from '#shared/sheets/cell.ts';
import { cellReader } from '../check/check.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import { changeLines } from '../edit/edit.ts';
import { openScope } from '../run-scope.ts';
import type { Change, EditedCell, StoredFile, StoredLine } from '../store/store.ts';
import { boxOf, ownPlace, retypedCells } from '../write-back/write-back.ts';
import type { FreshRun } from './perform-import.ts';
import type { RetypedCell } from './read-task.ts';

type Place = Pick<UnkeptEdit, 'file' | 'sheet' | 'row'>;

/**
 * `open`: what is an error in its column as that is read, such as a number whose unit is asked for. It is `ofPart` of a cell that
 * holds several values: `text` is the cell without it then.
 */
type EditedText = RetypedCell & UnkeptEdit & { readonly open?: SourceCell; readonly ofPart?: true };

/** What a person changed in a run, as it can be laid over the same files when they are read otherwise. */
export interface Edits {
  readonly kind: string;
  /** What stands in cells of the sheets now, by the file's index. */
  readonly cells: ReadonlyMap<number, readonly EditedText[]>;
  /** Values that no cell of its row holds: one for all rows, one above the table, one without a column. */
  readonly values: readonly (UnkeptEdit & { readonly edit: EditedCell })[];
  /** Lines that were merged into others, and rows that are no orders. */
  readonly dropped: readonly (Place & { readonly noOrder?: true })[];
}

/** The edits of a run that are not taken back. */
export function editsOf(context: EngineContext, run: string): Edits {
  const { store } = context;
  const kind = kindOf(context, runOf(context, run).kind);
  const reader = cellReader(kind, openScope(context, run).check);
  const cells = new Map<number, EditedText[]>();
  const values: (UnkeptEdit & { edit: EditedCell })[] = [];
  const dropped: (Place & { noOrder?: true })[] = [];
  for (const { index: file, sheets } of store.files.list(run)) {
    const inCells = new Map<string, EditedText>();
    const changed = store.reportSource.edits(run, file).filter(isChanged);
    for (const edit of changed) {
      const { sheet, row, field, value } = edit;
      const said = { file, sheet, row, field, value: cellText(value) };
      const recognition = sheets.find((used) => used.sheet === sheet);
      // Several lines of one row share its cells: an edit of one of them is none of the row's.
      if (recognition && boxOf(recognition, edit) !== undefined) {
        values.push({ ...said, edit });
        continue;
      }
      const table = recognition && tableAt(recognition, row);
      const isWrong = (of: string | null) => {
        const cell = of === null ? undefined : edit.cells[of];
        const from = typeof cell === 'object' ? cell.from : undefined;
        const isMade = from !== undefined && from.refused === undefined;
        return of !== null && !isMade && reader.read(of, cell, { file, sheet, row }).type === 'wrong';
      };
      const open = table?.columns.find((column) => column.field === field && hasUnit(column.reading) && isWrong(field));
      if (open && value !== null) {
        const cell = { ...said, column: open.index, text: cellText(value), open: value };
        inCells.set(`${row} ${open.index} ${sheet}`, cell);
        continue;
      }
      const parted = table?.columns.find(({ reading }) => reading?.fields?.includes(field) && hasUnit(reading));
      const parts = parted?.reading?.fields ?? [];
      const ofCell = changed.filter((it) => it.row === row && it.sheet === sheet && parts.includes(it.field));
      if (parted && ofCell.some((it) => isWrong(it.field))) {
        const text = typedIn(parted.index, ofCell);
        const cell = { ...said, column: parted.index, text, open: value ?? '', ofPart: true as const };
        inCells.set(`${row} ${parted.index} ${sheet} ${field}`, cell);
        continue;
      }
      // A total in error is no number of each: its cell stays as it is.
      const retyped = retypedCells(edit, table, kind).filter(
        ({ read }) => read.field === field || !isWrong(read.field),
      );
      for (const { read, text } of retyped)
        inCells.set(`${row} ${read.index} ${sheet}`, { ...said, column: read.index, text: text === '' ? null : text });
      if (retyped.some(({ read }) => fieldsOf(read).includes(field))) continue;
      const place = ownPlace(recognition, edit);
      if (place?.row !== row) values.push({ ...said, edit });
      else
        inCells.set(`${row} ${place.column} ${sheet}`, {
          ...said,
          column: place.column,
          text: value === null ? null : cellText(value),
        });
    }
    if (inCells.size > 0) cells.set(file, [...inCells.values()]);
    dropped.push(...store.reportSource.dropped(run, file).map(({ sheet, row }) => ({ file, sheet, row })));
    dropped.push(...store.reportSource.noOrders(run, file).map((row) => ({ file, ...row, noOrder: true as const })));
  }
  return { kind: kind.id, cells, values, dropped };
}

function hasUnit(reading: HowRead | undefined): boolean {
  return reading?.unit !== undefined || reading?.unitFrom !== undefined;
}

/** What stood in a column's cell before its parts were changed; null where it was blank. */
function typedIn(column: number, edits: readonly EditedCell[]): string | null {
  const made = edits.flatMap(({ cells, original }) => [...Object.values(cells), original]);
  const from = made.map((cell) => (typeof cell === 'object' ? cell?.from : undefined));
  return from.find((it) => it?.column === column)?.text ?? null;
}

function isChanged({ value, original }: EditedCell): boolean {
  return cellText(value) !== cellText(original);
}

/** A run's edits on the lines of those that are to take its place. */
export interface LaidEdits {
  readonly changes: ReadonlyMap<FreshRun, readonly Change[]>;
  readonly unkept: readonly UnkeptEdit[];
}

/**
 * Lays edits over lines that were read otherwise. A cell of the sheet is read with what was typed into it, as its column is read now;
 * but what is still to be told, such as a unit, no reading settles. A value without a cell stays one, as long as the field has none.
 */
export function layEdits(
  { store }: EngineContext,
  { kind, cells, values, dropped }: Edits,
  runs: readonly FreshRun[],
): LaidEdits {
  const changes = new Map<FreshRun, Change[]>();
  const unkept: UnkeptEdit[] = [];
  const places = runs.map((run) =>
    placesOf(store.files.list(run.scope.run), run, (file, sheet) => store.lines.ofSheet(run.scope.run, file, sheet)),
  );
  const findAll = (place: Place) => places.map((of) => of(place)).find((all) => all.length > 0) ?? [];
  const find = (place: Place) => {
    const [found, ...others] = findAll(place);
    return others.length === 0 ? found : undefined;
  };
  const change = (run: FreshRun, made: readonly Change[]) => changes.set(run, [...(changes.get(run) ?? []), ...made]);

  const { kept, settled, lost } = stillOpen([...cells.values()].flat(), find);

  for (const run of runs) {
    const ofRun = [...kept, ...settled].filter((of) => of.run === run);
    const open = new Set(ofRun.map(({ line, field }) => `${line.id} ${field}`));
    const lines = new Map(
      store.lines
        .get(
          run.scope.run,
          run.retyped.map(({ line }) => line),
        )
        .map((line) => [line.id, line]),
    );
    for (const { line: id, cells: now } of run.retyped) {
      const before = lines.get(id)?.cells;
      // Of a file that could not be read to its end nothing is left.
      if (before === undefined) continue;
      const fields = [...new Set([...Object.keys(before), ...Object.keys(now)])];
      const other = fields.filter(
        (field) => !open.has(`${id} ${field}`) && JSON.stringify(before[field]) !== JSON.stringify(now[field]),
      );
      change(
        run,
        other.map((field) => ({ type: 'cell', line: id, field, value: now[field] ?? null })),
      );
    }
  }
  for (const { run, line, field, value } of kept) change(run, [{ type: 'cell', line: line.id, field, value }]);
  unkept.push(...settled.map(({ said }) => said), ...lost);
  for (const { column, text: _, open: __, ofPart: ___, ...edit } of [...cells.values()].flat()) {
    const found = find(edit);
    if (!found?.table.columns.some((of) => of.index === column && fieldsOf(of).length > 0)) unkept.push(edit);
  }
  for (const { edit, ...said } of values) {
    const found = find(said);
    const cell = found?.line.cells[said.field];
    if (found === undefined || found.run.scope.kind.id !== kind || !staysPut(edit, cell, found.table))
      unkept.push(said);
    else
      change(found.run, [{ type: 'cell', line: found.line.id, field: said.field, value: withValue(cell, edit.value) }]);
  }
  for (const place of dropped) {
    // What was merged was one line of its row; one that is no order is the whole row, of how many boxes it may be.
    const found = findAll(place);
    const drop = { type: 'drop', dropped: true, ...(place.noOrder && { noOrder: true }) } as const;
    if (found.length > 1 && !place.noOrder) continue;
    for (const { run, line } of found) change(run, [{ ...drop, line: line.id }]);
  }
  return { changes, unkept };
}

interface Found {
  readonly run: FreshRun;
  readonly line: StoredLine;
  readonly table: Pick<SheetRecognition, 'columns' | 'cells'>;
}

interface OpenValue extends Found {
  readonly field: string;
  readonly value: SourceCell | null;
  readonly said: UnkeptEdit;
}

/** Values in error as their columns were read: kept as typed, and those that another column of the row would settle now. */
function stillOpen(cells: readonly EditedText[], find: (place: Place) => Found | undefined) {
  const lost: UnkeptEdit[] = [];
  const all = cells.flatMap(
    ({ column: index, text: _, open, ofPart, ...said }): (OpenValue & { settles: boolean })[] => {
      const found = open === undefined ? undefined : find(said);
      const column = found?.table.columns.find((of) => of.index === index);
      const { unit, unitFrom, per } = column?.reading ?? {};
      if (found && column && ofPart && said.field !== null) {
        const fields = fieldsOf(column);
        // The cell alone says nothing of it: it is the part that it was, or lost with a word.
        if (!fields.includes(said.field)) {
          if (fields.length > 0) lost.push(said);
          return [];
        }
        const value = withValue(found.line.cells[said.field], open ?? null);
        return [{ ...found, field: said.field, value, said, settles: unitFrom !== undefined }];
      }
      if (!found || !column?.field || !(unit || unitFrom !== undefined || per === 'total')) return [];
      const value = withValue(found.line.cells[column.field], open ?? null);
      return [{ ...found, field: column.field, value, said, settles: unitFrom !== undefined }];
    },
  );
  return { kept: all.filter(({ settles }) => !settles), settled: all.filter(({ settles }) => settles), lost };
}

/** Finds the lines that a row of a sheet became in a run: several where columns are boxes. */
function placesOf(
  files: readonly StoredFile[],
  run: FreshRun,
  linesOf: (file: number, sheet: string) => readonly StoredLine[],
): (place: Place) => Found[] {
  const known = new Map<string, ReadonlyMap<number, readonly StoredLine[]>>();
  return ({ file, sheet, row }) => {
    const recognition = files.find(({ index }) => index === file)?.sheets.find((of) => of.sheet === sheet);
    if (recognition === undefined) return [];
    const key = JSON.stringify([file, sheet]);
    const byRow = known.get(key) ?? Map.groupBy(linesOf(file, sheet), (line) => line.row);
    known.set(key, byRow);
    return (byRow.get(row) ?? []).map((line) => ({ run, line, table: tableAt(recognition, row) }));
  };
}

/** Whether a value that no cell of its row held has none now either, or stands in the same cell above the table. */
function staysPut(
  { field, original, value }: EditedCell,
  now: SourceCell | undefined,
  { columns }: Found['table'],
): boolean {
  const before = atOf(original ?? value);
  const at = atOf(now);
  if (before !== undefined && now !== undefined) return at?.row === before.row && at.column === before.column;
  return at === undefined && !columns.some((column) => fieldsOf(column).includes(field));
}

function atOf(cell: SourceCell | null | undefined) {
  return typeof cell === 'object' && cell !== null ? cell.at : undefined;
}

/** Makes the laid edits, one step of undo for each run. */
export async function keepEdits(context: EngineContext, { changes }: LaidEdits): Promise<void> {
  for (const [{ scope }, made] of changes)
    if (made.length > 0) await changeLines(context, scope, () => context.store.edits.apply(scope.run, made));
}
