import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { columnLetters } from '#shared/sheets/cell.ts';
import type { SourceRow, WorkbookReader } from '../read/read.ts';
import { isOwn, oneLine } from './cell-content.ts';
import { isOtherHeader } from './classify-row.ts';
import { headerCandidates } from './header-candidate.ts';
import { plainName } from './header-name.ts';
import { kindNames } from './match-header.ts';
import type { RecogniseOptions } from './recognise.ts';
import { recogniseSheet, type SheetSample } from './recognise-sheet.ts';
import { saidColumns } from './said-columns.ts';
import { tablesApart, within } from './side-tables.ts';
import { fieldNamed, vocabulary } from './vocabulary.ts';

/** A workbook as it is read, with what is seen of each of its sheets. */
export interface SeenWorkbook {
  readonly reader: WorkbookReader;
  readonly samples: readonly SheetSample[];
}

/** A sheet of the workbook, or one of the tables that stand beside each other on it. */
interface Part {
  readonly sample: SheetSample;
  /** Begins at the sheet's first row: makes of every row what this part has of it. */
  readonly walk: () => (row: SourceRow) => SourceRow;
}

interface PartOptions extends RecogniseOptions {
  /** What sheets of one workbook are, nothing being said of them. */
  readonly together: (samples: readonly SheetSample[]) => readonly SheetRecognition[];
}

/** Columns from 0, up to but not including `to`; null: to the last one. */
interface Block {
  readonly from: number;
  readonly to: number | null;
}

/**
 * The workbook with each table that stands beside another one of its kind as a sheet of its own: the one that is read anyway
 * under the sheet's name, and another one, if it begins in column J, as `Name [J:]`, which no sheet can be called. Columns keep
 * their places. Only tables that are plainly of the kind, with their orders' key; others stay with their sheet, where they are
 * told of and not read. Null where there are none.
 *
 * @param recognised the sheets as they are without that
 */
export function tablesAsSheets(
  { reader, samples }: SeenWorkbook,
  recognised: readonly SheetRecognition[],
  options: PartOptions,
): SeenWorkbook | null {
  const parts = samples.map((sample, at) => partsOf(sample, recognised[at], options));
  const all = parts.flatMap((of, sheet) => of.map((part) => ({ ...part, sheet })));
  if (all.length === samples.length) return null;
  const numbered = all.map((part, index) => ({ ...part, info: { ...part.sample.info, index } }));
  return {
    samples: numbered.map(({ sample, info }) => ({ ...sample, info })),
    reader: {
      sheets: numbered.map(({ info }) => info),
      *rows(index) {
        const part = numbered[index];
        if (part === undefined) return;
        const own = part.walk();
        for (const batch of reader.rows(part.sheet)) yield batch.map(own);
      },
    },
  };
}

function partsOf(sample: SheetSample, sheet: SheetRecognition | undefined, options: PartOptions): readonly Part[] {
  const whole = { sample, walk: () => (row: SourceRow) => row };
  if (!sheet?.beside || sheet.headerRow === null) return [whole];
  const beside = blocksBeside(sample, sheet, options).map((block) => {
    const { info } = sample;
    const walk = partedWalk(sheet, options, block.from, {
      parted: (row) => within(row, block),
      wide: (row) => ({ ...row, cells: [] }),
    });
    const name = `${info.name} [${columnLetters(block.from)}:]`;
    const part = { sample: { info: { ...info, name, worksheet: info.name }, head: sample.head.map(walk()) }, walk };
    return { ...part, block };
  });
  const others = beside.filter((part) => isPlainly(sheet, part.sample, options));
  if (others.length === 0) return halvesOf(sample, beside, options) ?? [whole];
  return [withoutOthers(sample, sheet, others, options), ...others];
}

interface BlockPart extends Part {
  readonly block: Block;
}

/** Orders and what is in them, beside each other, that go together by a number which both have; null where they are no such. */
function halvesOf(sample: SheetSample, beside: readonly BlockPart[], options: PartOptions): readonly Part[] | null {
  const [other, ...more] = beside;
  if (other === undefined || more.length > 0) return null;
  const rest = (row: SourceRow) => without(row, beside);
  const parts = [{ sample: { ...sample, head: sample.head.map(rest) }, walk: () => rest }, other];
  const found = options.together(parts.map((part) => part.sample));
  const uses = new Set(found.map(({ use }) => use));
  const isOfOneKind = new Set(found.map(({ kind }) => kind)).size === 1;
  return isOfOneKind && uses.has('order') && uses.has('detail') ? parts : null;
}

/** The row without what stands in these blocks. */
function without(row: SourceRow, others: readonly BlockPart[]): SourceRow {
  const isTheirs = (index: number) => others.some(({ block }) => isWithin(index, block));
  return { ...row, cells: row.cells.map((cell, index) => (isTheirs(index) ? null : cell)) };
}

function withoutOthers(
  sample: SheetSample,
  sheet: SheetRecognition,
  others: readonly BlockPart[],
  options: RecogniseOptions,
): Part {
  const first = Math.min(...others.map(({ block }) => block.from));
  const walk = partedWalk(sheet, options, first, {
    parted: (row) => without(row, others),
    wide: (row) => row,
  });
  return { sample: { ...sample, head: sample.head.map(walk()) }, walk };
}

/**
 * Goes through a sheet whose tables stand beside each other, down to where one begins that is as wide as they are: its rows
 * are of one piece, until two headers stand beside each other again.
 *
 * @param from where the right one of two tables begins
 */
function partedWalk(
  { kind, headerRow }: SheetRecognition,
  { kinds }: RecogniseOptions,
  from: number,
  { parted, wide }: Readonly<Record<'parted' | 'wide', (row: SourceRow) => SourceRow>>,
): Part['walk'] {
  const named = kinds.find(({ id }) => id === kind);
  const words = named && vocabulary(named, 'whole');
  const isHeader = (row: SourceRow) =>
    words !== undefined && isOtherHeader(row, { fieldOf: (text) => fieldNamed(words, text) });
  return () => {
    let isWide = false;
    return (row) => {
      if (row.row > (headerRow ?? 0) && isHeader(row)) isWide = isOfOne(row, from);
      return isWide ? wide(row) : parted(row);
    };
  };
}

/** A header that goes on over a border between tables without an empty column, and in which nothing is said twice. */
function isOfOne({ cells }: SourceRow, border: number): boolean {
  const own = [...cells.keys()].filter((index) => isOwn(cells[index]));
  const [first, last] = [own[0] ?? 0, own.at(-1) ?? 0];
  const texts = new Set(own.map((index) => plainName(oneLine(cells[index]))));
  return first < border && last >= border && last - first + 1 === own.length && texts.size === own.length;
}

function isWithin(index: number, { from, to }: Block): boolean {
  return index >= from && (to === null || index < to);
}

/** The tables beside the one that is read. */
function blocksBeside(
  { head }: SheetSample,
  { headerRow, headerLines, beside }: SheetRecognition,
  { kinds }: RecogniseOptions,
): readonly Block[] {
  const headers = headerCandidates(head, headerRow ?? undefined).filter(({ lines }) => lines === (headerLines ?? 1));
  const tables = tablesApart(headers, head, kinds.map(kindNames)).find(
    (of) => of.length > 1 && of.some((it) => it.beside?.from === beside?.from && it.beside?.to === beside?.to),
  );
  return (tables ?? []).flatMap((table) =>
    table.beside && table.beside.from !== beside?.from ? { from: table.beside.from, to: table.beside.to } : [],
  );
}

/** Whether a table by itself is taken for the kind of the one beside it, with the key of its orders and nothing contested. */
function isPlainly({ kind, headerRow }: SheetRecognition, sample: SheetSample, options: RecogniseOptions): boolean {
  const { kinds, memory, hints } = options;
  const names = { kinds: kinds.map(kindNames), kind: options.kind, memory: [...(hints?.layouts ?? []), ...memory] };
  const choice = { file: 0, sheet: sample.info.name, headerRow: headerRow ?? 1 };
  const { match, ignored } = recogniseSheet(sample, choice, { ...names, named: hints && saidColumns(hints) });
  if (match?.kind.id !== kind || (ignored !== null && ignored !== 'hidden')) return false;
  return match.part === 'whole' && match.conflicts.length === 0 && match.kind.key.every((key) => match.fields.has(key));
}
