import type { LayoutContent } from '#shared/contract/layouts.ts';
import { fieldsOf, type SheetRecognition } from '#shared/contract/recognition.ts';
import { sheetKey } from '#shared/sheets/line.ts';
import { boxHeader } from './box-columns.ts';
import { plainName } from './header-name.ts';

/** A layout that sheets are read by. Plain data: it crosses into the reading worker. */
export interface KnownLayout extends LayoutContent {
  /** Absent for one that was given for this import alone. */
  readonly id?: string;
  /** It is of other headers than those that it was recalled for, though of most of them: see {@link isOfOthers}. */
  readonly near?: true;
}

/** Those that go first stand first. */
export type LayoutMemory = readonly KnownLayout[];

/** The same for the same set of headers, however they are ordered, cased or spaced. */
export function headerSignature(headers: readonly string[]): string {
  return JSON.stringify(headerNames(headers));
}

export function headerNames(headers: readonly string[]): string[] {
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

/** The place of the column that is called so, as {@link columnNames} has it or as it is written; -1 for none. */
export function columnNamed(headers: readonly string[], name: string): number {
  const names = columnNames(headers);
  const at = names.indexOf(name);
  return at >= 0 ? at : names.indexOf(plainName(name));
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
  const [nearest] = near.toSorted((a, b) => b.share - a.share);
  return nearest && { ...nearest.entry, ...(isOfOthers(nearest.entry, headers) && { near: true }) };
}

/**
 * Whether headers are others than a layout's, so that they may be another supplier's. Columns that it does not use may lack, and be
 * called otherwise by another date or number: those that are read mean the same beside them.
 */
export function isOfOthers(layout: LayoutContent, headers: readonly string[]): boolean {
  const names = withoutBoxes(layout, headerNames(headers));
  // Boxes differ every day, and too few other columns tell nobody's sheet.
  if (names.length < Math.min(fewest, headerNames(headers).length))
    return JSON.stringify(layout.headers) !== headerSignature(headers);
  const here = new Set(names);
  const own = withoutBoxes(layout, layout.headers);
  const gone = own.filter((name) => !here.has(name));
  const isUsed = (name: string) => {
    const said = layout.columns[name];
    return said !== undefined && (said.box !== undefined || fieldsOf(said).length > 0);
  };
  if (gone.some(isUsed)) return true;
  const known = new Set(own);
  const dated = new Set(gone.map(undated));
  return names.some((name) => !known.has(name) && (undated(name) === name || !dated.has(undated(name))));
}

/** A name without its numbers, as of a day. */
function undated(name: string): string {
  return name.replace(/\d+/gu, '#');
}

/** Whether some layout is of these headers, or of ones most like them. */
export function isKnown(memory: LayoutMemory, headers: readonly string[]): boolean {
  const kinds = new Set(memory.map(({ kind }) => kind));
  return [...kinds].some((kind) => recall(memory, kind, headers) !== undefined);
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
