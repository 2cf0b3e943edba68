import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fieldPages, fieldReference } from '#engine/report/field-pages.ts';
import { defineSheet } from '#shared/kinds/kind.ts';

const folder = resolve(import.meta.dirname, '../../../docs/fields');

test('the field reference says what the program does: run `npm run docs` after a change of fields', () => {
  const pages = fieldPages();
  expect(readdirSync(folder).sort()).toEqual(pages.map(({ name }) => name).sort());
  for (const { name, text } of pages)
    expect({ name, text: readFileSync(resolve(folder, name), 'utf8') }).toEqual({ name, text });
});

test('a page names every field with its rule, and keeps the table whole whatever a text holds', () => {
  const sheet = defineSheet({
    id: 's',
    label: { zh: '表', en: 'Sheet' },
    titles: [],
    key: ['no'],
    lineLabel: { zh: '行', en: 'line' },
    fields: {
      no: { type: 'text', max: 9, level: 'order', required: true, label: { zh: '单号', en: 'No' }, example: 'A|1' },
      way: {
        type: 'choice',
        choices: [{ code: '1', label: { zh: '海', en: 'Sea' } }],
        level: 'line',
        requiredWhen: { blank: 'no' },
        label: { zh: '方式', en: 'Way' },
        aliases: ['How', 'Mode'],
        hint: { zh: '第一行\n第二行', en: 'one\ntwo' },
        example: 'Sea',
        wire: 'transport_way',
      },
    },
  });
  const lines = fieldReference(sheet, 'en').split('\n');
  expect(lines.filter((line) => line.startsWith('|'))).toEqual([
    '| Field | 中文 | English | Other headers understood | Level | Rule | Example |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    expect.stringMatching(/^\| `no` \| 单号 \| No \| {2}\| order \| required; .*9.* \| A\\\|1 \|$/),
    expect.stringMatching(
      /^\| `transport_way` \| 方式 \| Way \| How, Mode \| line \| .*No.*; one two; one of: Sea \(1\) \| Sea \|$/,
    ),
  ]);
});
