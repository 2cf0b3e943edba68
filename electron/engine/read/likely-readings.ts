import type { EncodingName } from '#shared/sheets/encodings.ts';

/** How likely bytes are meant in an encoding. */
export interface Likelihood {
  /** 0 to 1: the characters beyond ASCII that are usual where they stand. */
  readonly share: number;
  /** The characters beyond ASCII that this was judged by. */
  readonly count: number;
}

/**
 * GB18030 by the bytes: GB2312 puts the 3 755 hanzi that make up over 99 % of any text into rows 0xB0 to 0xD7 by
 * pronunciation, rarer ones into 0xD8 to 0xF7, and signs into 0xA1 to 0xA9; all else came later and is seldom used.
 */
export function gb18030Likelihood(bytes: Uint8Array): Likelihood {
  return pairs(bytes, (lead, trail) => {
    if (trail < 0xa1 || trail === 0xff) return 0;
    if ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7)) return 1;
    return lead >= 0xd8 && lead <= 0xf7 ? RARE : 0;
  });
}

/** What a hanzi of the second level counts: names and places have some. */
const RARE = 0.3;

type PairRule = (lead: number, trail: number) => number;

/** Adds up what the two-byte characters count; a lead byte below 0x81 is ASCII. */
function pairs(bytes: Uint8Array, worth: PairRule): Likelihood {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    count++;
    sum += worth(lead, bytes[++i] ?? 0);
  }
  return { share: count === 0 ? 1 : sum / count, count };
}

/** Big5: rows 0xA4 to 0xC6 are its frequent hanzi, by strokes. */
const big5: PairRule = (lead) => (lead >= 0xa1 && lead <= 0xc6 ? 1 : lead >= 0xc9 ? RARE : 0);
/** KS X 1001: Hangul are rows 0xB0 to 0xC8. */
const eucKr: PairRule = (lead, trail) => (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1 ? 1 : 0);

/** Shift JIS: kana and signs are 0x81 to 0x83, frequent kanji 0x88 to 0x97; half-width katakana are single bytes. */
function shiftJis(bytes: Uint8Array): Likelihood {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    count++;
    if (lead >= 0xa1 && lead <= 0xdf) sum += RARE;
    else {
      i++;
      sum += lead <= 0x83 || (lead >= 0x88 && lead <= 0x97) ? 1 : RARE;
    }
  }
  return { share: count === 0 ? 1 : sum / count, count };
}

const WORD = /[\p{L}\p{M}]+/gu;
const BEYOND_ASCII = /[^\p{ASCII}]/gu;
/** Signs that stand between words or numbers in any of the encodings of Europe. */
const SIGNS = /(?<!\p{L})[°ºª№«»–—“”„‘’‚…€£§·´®©™²³¼½¾×±µ\u00a0¡¿]|[°ª»–—”’…€·®™²³](?!\p{L})/gu;
/** Letters of Icelandic, at whose places Turkish has its own: seldom seen in shipments. */
const ICELANDIC = /[ÐÞðþ]/u;
const CASED = /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)$/u;

/** The letters that most Russian and Greek text is made of. */
const FREQUENT = /[оеаинтсрвлαοιετσνηυρ]/giu;

/** A word of a script of its own: in one case, or with a capital in front. */
function ofScript(script: RegExp): (word: string) => number {
  return (word) => {
    if (!script.test(word) || !CASED.test(word)) return 0;
    // One Cyrillic encoding shows another one's small letters as capitals, so it is for the letters to tell.
    const frequent = (word.match(FREQUENT)?.length ?? 0) / word.length;
    return 0.97 + 0.03 * frequent - (/^\p{Lu}{2,}$/u.test(word) ? 0.005 : 0);
  };
}

/** A word in Latin letters: accented ones among plain ones, at most two in a row, no capital after a small letter. */
function latin(word: string): number {
  if (/[^\p{ASCII}]{3}|\p{Ll}(?![A-Z])\p{Lu}|[^\p{Script=Latin}]/u.test(word)) return 0;
  if (word.length > 1 && !/[A-Za-z]/.test(word)) return 0;
  return ICELANDIC.test(word) ? 0.85 : 1;
}

/** Judges decoded text by its words. */
function words(text: string, worth: (word: string) => number): Likelihood {
  const count = text.match(BEYOND_ASCII)?.length ?? 0;
  let sum = SIGN * (text.match(SIGNS)?.length ?? 0);
  for (const [word] of text.matchAll(WORD)) {
    const beyond = word.match(BEYOND_ASCII)?.filter((char) => !/[ºªµ]/.test(char)).length ?? 0;
    if (beyond > 0) sum += beyond * worth(word);
  }
  return { share: count === 0 ? 1 : sum / count, count };
}

/** What a sign counts: it is as usual as a letter, but tells less. */
const SIGN = 0.8;

const cyrillic = ofScript(/^\p{Script=Cyrillic}+$/u);
const greek = ofScript(/^\p{Script=Greek}+$/u);

/**
 * The encodings other than GB18030 that bytes are judged in, likelier ones first where all else is equal.
 * `enough`: so many usual characters say more than GB18030's being usual, too; capitals and Hangul are frequent hanzi.
 */
export const OTHERS: readonly {
  readonly encoding: EncodingName;
  readonly enough: number;
  likelihood(text: string, bytes: Uint8Array): Likelihood;
}[] = [
  { encoding: 'windows-1252', enough: 8, likelihood: (text) => words(text, latin) },
  { encoding: 'windows-1250', enough: 8, likelihood: (text) => words(text, latin) },
  { encoding: 'windows-1254', enough: 8, likelihood: (text) => words(text, latin) },
  { encoding: 'windows-1251', enough: 8, likelihood: (text) => words(text, cyrillic) },
  { encoding: 'windows-1253', enough: 8, likelihood: (text) => words(text, greek) },
  { encoding: 'koi8-r', enough: 8, likelihood: (text) => words(text, cyrillic) },
  { encoding: 'big5', enough: 16, likelihood: (_, bytes) => pairs(bytes, big5) },
  { encoding: 'shift_jis', enough: 16, likelihood: (_, bytes) => shiftJis(bytes) },
  { encoding: 'euc-kr', enough: 16, likelihood: (_, bytes) => pairs(bytes, eucKr) },
];
