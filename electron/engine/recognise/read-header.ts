import { Converter } from 'opencc-js/t2cn';
import { type ConceptName, longestSpelling, spellings } from '#shared/lexicon/lexicon.ts';
import { unitSpellings } from '#shared/words/header-words.ts';
import { byText } from './by-text.ts';

/** What a piece of a header says. */
export interface Reading {
  readonly concepts: ReadonlySet<ConceptName>;
  /** How much of it the lexicon does not know, in words. */
  readonly unknown: number;
}

/** A header as a person reads it. */
export interface HeaderReading {
  /** All that it says, without what only tells how to fill it in. */
  readonly whole: Reading;
  /** Its pieces, where it says one thing twice: in two languages, beside a slash, on two lines. None or at least two. */
  readonly halves: readonly Reading[];
  /** Its lines, where two in one language are read as one name. */
  readonly lines: readonly Reading[];
  /** The units stated in it, such as `kg`. */
  readonly units: readonly string[];
}

/** Cuts a header into concepts of the lexicon, by longest match. The same text is read once. */
export const readHeader = byText(read);

function read(text: string): HeaderReading {
  const plain = joinCompounds(withoutNotes(simplified(text.normalize('NFKC'))));
  const { rest, inner, units } = takeUnits(plain);
  const whole = readPieces([rest, ...inner].join(' '));
  return {
    whole: whole.reading,
    ...halvesOf(rest, inner),
    units: [...new Set([...units, ...whole.units])],
  };
}

/**
 * Characters only: words that only Taiwan or Hong Kong use stand in the lexicon. Made when the first header is read, which
 * is not in every process that loads this.
 */
let toSimplified: ((text: string) => string) | undefined;
const han = /\p{Script=Han}/u;

function simplified(text: string): string {
  if (!han.test(text)) return text;
  toSimplified ??= Converter({ from: 't', to: 'cn' });
  return toSimplified(text);
}

const wish =
  '必填|选填|必选|可选|非必填|可不填|必须|required|optional|mandatory|多选|单选|文本格式|下拉选择?|请选择|不填.*?';
const notes: readonly RegExp[] = [
  /[*＊★※●▲!！]+(?![lwh宽高x])/gi,
  new RegExp(`[([\\[【「{<]\\s*(?:${wish}|\\*)\\s*[)\\]】」}>]`, 'gi'),
  /(?:必填|选填|非必填)(?:项|字段)?/g,
  // An example, or an instruction behind a comma.
  /(?:例如?|示例|如)[::].*$|(?:\be\.?g\.?|\bexample|\bi\.e\.)[:\s].*$|[,,;;。].*(?:请|填写|格式).*$/gis,
  // A list of the choices: `1-是 2-否`.
  /(?:\s+|[::(])\d+\s*[-:=.、]?\s*\p{Script=Han}+(?:[\s,、;/]+\d+\s*[-:=.、]?\s*\p{Script=Han}+)+\)?/gu,
  /[::]\s*$/g,
  // How to write a date, which says no part twice, as `mm/mm` does.
  /\(?\b(dd|mm|yyyy|yy)(?!\W\1\b)(?:[-/. ](?:dd|mm|yyyy|yy|hh|ss)|:(?:mm|ss))+\)?/gi,
  /[年月日]{2,}格式/g,
];

/** Without what tells how the column is to be filled in. */
function withoutNotes(text: string): string {
  return notes.reduce((left, note) => left.replace(note, ' '), text);
}

/** Names written with signs between their words become one word; `件/箱` becomes pieces per carton. */
function joinCompounds(text: string): string {
  return text
    .replace(/长\s*[*x×/、-]?\s*宽\s*[*x×/、-]?\s*高/gi, ' 长宽高 ')
    .replace(/\bl\s*[*x×/]\s*w\s*[*x×/]\s*[hd]\b/gi, ' lwh ')
    .replace(/\bc\s*\/\s*no(?![a-z])/gi, ' ctn no ')
    .replace(/省\s*\/\s*州|州\s*\/\s*省/g, '省州')
    .replace(/区\s*\/\s*县/g, '区县')
    .replace(/国家\s*\/\s*地区/g, '国家')
    .replace(perCarton, (_, one?: string) => (one === undefined ? ' per carton or all ' : ' per carton '));
}

/** With the box in the singular; the weight `/ CTNS` may be that of all of them. */
const perCarton =
  /(?<=(?:pcs|pc|qty|quantity|[件个只支台双套]数?|数量|units?|重量?|weight|kgs?|g\.?w\.?|ea|pieces?|items?)\s*\)?\s*)\/\s*(?:(每?箱|ctn|carton|box|case|pkg|package)|ctns|cartons|boxes|pkgs)(?![a-z])(?!\s*(?:no\b|nos\b|num|nr\b|#|id\b|code|qty|quantity|name|size|weight|wt\b|length|width|height|mark|[号数量重长宽高规体件装编名序种唛标]))/gi;

/** Takes the units out of brackets and from the end; other brackets are pieces of the header. */
function takeUnits(text: string): { rest: string; inner: string[]; units: string[] } {
  const units: string[] = [];
  const inner: string[] = [];
  const bare = text.replace(/[([【「<]([^()[\]【】「」<>]*)[)\]】」>]/gu, (_, note: string) => {
    const words = note
      .trim()
      .toLowerCase()
      .split(/[/、,\s*x×]+/u)
      .filter(Boolean);
    const named = words.flatMap((word) => unitSpellings.get(word) ?? []);
    if (words.length > 0 && named.length === words.length) units.push(...named);
    else inner.push(note);
    return ' ';
  });
  const tail = /[/_\-\s](\p{L}{1,10}\d?)\s*$/u.exec(bare);
  const unit = tail?.[1] === undefined ? undefined : unitSpellings.get(tail[1].toLowerCase());
  if (tail === null || unit === undefined) return { rest: bare, inner, units };
  return { rest: bare.slice(0, tail.index), inner, units: [...units, unit] };
}

interface Pieces {
  readonly reading: Reading;
  readonly units: readonly string[];
}

/** Chinese and other runs of a text, one after the other. */
function readPieces(text: string): Pieces {
  const said: ConceptName[] = [];
  const units: string[] = [];
  let unknown = 0;
  for (const [run] of text.matchAll(/\p{Script=Han}+|1688|[^\p{Script=Han}]+?(?=1688|\p{Script=Han}|$)/gu)) {
    const piece = run === '1688' ? spelt(spellings.get(run) ?? []) : han.test(run) ? readChinese(run) : readLatin(run);
    said.push(...piece.said);
    units.push(...piece.units);
    unknown += piece.unknown;
  }
  return { reading: { concepts: new Set(said.filter((concept) => concept !== 'filler')), unknown }, units };
}

interface Run {
  readonly said: readonly ConceptName[];
  readonly units: readonly string[];
  readonly unknown: number;
}

const spelt = (said: readonly ConceptName[]): Run => ({ said, units: [], unknown: 0 });
const nothing: Run = { said: [], units: [], unknown: 0 };

function joined(a: Run, b: Run): Run {
  return { said: [...a.said, ...b.said], units: [...a.units, ...b.units], unknown: a.unknown + b.unknown };
}

/** The reading with the fewest unknown characters, then the fewest words, of these the one with the longer first words. */
function readChinese(text: string): Run {
  const characters = [...text];
  const best: { cost: number; run: Run }[] = [{ cost: 0, run: nothing }];
  for (let start = 0; start < characters.length; start++) {
    const before = best[start];
    if (before === undefined) continue;
    const offer = (end: number, cost: number, run: Run) => {
      const there = best[end];
      const total = before.cost + cost;
      if (there === undefined || there.cost > total) best[end] = { cost: total, run: joined(before.run, run) };
    };
    const longest = Math.min(characters.length, start + longestSpelling);
    for (let end = longest; end > start; end--) {
      const word = characters.slice(start, end).join('');
      const said = spellings.get(word);
      const unit = end - start > 1 ? unitSpellings.get(word) : undefined;
      const early = (end - start) * 1e-3 * (characters.length - start) ** 1.5;
      if (said) offer(end, 1 + start * 1e-4 - early, spelt(said));
      else if (unit !== undefined) offer(end, 1 + start * 1e-4 - early, { ...nothing, units: [unit] });
    }
    offer(start + 1, 10, { ...nothing, unknown: 1 });
  }
  return best[characters.length]?.run ?? nothing;
}

/** Words of up to four are looked for, longest first; a plural, and words written together, are read as well. */
function readLatin(text: string): Run {
  const words = latinWords(text);
  let run = nothing;
  for (let at = 0; at < words.length; ) {
    const length = [4, 3, 2, 1].find((count) => known(words.slice(at, at + count), count));
    const word = words[at] ?? '';
    if (length !== undefined) run = joined(run, spelt(known(words.slice(at, at + length), length) ?? []));
    else if (word !== 'in' && unitSpellings.has(word) && word.length > 1)
      run = joined(run, { ...nothing, units: [unitSpellings.get(word) ?? word] });
    else run = joined(run, word === 'in' ? spelt(['per']) : readTogether(word));
    at += length ?? 1;
  }
  return run;
}

function known(words: readonly string[], count: number): readonly ConceptName[] | undefined {
  if (words.length < count) return undefined;
  const spelling = words.join(' ');
  return spellings.get(spelling) ?? spellings.get(spelling.replace(/(?<=\w\w)s$/u, ''));
}

/** `trackingno` → tracking, no: only where every part is a word. */
function readTogether(word: string): Run {
  if (/^\d+$/u.test(word)) return nothing;
  const best: (Run | undefined)[] = [nothing];
  const counts = [0];
  for (let start = 0; word.length >= 4 && start < word.length; start++) {
    const before = best[start];
    if (before === undefined) continue;
    for (let end = start + 2; end <= word.length; end++) {
      const said = spellings.get(word.slice(start, end));
      const count = (counts[start] ?? 0) + 1;
      if (said === undefined || (counts[end] ?? Number.POSITIVE_INFINITY) <= count) continue;
      best[end] = joined(before, spelt(said));
      counts[end] = count;
    }
  }
  return best[word.length] ?? { ...nothing, unknown: word.length / 2 };
}

/** Lower-case words; camelCase, dots and underscores divide them, initials (`G.W.`) do not. */
function latinWords(text: string): string[] {
  return text
    .replace(/#/gu, ' # ')
    .replace(/\bc\s*\/\s*no?\b\.?/giu, ' carton no ')
    .replace(/(\p{L}{3,})(\d)/gu, '$1 $2')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/\b(\p{L})\.\s*(\p{L})\b\.?(?:\s*(\p{L})\b\.?)?/gu, (_, a: string, b: string, c = '') => a + b + c)
    .toLowerCase()
    .split(/[^\p{L}\p{N}#]+/u)
    .filter(Boolean);
}

/** Words that stand behind a name in another language, as in `商品 SKU`: they make no half of their own. */
const attached: ReadonlySet<ConceptName> = new Set<ConceptName>(['id', 'number', 'code', 'name', 'sku']);

function halvesOf(rest: string, inner: readonly string[]): Pick<HeaderReading, 'halves' | 'lines'> {
  const texts = [rest, ...inner].flatMap((part) => part.split(/\s*[/|\\\n]\s*/u)).flatMap(languagesApart);
  const halves = texts
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .map((text) => ({ text, ...readPieces(text).reading }));
  if (halves.length < 2) return { halves: [], lines: [] };
  // Two lines in one language are one name, cut because the column is narrow.
  const isOneName = !/[/|\\]/u.test(rest + inner.join('')) && !halves.some(({ text }) => han.test(text));
  return isOneName ? { halves: [], lines: halves } : { halves, lines: [] };
}

/** `箱号 Carton No` → 箱号, Carton No; a text of one language, or of more than two pieces, stays whole. */
function languagesApart(text: string): string[] {
  const groups: { isHan: boolean; text: string }[] = [];
  let pending = '';
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const isHan = han.test(word);
    if (!isHan && !/\p{Script=Latin}/u.test(word)) {
      pending += `${word} `;
      continue;
    }
    const last = groups.at(-1);
    if (last?.isHan === isHan && pending === '') last.text += ` ${word}`;
    else groups.push({ isHan, text: pending + word });
    pending = '';
  }
  const [first, second] = groups;
  if (groups.length !== 2 || first?.isHan === second?.isHan) return [text];
  const speaks = groups.every((group) =>
    [...readPieces(group.text).reading.concepts].some((concept) => !attached.has(concept)),
  );
  return speaks ? groups.map((group) => group.text) : [text];
}
