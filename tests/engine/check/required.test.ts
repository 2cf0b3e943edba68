import { expect, test } from 'vitest';
import { whyRequired } from '#engine/check/fields.ts';
import type { Condition, Field, FieldValue } from '#shared/sheets/field.ts';

const base: Field = { type: 'text', level: 'line', label: { zh: '', en: '' }, example: '' };

function why(field: Partial<Field>, values: Readonly<Record<string, FieldValue | 'wrong'>>) {
  return whyRequired({ ...base, ...field } as Field, {
    blank: (key) => !(key in values),
    value: (key) => (values[key] === 'wrong' ? undefined : values[key]),
  });
}

test('always', () => {
  expect(why({ required: true }, {})).toEqual({ code: 'value.required', params: {} });
  expect(why({}, {})).toBeUndefined();
});

test('when another field is blank', () => {
  const requiredWhen: Condition = { blank: 'code' };
  expect(why({ requiredWhen }, {})).toEqual({ code: 'value.requiredWithout', params: { otherField: 'code' } });
  expect(why({ requiredWhen }, { code: 'x' })).toBeUndefined();
  expect(why({ requiredWhen }, { code: 'wrong' })).toBeUndefined();
});

test('when another field has one of some values', () => {
  const requiredWhen: Condition = { field: 'type', is: ['601', '602'] };
  expect(why({ requiredWhen }, { type: '602' })).toEqual({
    code: 'value.requiredFor',
    params: { otherField: 'type', otherChoices: '601|602' },
  });
  for (const type of ['603', 'wrong']) expect(why({ requiredWhen }, { type })).toBeUndefined();
  expect(why({ requiredWhen }, {})).toBeUndefined();
  expect(why({ requiredWhen: { field: 'fragile', is: ['true'] } }, { fragile: true })).toBeDefined();
});

test('when several conditions hold together', () => {
  const requiredWhen: Condition = { all: [{ blank: 'code' }, { field: 'type', is: ['601'] }] };
  expect(why({ requiredWhen }, { type: '601' })).toEqual({ code: 'value.required', params: {} });
  expect(why({ requiredWhen }, { type: '601', code: 'x' })).toBeUndefined();
  expect(why({ requiredWhen }, { type: '602' })).toBeUndefined();
});
