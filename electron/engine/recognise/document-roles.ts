import type { SheetKind } from '#shared/kinds/kind.ts';
import type { ConceptName } from '#shared/lexicon/lexicon.ts';
import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import type { Line } from '#shared/sheets/line.ts';
import { parseCell } from '../check/check.ts';
import { type ColumnProfile, nothing, ruledOut, valueFit } from './column-profile.ts';
import type { HeaderCell } from './header-candidate.ts';
import { readHeader } from './read-header.ts';

/** What a column came to, as far as it matters here. */
interface Told {
  readonly field: string | null;
  readonly rule: string | null;
  readonly sure: boolean;
  readonly weight: number;
}

type Profiles = ReadonlyMap<number, ColumnProfile> | undefined;

/**
 * What words for people and numbers mean in the sort of document that the sheet's own cells say its orders are: in a return the
 * buyer sends, in a transfer the other warehouse does, and of what was bought the buyer is nobody. Where not all orders are of
 * one sort such columns stay likely. A return's `订单号` is mostly the sale's.
 *
 * @param ofLines the sorts that all lines of the sheet say, where these were seen; else its first rows tell
 * @returns what changes, by column; null for one that is not used after all
 */
export function byDocument<T extends Told>(
  cells: readonly HeaderCell[],
  told: ReadonlyMap<HeaderCell, T>,
  kind: SheetKind,
  profiles: Profiles,
  ofLines?: readonly string[],
): ReadonlyMap<HeaderCell, T | null> {
  const changed = new Map<HeaderCell, T | null>();
  const { documents } = kind;
  if (documents === undefined) return changed;
  const codes = ofLines ?? codesOf(documents.field, told, kind, profiles);
  const [code, ...others] = codes;
  const sender = code !== undefined && others.length === 0 ? documents.senders[code] : undefined;
  for (const [cell, found] of told) {
    const { field, rule, weight } = found;
    if (field === null || rule !== 'words') continue;
    const beside = kind.fields[field]?.beside;
    const who = beside === 'sender' || beside === 'receiver' ? partyOf(cell) : undefined;
    if (who === undefined || sender === undefined) continue;
    const fits = valueFit(kind.fields[field] ?? unknown, profiles?.get(cell.index) ?? nothing) >= -0.1;
    if (beside === 'sender' && who === sender && weight >= named && fits) changed.set(cell, { ...found, sure: true });
    else if (who === 'buyer') changed.set(cell, null);
  }
  for (const [cell, to] of ofReturn(cells, told, kind, codes, profiles)) changed.set(cell, to);
  return changed;
}

const unknown = { type: 'text', level: 'order', label: { zh: '', en: '' }, example: '' } as const;
/** A header says this much of whom it is about. */
const named = 0.7;

/** The sorts of documents that the cells say; empty where one of them says none. */
function codesOf(key: string, told: ReadonlyMap<HeaderCell, Told>, kind: SheetKind, profiles: Profiles) {
  const field = kind.fields[key];
  const cell = [...told].find(([, found]) => found.field === key)?.[0];
  const profile = cell && profiles?.get(cell.index);
  if (!field || !profile) return [];
  return codesIn(profile.cells, field);
}

function codesIn(cells: Iterable<SourceCell>, field: Field): readonly string[] {
  const codes = new Map<string, string>();
  for (const cell of cells) {
    const text = cellText(cell).trim();
    if (text === '' || codes.has(text)) continue;
    const parsed = parseCell(field, cell, { today: '2026-01-01' });
    if (parsed.type !== 'value') return [];
    codes.set(text, String(parsed.value));
  }
  return [...new Set(codes.values())];
}

/**
 * The sorts of documents that all lines of a sheet say, where those of its first rows say others: the sheet is recognised again
 * by these then. Undefined where they say the same.
 *
 * @param head the last row that was looked at when the sheet was recognised
 */
export function documentsBelow(kind: SheetKind, lines: readonly Line[], head: number): readonly string[] | undefined {
  const { documents } = kind;
  const field = kind.fields[documents?.field ?? ''];
  if (!documents || !field) return undefined;
  const cellsOf = (of: readonly Line[]) => of.flatMap(({ cells }) => cells[documents.field] ?? []);
  const seen = codesIn(cellsOf(lines.filter(({ row }) => row <= head)), field);
  const all = codesIn(cellsOf(lines), field);
  return all.join() === seen.join() ? undefined : all;
}

function partyOf({ text }: HeaderCell): 'buyer' | 'warehouse' | undefined {
  const { concepts } = readHeader(text).whole;
  if (concepts.has('buyer') || concepts.has('member')) return 'buyer';
  return concepts.has('warehouse') ? 'warehouse' : undefined;
}

/** All that 订单号 says. */
const plain: ReadonlySet<ConceptName> = new Set<ConceptName>(['order', 'number', 'id', 'code', 'bare', 'client']);

/** The key of a return that may be the sale's number: not sure, and where the return has one of its own, that is its key. */
function* ofReturn<T extends Told>(
  cells: readonly HeaderCell[],
  told: ReadonlyMap<HeaderCell, T>,
  kind: SheetKind,
  codes: readonly string[],
  profiles: Profiles,
): Iterable<readonly [HeaderCell, T]> {
  const { documents } = kind;
  const [key] = kind.key;
  const concepts = (cell: HeaderCell) => readHeader(cell.text).whole.concepts;
  const isReturn =
    codes.some((code) => documents?.senders[code] === 'buyer') || cells.some((cell) => concepts(cell).has('return'));
  const of = [...told].find(([, { field }]) => field === key);
  if (!documents || !of || !isReturn || of[1].rule !== 'words') return;
  const [cell, found] = of;
  if (![...concepts(cell)].every((concept) => plain.has(concept))) return;
  const field = kind.fields[found.field ?? ''] ?? unknown;
  const own = cells.filter((other) => {
    const said = concepts(other);
    const isNumber =
      said.has('return') && said.has('order') && (said.has('number') || said.has('id') || said.has('code'));
    const values = valueFit(field, profiles?.get(other.index) ?? nothing);
    return other !== cell && isNumber && values > ruledOut && (told.get(other)?.field ?? null) === null;
  });
  const [theirs] = own;
  const isSourceFree = ![...told.values()].some((other) => other.field === documents.source);
  if (theirs === undefined || own.length > 1 || !isSourceFree) yield [cell, { ...found, sure: false }];
  else {
    yield [theirs, { ...found, sure: false }];
    yield [cell, { ...found, field: documents.source, sure: false }];
  }
}
