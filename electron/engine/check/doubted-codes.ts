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
  /** Text → its rows. */
  const rows = new Map<string, number>();
  return {
    add(cell) {
      const text = tidyCode(cellText(cell)).toUpperCase();
      const before = rows.get(text);
      if (before !== undefined || rows.size < most) rows.set(text, (before ?? 0) + 1);
    },
    doubted() {
      const codes = countryCodes();
      const upper = new Set(rows.keys());
      const rowsOf = (is: (text: string) => boolean) =>
        [...rows].reduce((sum, [text, count]) => sum + (is(text) ? count : 0), 0);
      const meant = new Map<string, string>();
      for (const [country, names] of states) {
        const certain = rowsOf((text) => names.has(text) && !codes.has(text));
        const others = rowsOf((text) => codes.has(text) && !names.has(text));
        if (certain === 0 || certain < others) continue;
        for (const text of upper) if (names.has(text) && codes.has(text) && text !== country) meant.set(text, country);
      }
      const isOfAfrica = () => [...upper].some((text) => african.has(countryOf(text) ?? ''));
      if (upper.has(notAvailable) && !isOfAfrica()) meant.set(notAvailable, '');
      return Object.fromEntries(meant);
    },
  };
}
