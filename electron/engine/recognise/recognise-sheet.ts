import type { SheetChoice, SheetRecognition } from '#shared/contract/recognition.ts';
import { instructionSheetNames } from '#shared/words/row-words.ts';
import { isBlank, isOwn, isWording, rowText } from './cell-content.ts';
import { type HeaderCandidate, headerCandidates } from './header-candidate.ts';
import { plainName } from './header-name.ts';
import { type MappingMemory, recall } from './mapping-memory.ts';
import { isOurOwnSheet, withoutReportColumns } from './own-marks.ts';
import { type KindReader, missingFields, type Reading, readHeader } from './reading.ts';
import { isEnough, isTooClose, score, titleText } from './score.ts';
import type { SheetSample } from './sheet-sample.ts';
import { withBareColumns } from './table-columns.ts';

/** What one sheet is by itself; how it goes with the others is decided afterwards. */
export interface SheetFinding {
  readonly sample: SheetSample;
  readonly choice: SheetChoice | undefined;
  /** The kind and columns it is read as; null when it is left out and no kind comes near. */
  readonly reading: Reading | null;
  /** The best header found, for an unknown sheet too. */
  readonly header: HeaderCandidate | null;
  readonly ignored: NonNullable<SheetRecognition['ignored']> | null;
  readonly resembles: SheetRecognition['resembles'];
}

export interface SheetOptions {
  readonly readers: readonly KindReader[];
  /** The kind a person said all files are. */
  readonly kind: string | undefined;
  readonly memory: MappingMemory;
}

interface Scored {
  readonly reading: Reading;
  readonly points: number;
}

/** A person's choice of kind or use is followed however little speaks for it; else the evidence must be enough. */
export function recogniseSheet(
  original: SheetSample,
  choice: SheetChoice | undefined,
  options: SheetOptions,
): SheetFinding {
  const sample = withoutReportColumns(original);
  const candidates = headerCandidates(sample.head, choice?.headerRow);
  const scored = options.readers
    .flatMap((reader) => bestReading(reader, candidates, sample, choice, options.memory) ?? [])
    .sort((a, b) => b.points - a.points);
  const found = { sample, choice, header: scored[0]?.reading.header ?? null };

  const isUsed = choice?.use !== undefined && choice.use !== 'ignored';
  const forced = choice?.kind ?? (isUsed ? (options.kind ?? scored[0]?.reading.kind.id) : undefined);
  const offered = isOurOwnSheet(sample) ? undefined : accept(scored, options.kind);
  const accepted = forced === undefined ? offered : ofKind(scored, forced);
  if (choice?.use === 'ignored') {
    return { ...found, reading: accepted?.reading ?? null, ignored: 'chosen', resembles: [] };
  }
  if (accepted) {
    return { ...found, header: accepted.reading.header, reading: accepted.reading, ignored: null, resembles: [] };
  }
  const ignored = whyIgnored(sample, scored, options.kind);
  return { ...found, reading: null, ignored, resembles: ignored === 'empty' ? [] : resembling(scored) };
}

/** The header row under which the sheet speaks best for one kind. */
function bestReading(
  reader: KindReader,
  candidates: readonly HeaderCandidate[],
  sample: SheetSample,
  choice: SheetChoice | undefined,
  memory: MappingMemory,
): Scored | undefined {
  const part = choice?.use === 'ignored' ? undefined : choice?.use;
  const read = (header: HeaderCandidate, fuzzy: boolean, titles: string): Scored => {
    const texts = header.cells.map(({ text }) => text);
    const remembered = recall(memory, reader.kind.id, texts);
    const reading = readHeader(reader, header, { chosen: choice?.columns, remembered, fuzzy }, part);
    return { reading, points: score(reading, titles, remembered !== undefined) };
  };
  // Titles tell kinds apart, not rows: a header's own words would speak for the row below it.
  const best = candidates.map((header) => read(header, false, '')).sort(byPreference)[0];
  if (best === undefined) return undefined;
  const header = withBareColumns(best.reading.header, sample.head);
  return read(header, true, titlesOf(sample, header));
}

/** More points first; of equals the header tied by merges, then the shorter, then the upper one. */
function byPreference(a: Scored, b: Scored): number {
  const [x, y] = [a.reading.header, b.reading.header];
  return (
    Math.round((b.points - a.points) * 1e6) || Number(y.tied) - Number(x.tied) || x.lines - y.lines || x.row - y.row
  );
}

function titlesOf({ info, head }: SheetSample, header: HeaderCandidate): string {
  const above = head.filter(({ row }) => row <= header.row - header.lines);
  return titleText([info.name, ...above.map((row) => rowText(row, 200))]);
}

/** The reading that may be used without asking, if any. */
function accept(scored: readonly Scored[], saidKind: string | undefined): Scored | undefined {
  if (saidKind !== undefined) {
    const said = ofKind(scored, saidKind);
    return said && isEnough(said.reading, said.points, true) ? said : undefined;
  }
  const [best, second] = scored.filter(({ reading, points }) => isEnough(reading, points, false));
  return best && second && isTooClose(best.points, second.points) ? undefined : best;
}

function ofKind(scored: readonly Scored[], kind: string): Scored | undefined {
  return scored.find(({ reading }) => reading.kind.id === kind);
}

function resembling(scored: readonly Scored[]): SheetRecognition['resembles'] {
  return scored
    .filter(({ reading: { fields, kind } }) => fields.size >= 2 || kind.key.some((field) => fields.has(field)))
    .slice(0, 3)
    .map(({ reading, points }) => ({
      kind: reading.kind.id,
      score: Math.round(points * 100) / 100,
      missing: missingFields(reading, reading.part),
    }));
}

function whyIgnored(sample: SheetSample, scored: readonly Scored[], saidKind: string | undefined) {
  const { info, head } = sample;
  const filled = head.map(({ cells }) => cells.filter(isOwn)).filter((cells) => cells.length > 0);
  const seen = head.at(-1)?.row ?? 0;
  if (filled.length === 0 && head.every(({ cells }) => cells.every(isBlank)) && info.rowCount <= seen) return 'empty';
  if (isOurOwnSheet(sample)) return 'instructions';
  if (saidKind !== undefined && accept(scored, undefined)) return 'other-kind';
  const name = plainName(info.name);
  if (instructionSheetNames.some((word) => name.includes(plainName(word)))) return 'instructions';
  const isProse = filled.every((cells) => cells.length === 1) && filled.some(([cell]) => isWording(cell));
  return isProse ? 'instructions' : 'unknown';
}
