import { cellText, type SourceCell } from '#shared/sheets/cell.ts';
import { african, states } from '#shared/words/regions.ts';
import { countryCodes, countryOf } from './parse-choice.ts';
import { tidyCode } from './tidy-text.ts';

/** Country's code → the country that is meant instead; '' where nothing is. */
export type DoubtedCodes = Readonly<Record<string, string>>;

export interface CodeTally {
  add(cell: SourceCell): void;
  doubted(): DoubtedCodes;
}

/** Namibia, and what people write for "not available". */
const notAvailable = 'NA';
/** Different texts of a column that are looked at. */
const most = 2_000;

/**
 * Codes in a column of countries that rather mean something else: `NA` where no other cell is of Africa, and `CA`, `DE` or `IN` where
 * the others are states. Judged over all cells: by itself each is a country.
 */
export function codeTally(): CodeTally {
  const seen = new Set<string>();
  return {
    add(cell) {
      if (seen.size < most) seen.add(tidyCode(cellText(cell)));
    },
    doubted() {
      const codes = countryCodes();
      const upper = new Set([...seen].map((text) => text.toUpperCase()));
      const meant = new Map<string, string>();
      for (const [country, names] of states) {
        const certain = [...upper].filter((text) => names.has(text) && !codes.has(text)).length;
        const others = [...upper].filter((text) => codes.has(text) && !names.has(text) && text !== country).length;
        if (certain === 0 || certain < others) continue;
        for (const text of upper) if (names.has(text) && codes.has(text) && text !== country) meant.set(text, country);
      }
      const isOfAfrica = () => [...seen].some((text) => african.has(countryOf(text) ?? ''));
      if (upper.has(notAvailable) && !isOfAfrica()) meant.set(notAvailable, '');
      return Object.fromEntries(meant);
    },
  };
}
