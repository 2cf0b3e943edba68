import { Failure } from '#shared/contract/failure.ts';
import type { LayoutContent, LayoutInFile } from '#shared/contract/layouts.ts';
import { fieldsOf } from '#shared/contract/recognition.ts';
import { type EngineContext, kindOf } from '../context.ts';
import type { Store } from '../store/store.ts';

type WithRules = Pick<Store, 'choiceRules'>;

/** The layout with the words that were taught for its headers alone. */
export function withWords({ choiceRules }: WithRules, layout: LayoutContent): LayoutInFile {
  const own = JSON.stringify(layout.headers);
  const words = choiceRules
    .list(layout.kind)
    .filter(({ headers }) => JSON.stringify(headers) === own)
    .map(({ field, text, code }) => ({ field, text, code }));
  return { ...layout, ...(words.length > 0 && { words }) };
}

/** Keeps the words of a layout for its headers, beside those that are known for them. */
export function keepWords({ choiceRules }: WithRules, { kind, headers, words = [] }: LayoutInFile): void {
  for (const word of words) choiceRules.save({ ...word, kind, headers });
}

/** The layout with its words in the readings of the columns that they stand in, for an import that keeps nothing of it. */
export function wordsAsReadings({ words = [], ...layout }: LayoutInFile): LayoutContent {
  if (words.length === 0) return layout;
  const columns = Object.entries(layout.columns).map(([name, reading]) => {
    const own = words.filter(({ field }) => field === reading.field).map(({ text, code }) => [text, code] as const);
    return [
      name,
      own.length === 0 ? reading : { ...reading, values: { ...Object.fromEntries(own), ...reading.values } },
    ];
  });
  return { ...layout, columns: Object.fromEntries(columns) };
}

/**
 * Whatever a layout says is of fields, and of meanings, that this version of the program has.
 *
 * @throws Failure `kind.unknown`, `field.unknown`, also for a word that is to mean what its field has not
 */
export function checkFields(context: EngineContext, layout: LayoutInFile): void {
  const { kind, columns, constants, cells, boxRows = [], noOrders = [], words = [] } = layout;
  const { fields } = kindOf(context, kind);
  const said = [
    ...Object.values(columns).flatMap(fieldsOf),
    ...Object.keys(constants),
    ...cells.map(({ field }) => field),
    ...boxRows.flatMap(fieldsOf),
    ...noOrders.flatMap((row) => Object.keys(row)),
    ...words.map(({ field }) => field),
  ];
  const isStrange = ({ field: key, code }: (typeof words)[number]) => {
    const field = fields[key];
    return field?.type === 'choice' && !field.choices.some((choice) => choice.code === code);
  };
  const stranger = said.find((field) => !Object.hasOwn(fields, field)) ?? words.find(isStrange)?.field;
  if (stranger !== undefined) throw new Failure('field.unknown', { field: stranger });
}
