import Big from 'big.js';
import type { Field } from '#shared/sheets/field.ts';

/** What selected cells come to: `numbers` where they hold any, else how many different texts there are. */
export type SelectionSums =
  | { readonly filled: number; readonly numbers: Readonly<Record<'sum' | 'mean' | 'min' | 'max', string>> }
  | { readonly filled: number; readonly distinct: number };

/** Selected cells of one column, as they are shown. */
export interface SelectedCells {
  readonly def: Pick<Field, 'type'>;
  readonly texts: readonly string[];
}

/** Only what is counted or measured is summed: order numbers and telephones are digits, too. Exact decimals. */
export function selectionSums(columns: readonly SelectedCells[]): SelectionSums {
  const filled = columns.flatMap(({ def, texts }) =>
    texts.map((text) => text.trim()).flatMap((text) => (text === '' ? [] : [{ text, counts: isCounted(def) }])),
  );
  const numbers = filled.flatMap(({ text, counts }) => (counts && number.test(text) ? [new Big(text)] : []));
  const [first] = numbers;
  if (!first) return { filled: filled.length, distinct: new Set(filled.map(({ text }) => text)).size };
  const sum = numbers.reduce((total, one) => total.plus(one), new Big(0));
  const pick = (better: (one: Big, other: Big) => boolean) =>
    numbers.reduce((best, one) => (better(one, best) ? one : best), first).toFixed();
  return {
    filled: filled.length,
    numbers: {
      sum: sum.toFixed(),
      mean: sum.div(numbers.length).round(meanPlaces).toFixed(),
      min: pick((one, other) => one.lt(other)),
      max: pick((one, other) => one.gt(other)),
    },
  };
}

const number = /^-?\d{1,30}(?:\.\d{1,30})?$/;
const meanPlaces = 3;

function isCounted({ type }: Pick<Field, 'type'>): boolean {
  return type === 'integer' || type === 'decimal';
}
