import { expect, test } from 'vitest';
import { kinds } from '#shared/kinds/registry.ts';
import { type FieldOption, matchingFields } from '../../../../renderer/screens/mapping/field-search.ts';

const option = (value: string, words: readonly string[], taken = false): FieldOption => ({
  value,
  label: value,
  words,
  taken,
});
const found = (options: readonly FieldOption[], typed: string) => matchingFields(options, typed).map((it) => it.value);

test('a name typed whole comes first, taken or not, then beginnings, then the rest', () => {
  const options = [
    option('mine', ['My SKU']),
    option('code', ['SKU code']),
    option('sku', ['SKU'], true),
    option('no', ['No']),
  ];
  expect(found(options, ' sku ')).toEqual(['sku', 'code', 'mine']);
});

test('what no column has comes before what one has', () => {
  const options = [option('first', ['Box no'], true), option('second', ['Big box']), option('third', ['Box count'])];
  expect(found(options, 'box')).toEqual(['third', 'second', 'first']);
});

test.each([...kinds])('every name of a field of $id leads to a field of that name', ({ fields }) => {
  const options = Object.entries(fields).map(([value, { label }]) => option(value, [label.zh, label.en, value]));
  for (const { words } of options) {
    for (const word of words) expect(matchingFields(options, word)[0]?.words).toContain(word);
  }
});
