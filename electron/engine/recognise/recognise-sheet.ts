import type { SheetChoice, SheetRecognition } from '#shared/contract/recognition.ts';
import type { SheetInfo, SourceRow } from '../read/read.ts';
import { isOwn, isWording, rowText } from './cell-content.ts';
import { columnProfiles } from './column-profile.ts';
import {
  type HeaderCandidate,
  headerByShape,
  headerCandidates,
  repeatsHeader,
  withBareColumns,
} from './header-candidate.ts';
import { isForm, type LabelledCell, labelledCells } from './labelled-cells.ts';
import { isKnown, type KnownLayout, type LayoutMemory, recall, recallSame } from './layout-memory.ts';
import {
  type HeaderMatch,
  isEnough,
  isTooClose,
  type KindNames,
  matchHeader,
  missingFields,
  type SheetGuidance,
  score,
  titleText,
} from './match-header.ts';
import { isOurOwnSheet, withoutReportColumns } from './our-own-marks.ts';
import { isFarBehind, isPlainlyOurs, type Scored } from './plainly-ours.ts';
import { saidColumns } from './said-columns.ts';
import { tablesApart, within } from './side-tables.ts';
import { withUnitsAbove } from './units-above.ts';
import { whyIgnored } from './why-ignored.ts';

/** What recognition sees of a sheet. */
export interface SheetSample {
  readonly info: SheetInfo;
  /** The first rows, blank ones too; the header must be among them. */
  readonly head: readonly SourceRow[];
}

/** What one sheet is by itself; how it goes with the others is decided afterwards. */
export interface SheetFinding {
  readonly sample: SheetSample;
  readonly choice: SheetChoice | undefined;
  /** The kind and columns it is taken for; null when it is left out and no kind comes near. */
  readonly match: HeaderMatch | null;
  /** The best header found, for an unknown sheet too. */
  readonly header: HeaderCandidate | null;
  readonly ignored: NonNullable<SheetRecognition['ignored']> | null;
  readonly resembles: SheetRecognition['resembles'];
  /** The kinds that it comes near, whatever it is taken for. */
  readonly near: SheetRecognition['resembles'];
}

export interface SheetOptions extends Pick<SheetGuidance, 'named' | 'answers' | 'documents'> {
  readonly kinds: readonly KindNames[];
  /** The kind a person said all files are. */
  readonly kind: string | undefined;
  readonly memory: LayoutMemory;
  /** Sheets that a person asked for, hidden ones too. */
  readonly asked?: readonly string[] | undefined;
}

/** A person's choice of kind or use is followed however little speaks for it; else the evidence must be enough. */
export function recogniseSheet(
  original: SheetSample,
  choice: SheetChoice | undefined,
  options: SheetOptions,
): SheetFinding {
  const sample = withoutReportColumns(original);
  const scored = rated(sample, choice, options);
  const found = { sample, choice, header: scored[0]?.match.header ?? null, near: resembling(scored) };

  const isUsed = choice?.use !== undefined && choice.use !== 'ignored';
  const forced = choice?.kind ?? (isUsed ? (options.kind ?? scored[0]?.match.kind.id) : undefined);
  const offered = isOurOwnSheet(sample) ? undefined : accept(scored, options.kind);
  const accepted = forced === undefined ? offered : ofKind(scored, forced);
  if (choice?.use === 'ignored') {
    return { ...found, match: accepted?.match ?? null, ignored: 'chosen', resembles: [] };
  }
  // What somebody hid is not to be sent: last month's orders, prices, a template. It is read once a person asks for it.
  const { name, worksheet = name } = sample.info;
  const isAsked = options.asked?.includes(name) || options.asked?.includes(worksheet);
  if (accepted && forced === undefined && sample.info.hidden && !isAsked) {
    return { ...found, match: accepted.match, ignored: 'hidden', resembles: [] };
  }
  if (accepted) {
    return { ...found, header: accepted.match.header, match: accepted.match, ignored: null, resembles: [] };
  }
  const isOther = options.kind !== undefined && accept(scored, undefined) !== undefined;
  const ignored = whyIgnored(sample, isOther);
  return { ...found, match: null, ignored, resembles: ignored === 'empty' ? [] : found.near };
}

/**
 * What speaks for each kind, best first. What was said of other headers tells how columns are read, not what they are of:
 * it counts for the kind that the sheet is taken for without it, and for all of them only where it is taken for none.
 */
function rated(sample: SheetSample, choice: SheetChoice | undefined, options: SheetOptions): readonly Scored[] {
  const candidates = tablesApart(
    headerCandidates(sample.head, choice?.headerRow, (headers) => isKnown(options.memory, headers)),
    sample.head,
    options.kinds,
  );
  const isSaid = options.kind !== undefined || choice?.kind !== undefined;
  const rate = (kinds: readonly KindNames[], known: typeof recall) => {
    const looks = kinds.flatMap((names) => bestMatch(names, candidates, sample, choice, options, known) ?? []);
    const ours = isSaid ? undefined : looks.find(({ first }) => isPlainlyOurs(first));
    const scored = looks.map(({ first, closely }) => (ours && isFarBehind(first, ours.first) ? first : closely()));
    return scored.sort((a, b) => b.points - a.points);
  };
  const alone = rate(options.kinds, recallSame);
  if (options.memory.length === 0) return alone;
  const taken = accept(alone, options.kind)?.match.kind.id;
  if (taken === undefined) return rate(options.kinds, recall);
  const [withLayout] = rate(
    options.kinds.filter(({ kind }) => kind.id === taken),
    recall,
  );
  return alone.map((it) => (withLayout && it.match.kind.id === taken ? { ...it, match: withLayout.match } : it));
}

/** What a sheet says of one kind by its headers, and with what stands below them. */
interface Look {
  readonly first: Scored;
  readonly closely: () => Scored;
}

/** The header row under which the sheet speaks best for one kind. */
function bestMatch(
  names: KindNames,
  candidates: readonly (readonly HeaderCandidate[])[],
  sample: SheetSample,
  choice: SheetChoice | undefined,
  options: SheetOptions,
  recalled: typeof recall,
): Look | undefined {
  const { memory } = options;
  const part = choice?.use === 'ignored' ? undefined : choice?.use;
  const matchAt = (header: HeaderCandidate, of?: WholeSheet, titles = ''): Scored => {
    const texts = header.cells.map(({ text }) => text);
    const known = recalled(memory, names.kind.id, texts);
    const match = matchHeader(names, header, guidanceBy(options, choice, known, of), part);
    return { match, points: score(match, titles, recallSame(memory, names.kind.id, texts) !== undefined) };
  };
  // Titles tell kinds apart, not rows: a header's own words would speak for the row below it.
  const ranked = candidates.flatMap((beside) => ofTables(beside.map((header) => matchAt(header))) ?? []);
  ranked.sort(byPreference);
  const known = ranked.find((it) => isOverTable(it, ranked, sample)) ?? boxesBelow(ranked, sample) ?? ranked[0];
  const shaped = known && isBarelyKnown(known) ? headerByShape(sample.head) : undefined;
  const best = ranked.find(({ match: { header } }) => header.row === shaped && header.lines === 1) ?? known;
  if (best === undefined) return undefined;
  return {
    first: best,
    closely: () => {
      const { header, whole } = closeLook(best.match.header, sample);
      return matchAt(header, whole, titlesOf(sample, header));
    },
  };
}

/** Of tables beside each other the first one that speaks nearly as well for the kind as any. */
function ofTables(beside: readonly Scored[]): Scored | undefined {
  const best = Math.max(...beside.map(({ points }) => points));
  return beside.find(({ points }) => points >= best * nearlyAsGood);
}

/** So few fields that any row of words, or of goods, may have them. */
function isBarelyKnown({ match }: Scored): boolean {
  return match.fields.size < fewestCells && !match.columns.some(({ reading }) => reading?.box);
}

interface CloseLook {
  readonly header: HeaderCandidate;
  readonly whole: WholeSheet;
}

/** Most kinds find the same header best, and what was found out about its columns is kept with their profiles. */
const closeLooks = new WeakMap<HeaderCandidate, CloseLook>();

function closeLook(candidate: HeaderCandidate, sample: SheetSample): CloseLook {
  const known = closeLooks.get(candidate);
  if (known) return known;
  const { info, head } = sample;
  const own = candidate.beside ? { info, head: head.map((row) => within(row, candidate.beside)) } : sample;
  const header = withUnitsAbove(withBareColumns(candidate, own.head), own.head);
  const look = { header, whole: wholeSheet(own, header) };
  closeLooks.set(candidate, look);
  return look;
}

/** Labels with their values say much of an order in few words, and are no header where boxes are columns further down. */
function boxesBelow(ranked: readonly Scored[], { head }: SheetSample): Scored | undefined {
  const row = ranked[0]?.match.header.row;
  const isOfForm = head.some((source) => source.row === row && isForm(source));
  return isOfForm
    ? ranked.find(({ match }) => match.columns.some(({ reading }) => reading?.box === 'each'))
    : undefined;
}

/** So much of the best header's points make another one a header as well. */
const nearlyAsGood = 0.75;

/** Whether a header stands over a table that ends where a better header begins: what stands between them are lines, not titles. */
function isOverTable({ match, points }: Scored, ranked: readonly Scored[], { head }: SheetSample): boolean {
  const [best] = ranked;
  if (best === undefined || points < best.points * nearlyAsGood) return false;
  const [from, to] = [match.header.row, best.match.header.row - best.match.header.lines];
  const filled = (row: SourceRow) =>
    match.columns.filter(({ cell, field }) => field && isOwn(row.cells[cell.index])).length;
  return head.some((row) => row.row > from && row.row <= to && filled(row) >= fewestCells && !isHeaderOf(row, match));
}

/** A row with fewer cells in the columns that are understood is no line of theirs. */
const fewestCells = 3;

function isHeaderOf(row: SourceRow, { columns }: HeaderMatch): boolean {
  return columns.every(({ cell }) => !isOwn(row.cells[cell.index]) || isWording(row.cells[cell.index]));
}

/** What stands below a header, and above it with a label of its own. */
export function wholeSheet({ head }: SheetSample, header: HeaderCandidate): WholeSheet {
  const above = labelledCells(head.filter(({ row }) => row <= header.row - header.lines));
  const rows = head.filter((row) => row.row <= header.row || !repeatsHeader(row, header));
  const again = head.find((row) => row.row > header.row && repeatsHeader(row, header));
  return { profiles: columnProfiles(header, rows, again?.row), above, head };
}

interface WholeSheet {
  readonly profiles: SheetGuidance['profiles'];
  readonly above: readonly LabelledCell[];
  readonly head: readonly SourceRow[];
}

/** What persons and a layout say of a sheet, besides what stands in it. */
export function guidanceBy(
  { named, answers, documents }: Pick<SheetOptions, 'named' | 'answers' | 'documents'>,
  choice: SheetChoice | undefined,
  known: KnownLayout | undefined,
  of: WholeSheet | undefined,
): SheetGuidance {
  const above = of && { labelled: of.above, said: choice?.cells, remembered: known?.cells };
  const rows = of && { head: of.head, ofBoxes: known?.boxRows };
  return {
    chosen: saidColumns(choice),
    named,
    answers,
    documents,
    remembered: known?.columns,
    // One that was given for this import alone is said of it.
    near: known?.near && known.id !== undefined,
    profiles: of?.profiles,
    above,
    rows,
  };
}

/** More points first; of equals the header tied by merges, then the shorter, then the upper one. */
function byPreference(a: Scored, b: Scored): number {
  const [x, y] = [a.match.header, b.match.header];
  return (
    Math.round((b.points - a.points) * 1e6) || Number(y.tied) - Number(x.tied) || x.lines - y.lines || x.row - y.row
  );
}

function titlesOf({ info, head }: SheetSample, header: HeaderCandidate): string {
  const above = head.filter(({ row }) => row <= header.row - header.lines);
  return titleText([info.name, ...above.map((row) => rowText(row, 200))]);
}

/** A sheet that speaks so much better for another kind is not of the one that a person said for all files. */
const clearlyOther = 0.1;

/** The match that may be used without asking, if any. */
function accept(scored: readonly Scored[], saidKind: string | undefined): Scored | undefined {
  if (saidKind !== undefined) {
    const said = ofKind(scored, saidKind);
    const other = scored.find(({ match, points }) => match.kind.id !== saidKind && isEnough(match, points, false));
    if (other && said && other.points - said.points > clearlyOther) return undefined;
    return said && isEnough(said.match, said.points, true) ? said : undefined;
  }
  const [best, second] = scored.filter(({ match, points }) => isEnough(match, points, false));
  return best && second && isTooClose(best.points, second.points) ? undefined : best;
}

function ofKind(scored: readonly Scored[], kind: string): Scored | undefined {
  return scored.find(({ match }) => match.kind.id === kind);
}

/** The kinds that say most of its columns first: some need so little that any list of numbers has a good part of it. */
function resembling(scored: readonly Scored[]): SheetRecognition['resembles'] {
  return scored
    .filter(({ match: { fields, kind } }) => fields.size >= 2 || kind.key.some((field) => fields.has(field)))
    .toSorted((a, b) => b.match.fields.size - a.match.fields.size)
    .slice(0, 3)
    .map(({ match, points }) => ({
      kind: match.kind.id,
      score: Math.round(points * 100) / 100,
      missing: missingFields(match, match.part),
    }));
}
