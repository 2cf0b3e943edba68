import { z } from 'zod';
import { cellText } from '#shared/sheets/cell.ts';
import type { FieldType, TextType } from '#shared/sheets/field.ts';
import { isExampleCode, isExampleText, isNotAvailable, isUndecided, namesFewer } from '#shared/words/cell-words.ts';
import { codesAmongWords, isLongCode, severalCodes } from './code-shapes.ts';
import { info, type ParsedCell, value, warning, wrong } from './parsed-cell.ts';
import { lengthOf, shown, tidyCode, tidyFreeText } from './tidy-text.ts';

/** Doubles hold fifteen decimal digits; a longer number was cut before the file was saved. */
const firstUncertain = 1e15;
/** What a long number looks like once a spreadsheet program has written it to text: `5.51294E+12`. */
const scientific = /^\d(?:\.\d+)?E\+\d{1,3}$/i;
const control = /\p{Cc}/u;

export function parseText(field: TextType, text: string): ParsedCell {
  const isExample = field.free ? isExampleText(text) : isExampleCode(text, field.looks === 'sku');
  if (isExample) return wrong('cell.example', { value: shown(text) });
  const several = field.free ? undefined : severalCodes(field, text);
  if (!field.free) {
    if (isUndecided(text)) return wrong('id.undecided', { value: shown(text) });
    if (isLongCode(field) && /\p{Script=Han}/u.test(text)) return amongWords(field, text);
    if (several?.isCertain) return wrong('id.several', { pieces: shown(several.pieces.join(' | ')) });
    if (scientific.test(text)) return wrong('id.digitsLost', { value: text });
    if (control.test(text)) {
      return wrong('text.controlCharacters', { value: shown(text) });
    }
  }
  if (field.max !== undefined && text.length > field.max) {
    const length = lengthOf(text);
    if (length > field.max) return wrong('text.tooLong', { length, max: field.max });
  }
  if (field.pattern && !field.pattern.test(text)) return wrong('text.pattern', { value: shown(text) });
  if (several) return value(text, [warning('id.maybeSeveral', { pieces: shown(several.pieces.join(' | ')) })]);
  return value(text, maySayNothing(field, text) ? [warning('text.maybeBlank', { value: shown(text) }, '')] : []);
}

/** `NA` for a code, and 待定 or TBA for a name or an address: valid as they stand. A remark may be just that. */
function maySayNothing({ free, looks, warehouse }: TextType, text: string): boolean {
  if (!free) return !warehouse && isNotAvailable(text);
  return looks !== undefined && (isNotAvailable(text) || isUndecided(tidyCode(text)));
}

/**
 * A carrier's number in words, as 顺丰SF… and SF…(2件): it is offered where it is the only one that is meant. Of another number the
 * words may say that it is a further one: 补发205569999000.
 */
function amongWords({ looks }: TextType, text: string): ParsedCell {
  const codes = codesAmongWords(text);
  const [only] = codes;
  if (codes.length > 1) return wrong('id.several', { pieces: shown(codes.join(' | ')) });
  return wrong('id.words', { value: shown(text) }, namesFewer.test(text) || looks === 'long-id' ? undefined : only);
}

/** What a number in a text cell's place has lost, if anything: its last digits, or its form. */
export function numberAsText(field: TextType, cell: number): ParsedCell | undefined {
  if (Math.abs(cell) >= firstUncertain) return wrong('id.digitsLost', { value: cell.toPrecision(6) });
  if (!field.free && !Number.isInteger(cell)) return wrong('id.decimals', { value: String(cell) });
  return undefined;
}

/** A number with an exponent: `12E3` was typed, or 12000; only what no power of ten ends with is offered as its digits. */
export function shownAsPower(field: TextType, cell: number, shownAs: string): ParsedCell {
  const text = cellText(cell);
  const fix = cell % 10 === 0 ? undefined : text;
  return numberAsText(field, cell) ?? wrong('id.powers', { value: text, shown: shownAs }, fix);
}

const listSeparators = /[\r\n,;\uff0c\uff1b]+/;
const email = z.email();

/** File names as typed; whether they exist is seen where attachments are resolved. */
export function parseFiles(text: string): ParsedCell {
  const names = text.split(listSeparators).map(tidyFreeText);
  return value(names.filter((name) => name !== ''));
}

export function parseEmail(field: { readonly max?: number }, text: string): ParsedCell {
  if (!email.safeParse(text).success) return wrong('email.invalid', { value: shown(text) });
  const length = lengthOf(text);
  if (field.max !== undefined && length > field.max) return wrong('text.tooLong', { length, max: field.max });
  return value(text);
}

type PairsType = FieldType & { readonly type: 'pairs' };

const pairSeparators = /[;\r\n]+/;
const wholePair = /^[^:]*[^:\s][^:]*:\s*\S/;

/** `k:v;k:v`; full-width colons and semicolons were made narrow before. */
export function parsePairs({ insideValues: marks }: PairsType, text: string): ParsedCell {
  const parts = text
    .split(pairSeparators)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const bad = parts.find((part) => !wholePair.test(part));
  if (bad !== undefined) return wrong('pairs.invalid', { value: shown(bad) }, marks && joined(parts, marks[';']));
  const pairs = parts.map((part) => part.replace(/\s*:\s*/, ':'));
  const before = pairs.join(';');
  const after = marks ? pairs.map((pair) => withoutColons(pair, marks[':'])).join(';') : before;
  return value(
    after,
    before === after ? [] : [info('cell.normalised', { before: shown(before), after: shown(after) })],
  );
}

/** Every colon but the first is a part of the value. */
function withoutColons(pair: string, mark: string): string {
  const end = pair.indexOf(':') + 1;
  return pair.slice(0, end) + pair.slice(end).replaceAll(':', mark);
}

/** What has no colon may be the rest of the value before it: whether it is, a person has to say. */
function joined(parts: readonly string[], mark: string): string | undefined {
  const pairs: string[] = [];
  for (const part of parts) {
    if (wholePair.test(part)) pairs.push(part);
    else if (part.includes(':') || pairs.length === 0) return undefined;
    else pairs.push(`${pairs.pop() ?? ''}${mark}${part}`);
  }
  return pairs.join(';');
}
