import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { fieldsOf } from '#shared/contract/recognition.ts';
import type { SheetKind } from '#shared/kinds/kind.ts';
import type { ConceptName } from '#shared/lexicon/lexicon.ts';
import { unitSpellings } from '#shared/words/header-words.ts';
import type { SourceRow } from '../read/read.ts';
import { isOwn, isWording, oneLine } from './cell-content.ts';
import type { HeaderCandidate, HeaderCell } from './header-candidate.ts';
import { headerName } from './header-name.ts';
import { isOf, measureOf } from './header-units.ts';
import { readHeader } from './read-header.ts';

/** Longer texts above a table are prose. */
const longestRow = 200;
const unitWord = /单位|單位|\bunits?\b|\buom\b/iu;
/** What may stand between the word and its units: `单位：重量 磅，尺寸 英寸`, `weight unit LB, size unit INCH`. */
const between = /^(?:and|or|weights?|sizes?|lengths?|dims?|dimensions?|units?)$/iu;
const betweenChinese = /重量|尺寸|长度|長度|单位|單位|[和及或为為是用以按]/gu;
/** Said anywhere, these are units, unless a number stands before them: `All weights in LB`. */
const plainUnit = /(?<!\d\s?)(?<![\p{L}\p{M}])(?:lbs?|pounds?|inch(?:es)?|ounces?|英寸|英吋)(?![\p{L}\p{M}])/giu;

/** The units that are said above a table for its numbers, such as `单位：LB`. */
function unitsOver(rows: readonly SourceRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ cells }) => unitsIn(cells.filter(isOwn).map(oneLine).join(' '))))];
}

function unitsIn(text: string): readonly string[] {
  if (text.length > longestRow) return [];
  const named = (word: string) => unitSpellings.get(word.toLowerCase());
  const plain = [...text.matchAll(plainUnit)].flatMap(([word]) => named(word) ?? []);
  const at = unitWord.exec(text);
  if (at === null) return plain;
  const words = text
    .slice(at.index + at[0].length)
    .replace(betweenChinese, ' ')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean);
  const end = words.findIndex((word) => named(word) === undefined && !between.test(word));
  const listed = (end < 0 ? words : words.slice(0, end)).flatMap((word) => named(word) ?? []);
  // `Units in box`: no inches.
  return [...plain, ...(end > 0 && words[end - 1]?.toLowerCase() === 'in' ? listed.slice(0, -1) : listed)];
}

const ofLength: readonly ConceptName[] = ['length', 'width', 'height', 'depth', 'size'];

/** What a header's numbers are measured in, by its words; undefined where they are no measures, or it says its unit itself. */
function measuredIn(text: string): 'kg' | 'cm' | undefined {
  const { whole, units } = readHeader(text);
  if (units.length > 0 || whole.concepts.has('unit')) return undefined;
  if (whole.concepts.has('weight')) return 'kg';
  return ofLength.some((concept) => whole.concepts.has(concept)) ? 'cm' : undefined;
}

const ofSort = (units: readonly string[], target: 'kg' | 'cm') => units.filter((unit) => isOf(measureOf(unit), target));

/** The header with the unit that is said above it, where that is not the partner's: it is asked about as one in the header. */
function withUnit(text: string, units: readonly string[]): string {
  const target = measuredIn(text);
  const said = target === undefined ? [] : ofSort(units, target);
  return said.some((unit) => unit !== target) ? `${text} (${said.join('/')})` : text;
}

/** Whether a header is this text, perhaps with a unit from above. */
export function isHeaderText(header: string, text: string): boolean {
  return header === text || (header.startsWith(`${text} (`) && /^[a-z/]+\)$/u.test(header.slice(text.length + 2)));
}

/** The header with the units that are said above its table. */
export function withUnitsAbove(header: HeaderCandidate, head: readonly SourceRow[]): HeaderCandidate {
  const units = unitsOver(head.filter(({ row }) => row <= header.row - header.lines));
  if (units.length === 0) return header;
  const cells = header.cells.map((cell): HeaderCell => {
    const text = withUnit(cell.text, units);
    if (text === cell.text) return cell;
    return {
      ...cell,
      text,
      written: cell.text,
      names: cell.names.map((name) => headerName(withUnit(name.text, units))),
    };
  });
  return { ...header, cells };
}

/** The header row of a table further down, with the units that are said above it, or else those of the sheet's first table. */
export function withUnitsOver(
  { cells, ...row }: SourceRow,
  top: readonly SourceRow[],
  { columns }: Pick<SheetRecognition, 'columns'>,
): SourceRow {
  const units = unitsOver(top);
  const inherited = columns.filter(({ header }) => / \([a-z/]+\)$/u.test(header));
  if (units.length === 0 && inherited.length === 0) return { ...row, cells };
  const named = cells.map((cell) => {
    if (!isOwn(cell) || !isWording(cell)) return cell;
    const text = oneLine(cell);
    const target = measuredIn(text);
    if (target === undefined) return cell;
    if (ofSort(units, target).length > 0) return withUnit(text, units);
    return inherited.find(({ header }) => isHeaderText(header, text))?.header ?? cell;
  });
  return { ...row, cells: named };
}

/** Whether other units are said above a header that comes again than those in which the table above it is read. */
export function statesOtherUnits(
  top: readonly SourceRow[],
  { columns }: Pick<SheetRecognition, 'columns'>,
  { fields }: SheetKind,
): boolean {
  const units = top.length === 0 ? [] : unitsOver(top);
  return columns.some((column) => {
    const target = fieldsOf(column).map((field) => fields[field]?.unit)[0];
    if (units.length === 0 || (target !== 'kg' && target !== 'cm')) return false;
    const here = ofSort(units, target);
    const there = ofSort(readHeader(column.header).units, target);
    return here.length > 0 && here.join() !== (there.length > 0 ? there : [target]).join();
  });
}
