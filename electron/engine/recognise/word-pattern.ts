import { type ConceptName, isAside, isBland, isConcept, isTelling } from '#shared/lexicon/lexicon.ts';
import type { HeaderReading, Reading } from './read-header.ts';

/** {@link Field.words}, taken apart. */
interface WordPattern {
  /** How surely a header that says just this means the field, 0 to 1. */
  readonly weight: number;
  /** One concept of each group must be said. */
  readonly needed: readonly (readonly ConceptName[])[];
  readonly allowed: ReadonlySet<ConceptName>;
  readonly barred: ReadonlySet<ConceptName>;
}

const patterns = new Map<string, WordPattern>();

/** @throws Error for a word that is no concept: patterns are written by us. */
export function wordPattern(text: string): WordPattern {
  const known = patterns.get(text);
  if (known) return known;
  let weight = 1;
  const needed: ConceptName[][] = [];
  const allowed = new Set<ConceptName>();
  const barred = new Set<ConceptName>();
  for (const token of text.trim().split(/\s+/u)) {
    if (token.startsWith('@')) weight = Number(token.slice(1));
    else if (token.startsWith('!')) for (const name of concepts(token.slice(1), text)) barred.add(name);
    else if (token.endsWith('?')) for (const name of concepts(token.slice(0, -1), text)) allowed.add(name);
    else needed.push(concepts(token, text));
  }
  const pattern = { weight, needed, allowed, barred };
  patterns.set(text, pattern);
  return pattern;
}

function concepts(token: string, text: string): ConceptName[] {
  return token.split('|').map((name) => {
    if (isConcept(name)) return name;
    throw new Error(`“${name}” in the words “${text}” is no concept`);
  });
}

/**
 * How well what a piece of a header says means a field with these words, 0 to 1. What the field must not hold
 * (`!goods`) bars it wherever the header says it: `产品⏎箱长` is no carton's length.
 */
export function wordScore(words: readonly string[], reading: Reading, whole = reading): number {
  if (reading.concepts.size === 0 || words.length === 0) return 0;
  const known = scores.get(reading) ?? new Map<readonly string[], number>();
  scores.set(reading, known);
  const score =
    known.get(words) ?? Math.max(0, ...words.map((text) => patternScore(wordPattern(text), reading, whole)));
  known.set(words, score);
  return score;
}

/** A header is asked for the same field in several places: as a candidate, as each kind, with what stands below it. */
const scores = new WeakMap<Reading, Map<readonly string[], number>>();

/** What each concept that a pattern does not ask for leaves of its score. */
const leftover = { bland: 0.9, other: 0.72 };

function patternScore(
  { weight, needed, allowed, barred }: WordPattern,
  { concepts: said, unknown }: Reading,
  whole: Reading,
): number {
  for (const name of barred) if (whole.concepts.has(name)) return 0;
  const used = new Set<ConceptName>();
  for (const group of needed) {
    const found = group.filter((name) => said.has(name));
    if (found.length === 0) return 0;
    for (const name of found) used.add(name);
  }
  let score = weight;
  for (const name of said) {
    if (used.has(name) || allowed.has(name) || isAside(name)) continue;
    if (isTelling(name)) return 0;
    score *= isBland(name) ? leftover.bland : leftover.other;
  }
  return score * (1 - (0.75 * unknown) / (said.size * 2 + unknown || 1));
}

/** Several fields of a kind, with what a header may say for each. */
export type FieldWords = readonly { readonly field: string; readonly words: readonly string[] }[];

/** Below this a half does not mean the field. */
const faint = 0.4;
/** A half that says this much of one field leaves another one, which its other half means, not sure: `箱数/件数`. */
const open = 0.42;
const unsure = 0.79;
/** What a header comes to for a field of which one half says nothing, and means another one: no neighbour makes it surer. */
const torn = 0.59;
/** A half that means one field by so much more than another one is no second name of that. */
const lead = 0.12;
/** From this on a half means a field by itself. */
const clear = 0.8;

/**
 * How well a header means each of the fields, 0 to 1. Of a header that says the same twice one known half is enough;
 * halves that mean different fields make it mean none.
 */
export function headerScores(fields: FieldWords, { whole, halves, lines }: HeaderReading): number[] {
  const ofWhole = fields.map(({ words }) => wordScore(words, whole));
  if (lines.length > 0) {
    const ofLines = lines.map((line) => fields.map(({ words }) => wordScore(words, alone(line))));
    const isTwo = contradict(
      ofLines,
      ofLines.map((scores) => Math.max(0, ...scores)),
    );
    return isTwo
      ? fields.map(() => 0)
      : ofWhole.map((score, at) => (isNamedTwice(ofLines, at) ? Math.min(score, torn) : score));
  }
  if (halves.length === 0) return ofWhole;
  const ofHalves = halves.map((half) => fields.map(({ words }) => wordScore(words, half, whole)));
  const best = ofHalves.map((scores) => Math.max(0, ...scores));
  const apart = halves.map((half) => fields.map(({ words }) => wordScore(words, alone(half))));
  const bestApart = apart.map((scores) => Math.max(0, ...scores));
  if (contradict(apart, bestApart)) return fields.map(() => 0);
  const found = ofWhole.map((score, at) => {
    const scores = ofHalves.map((half) => half[at] ?? 0);
    const otherwise = apart.some((half, which) => (half[at] ?? 0) < faint && (bestApart[which] ?? 0) > clear);
    const found = Math.max(...scores);
    if (otherwise) return Math.min(score, torn);
    if (found <= score) return score;
    const leftOpen = scores.some((half, which) => half < faint && saysMuch(halves[which]));
    return leftOpen ? Math.max(score, found * 0.35) : found * 0.97;
  });
  const isOthers = (at: number) =>
    ofHalves.some((half) => (half[at] ?? 0) > clear) &&
    ofHalves.some((half, which) => (best[which] ?? 0) >= open && (half[at] ?? 0) < (best[which] ?? 0) - lead);
  // Of `发件人 / 发件公司` one half is another field by itself: no neighbour that says whose it is makes it the first one's.
  const isTorn = (at: number) =>
    ofHalves.some((half, which) => (best[which] ?? 0) > clear && (half[at] ?? 0) < (best[which] ?? 0) - lead);
  return found.map((score, at) => (score > unsure && isOthers(at) ? (isTorn(at) ? torn : unsure) : score));
}

/** A half as if it were a header of its own: what the other one says bars nothing. */
function alone(half: Reading): Reading {
  const known = halvesAlone.get(half) ?? { ...half };
  halvesAlone.set(half, known);
  return known;
}

const halvesAlone = new WeakMap<Reading, Reading>();

/** Whether these concepts keep a header from meaning the field, whatever else it says. */
export function isBarred(words: readonly string[], said: ReadonlySet<ConceptName>): boolean {
  return words.length > 0 && words.every((text) => [...wordPattern(text).barred].some((name) => said.has(name)));
}

/** What is counted is much, too: in `CTN Qty (PCS)`, perhaps not the cartons. */
function saysMuch(half: Reading | undefined): boolean {
  const isMuch = (name: ConceptName) => isTelling(name) || name === 'piece' || name === 'reference';
  return half !== undefined && [...half.concepts].some(isMuch);
}

/** A half that means one field so much more than another one does not mean that. */
function isFar(score: number, best: number): boolean {
  return score < faint || score < best - faint;
}

/** From this on a line means a field, if not for certain. */
const plainly = 0.5;

/** One line means the field by itself, and the other one another field. */
function isNamedTwice(ofLines: readonly (readonly number[])[], at: number): boolean {
  const isClear = ofLines.some((line) => (line[at] ?? 0) > clear);
  return (
    isClear && ofLines.some((line) => Math.max(...line) >= plainly && isFar(line[at] ?? 0, Math.max(...line) + 0.1))
  );
}

/** Two halves each mean a field clearly, and neither means the other's. */
function contradict(ofHalves: readonly (readonly number[])[], best: readonly number[]): boolean {
  return ofHalves.some((one, at) =>
    ofHalves.some((other, otherAt) => {
      if (at >= otherAt || (best[at] ?? 0) <= clear || (best[otherAt] ?? 0) <= clear) return false;
      const mine = one.indexOf(best[at] ?? 0);
      const theirs = other.indexOf(best[otherAt] ?? 0);
      return isFar(other[mine] ?? 0, best[otherAt] ?? 0) && isFar(one[theirs] ?? 0, best[at] ?? 0);
    }),
  );
}
