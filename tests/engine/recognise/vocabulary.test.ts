import { expect, test } from 'vitest';
import { plainName } from '#engine/recognise/header-name.ts';
import { vocabulary } from '#engine/recognise/vocabulary.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { bothLevels } from './kinds.ts';

test('a name of both levels means the line where details stand and the order on a sheet of orders', () => {
  expect(vocabulary(bothLevels, 'whole').names.get('备注')).toMatchObject({ field: 'lineRemark' });
  expect(vocabulary(bothLevels, 'detail').names.get('备注')).toMatchObject({ field: 'lineRemark' });
  expect(vocabulary(bothLevels, 'order').names.get('备注')).toMatchObject({ field: 'remark' });
});

test('a name that two fields of one level claim equally stands for neither', () => {
  expect(vocabulary(bothLevels, 'whole').names.get('side')).toBeUndefined();
});

test.each(kinds.map((kind) => [kind.id, kind] as const))('every label of %s leads to its own field', (_, kind) => {
  const { names } = vocabulary(kind, 'whole');
  for (const [field, { label }] of Object.entries(kind.fields)) {
    expect([label.zh, names.get(plainName(label.zh))?.field]).toEqual([label.zh, field]);
    expect([label.en, names.get(plainName(label.en))?.field]).toEqual([label.en, field]);
  }
});
