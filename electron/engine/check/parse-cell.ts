import type { SheetKind } from '#shared/kinds/kind.ts';
import { cellText, MAX_CELL_TEXT, type MadeFrom, type RichCell, type SourceCell } from '#shared/sheets/cell.ts';
import type { Field } from '#shared/sheets/field.ts';
import { type Line, sheetKey } from '#shared/sheets/line.ts';
import { errorText, isDitto } from '#shared/words/cell-words.ts';
import { statesAt } from './column-states.ts';
import type { CheckContext, ChoiceRule } from './context.ts';
import { asLimited } from './fields.ts';
import { isListed, negatedYesNo, parseChoice, parseCountry, parseYesNo } from './parse-choice.ts';
import { fromWall, parseDate, withoutMidnight } from './parse-date.ts';
import { parseLinks } from './parse-links.ts';
import { parseDecimal, parseInteger } from './parse-number.ts';
import { numberAsText, parseEmail, parseFiles, parsePairs, parseText, shownAsPower } from './parse-text.ts';
import { type CellContext, type CellProblem, type ColumnState, info, type ParsedCell, wrong } from './parsed-cell.ts';
import { comparable, isBlankMark, lengthOf, shown, tidyCode, tidyFreeText } from './tidy-text.ts';

/** Reads one cell as its field's type. Pure; every way a cell can be wrong is returned, nothing is guessed. */
export function parseCell(field: Field, cell: SourceCell | null | undefined, context: CellContext): ParsedCell {
  if (cell === null || cell === undefined) return { type: 'blank', problems: [] };
  if (typeof cell !== 'object') return parsePlain(field, cell, context);
  // Confirmed by what stands there, without the mark.
  if (cell.example !== undefined) return wrong('cell.example', { value: shown(cell.example) }, cellText(cell));
  switch (cell.type) {
    case 'plain':
      if (cell.otherHeader !== undefined) return wrong('cell.otherHeader', { headerRow: cell.otherHeader });
      if (cell.surplus !== undefined) return wrong('cell.surplus', { value: shown(cell.surplus) });
      if (cell.subtotal !== undefined && cell.from === undefined) return subtotal(field, cell, context);
      if (cell.from?.refused !== undefined) return refused(field, cell.from);
      if (cell.powers !== undefined && typeof cell.value === 'number' && field.type === 'text' && !field.free) {
        return shownAsPower(field, cell.value, cell.powers);
      }
      // What a reading of the column has made is settled.
      return parsePlain(
        field,
        cell.value,
        cell.from ? { ...context, column: { date1904: context.column?.date1904 } } : context,
      );
    case 'date':
      return parseDateCell(field, cell.value, context);
    case 'error':
      return wrong('cell.error', { value: cell.value });
    case 'tooLong':
      return wrong('cell.tooLong', { length: cell.length, max: MAX_CELL_TEXT });
    case 'uncached':
      return wrong('cell.uncached');
    case 'picture':
      return { type: 'blank', problems: [info('cell.picture', {})] };
  }
}

/** `-`, `/` and 无 say that there is nothing to fill in. A word of a list is one first, and a required text may be just that word. */
function meansBlank(field: Field, text: string): boolean {
  if (!isBlankMark(text)) return false;
  if (field.type === 'boolean') return parseYesNo(text).type === 'wrong';
  if (field.type === 'choice') return !isListed(field, text);
  return !(field.type === 'text' && field.free && field.required && /\p{L}/u.test(text));
}

/** A column is read otherwise than it stands, and nothing could be made of this cell. */
function refused(field: Field, { text, refused: why, unit = '', count = '' }: MadeFrom): ParsedCell {
  const value = shown(text);
  if (why === 'negated') return negatedYesNo(text);
  if (why === 'parts') return wrong('reading.parts', { value });
  if (why === 'unit') return wrong('reading.unit', { value, unit, target: field.unit ?? '' });
  if (why === 'count') return wrong('reading.count', { value });
  return why === 'inexact' ? wrong('reading.inexact', { value, count }) : wrong('reading.number', { value });
}

/** A number that adds other cells up is no line's own before somebody has said so: the whole row may be a sum of others. */
function subtotal(field: Field, cell: RichCell & { readonly type: 'plain' }, context: CellContext): ParsedCell {
  const parsed = parsePlain(field, cell.value, context);
  if (parsed.type !== 'value') return parsed;
  return wrong('cell.subtotal', { value: shown(cellText(cell)) }, cellText(cell));
}

function parsePlain(field: Field, typed: string | number | boolean, context: CellContext): ParsedCell {
  if (typeof typed === 'number') {
    const lost = field.type === 'text' ? numberAsText(field, typed) : undefined;
    // Of a number nobody asks which mark its decimals have.
    const column: ColumnState = { ...context.column, decimal: '.' };
    return lost ?? parseTyped(field, numberText(typed), { ...context, column });
  }
  const text = cellText(typed);
  // A text of exactly this length was cut off by Excel.
  if (text.length >= MAX_CELL_TEXT && lengthOf(text) >= MAX_CELL_TEXT) {
    return wrong('cell.cutOff', { length: MAX_CELL_TEXT });
  }
  const free = (field.type === 'text' && field.free) || field.type === 'files' || field.type === 'urls';
  const tidied = free ? tidyFreeText(text) : tidyCode(text);
  if (errorText.test(tidied)) return wrong('cell.error', { value: tidied.toUpperCase() });
  if (tidied === '') return { type: 'blank', problems: [] };
  if (isDitto(tidied)) return wrong('cell.ditto', { value: shown(text) });
  if (meansBlank(field, tidied)) return { type: 'blank', problems: [info('cell.blankMark', { value: shown(text) })] };
  const parsed = parseTyped(field, tidied, context);
  if (tidied === text || parsed.type === 'wrong') return parsed;
  return { ...parsed, problems: withTidying(parsed.problems, shown(text), shown(tidied)) };
}

/** One change, from what was typed to what was read, wherever reading went on from the tidied text. */
function withTidying(problems: readonly CellProblem[], before: string, after: string): readonly CellProblem[] {
  const goesOn = problems.find(({ code, params }) => code === 'cell.normalised' && params.before === after);
  if (!goesOn) return [info('cell.normalised', { before, after }), ...problems];
  return problems.map((found) => (found === goesOn ? { ...found, params: { ...found.params, before } } : found));
}

/** A number as the spreadsheet program shows it: at most fifteen digits, without the noise of binary fractions. */
function numberText(number: number): string {
  return cellText(Number(number.toPrecision(15)));
}

function parseDateCell(field: Field, wall: string, context: CellContext): ParsedCell {
  if (field.type === 'datetime' || field.type === 'date' || field.type === 'unix-seconds') {
    return fromWall(field.type, wall);
  }
  const text = withoutMidnight(wall);
  // A code such as 3-4 that was typed into an unformatted cell.
  if (field.type === 'text' && !field.free) return wrong('text.date', { value: text });
  return parseTyped(field, text, context);
}

function parseTyped(field: Field, text: string, context: CellContext): ParsedCell {
  switch (field.type) {
    case 'text':
      return parseText(field, text);
    case 'integer':
      return parseInteger(field, text, context);
    case 'decimal':
      return parseDecimal(field, text, context);
    case 'boolean':
      return parseYesNo(text, context);
    case 'choice':
      return parseChoice(field, text, context);
    case 'datetime':
    case 'date':
    case 'unix-seconds':
      return parseDate(field, text, context);
    case 'email':
      return parseEmail(field, text);
    case 'country':
      return parseCountry(text, context);
    case 'urls':
      return parseLinks(text);
    case 'files':
      return parseFiles(text);
    case 'pairs':
      return parsePairs(field, text);
  }
}

/** Reads the cells of one kind within one run. */
export interface CellReader {
  /** @param line that the cell stands in: what a word means may depend on the sheet's layout */
  read(field: string, cell: SourceCell | undefined, line: Pick<Line, 'file' | 'sheet' | 'row'>): ParsedCell;
  /** Whether the field's cells mean the same on every line. */
  isAlike(field: string): boolean;
}

/** Distinct values remembered per field: sheets repeat most of theirs, ids do not. */
const remembered = 2_000;

/** The same text in the same column of a layout means the same, so each distinct one is parsed once. */
export function cellReader(kind: SheetKind, context: CheckContext): CellReader {
  const rules = Map.groupBy(context.choiceRules ?? [], ({ field }) => field);
  const meanings = new Map<string, CellContext['mappings']>();
  /** Where a column's words mean the same: everywhere, unless a rule of it is for one layout alone. */
  const scopeOf = (field: string, line: Pick<Line, 'file' | 'sheet'>) => {
    const isScoped = rules.get(field)?.some(({ layout }) => layout !== null);
    return isScoped ? (context.layouts?.[sheetKey(line)] ?? null) : null;
  };
  const mappingsOf = (field: string, layout: string | null) => {
    const of = rules.get(field);
    if (!of) return undefined;
    const key = JSON.stringify([field, layout]);
    const made = meanings.get(key) ?? meaningsIn(of, layout);
    meanings.set(key, made);
    return made;
  };
  const { fields } = asLimited(kind, context.settings);
  const tables = Object.values(context.columns ?? {}).flat();
  const withState = new Set(tables.flatMap(({ fields: states }) => Object.keys(states)));
  const isAlike = (key: string) => !withState.has(key) && !rules.get(key)?.some(({ layout }) => layout !== null);
  /** How cells are read, by their field where they mean the same wherever they stand, and else by a place, in brackets. */
  const places = new Map<string, Reading>();
  const placeOf = (key: string, line: Pick<Line, 'file' | 'sheet' | 'row'>): Reading => {
    const layout = scopeOf(key, line);
    const table = withState.has(key) ? statesAt(context.columns, line) : undefined;
    const column = table?.fields[key];
    const place = isAlike(key)
      ? key
      : JSON.stringify([key, layout, column ? [sheetKey(line), table?.headerRow] : null]);
    const before = places.get(place);
    if (before) return before;
    const mappings = mappingsOf(key, layout);
    const within = { today: context.today, ...(mappings && { mappings }), ...(column && { column }) };
    const made: Reading = { within, known: new Map() };
    places.set(place, made);
    return made;
  };
  return {
    isAlike,
    read(key, cell, line) {
      const field = fields[key];
      if (field === undefined || cell === undefined) return { type: 'blank', problems: [] };
      const place = places.get(key) ?? placeOf(key, line);
      // An object is known again by itself: a workbook's equal cells are one.
      const found = place.known.get(cell);
      if (found) return found;
      const parsed = parseCell(field, cell, place.within);
      if (place.known.size < remembered) place.known.set(cell, parsed);
      return parsed;
    },
  };
}

interface Reading {
  readonly within: CellContext;
  readonly known: Map<SourceCell, ParsedCell>;
}

/** Text → code. A rule of the layout itself goes before one of all. */
function meaningsIn(rules: readonly ChoiceRule[], layout: string | null): NonNullable<CellContext['mappings']> {
  const general = rules.filter((rule) => rule.layout === null);
  const own = rules.filter((rule) => rule.layout !== null && rule.layout === layout);
  return Object.fromEntries([...general, ...own].map(({ text, code }) => [comparable(text), code]));
}
