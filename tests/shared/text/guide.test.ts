import { expect, test } from 'vitest';
import { en } from '#shared/text/en/index.ts';
import type { Words } from '#shared/text/texts.ts';
import { zhCN } from '#shared/text/zh-CN/index.ts';

test.each([
  ['zh', zhCN],
  ['en', en],
])('the guide calls what is on the screens as they do: %s', (_, { guide, ...screens }) => {
  const words = Object.values(screens)
    .flatMap((texts) => Object.values<Words>(texts))
    .flatMap((text) => (typeof text === 'string' ? [text] : [text.one, text.other]));
  const quoted = Object.values<Words>(guide).flatMap((text) =>
    [...String(text).matchAll(/“(.+?)”/g)].map(([, q]) => q ?? ''),
  );
  expect(quoted.length).toBeGreaterThan(30);
  expect([...new Set(quoted)].filter((name) => !words.some((text) => text.includes(name)))).toEqual([]);
});

test.each([
  ['zh', zhCN],
  ['en', en],
])('what is done after an order was accepted is there by the name of its button: %s', (_, texts) => {
  const { guide, ui, submission, followUp, labels, notify } = texts;
  const told: readonly [page: string, button: Words][] = [
    [guide['check.steps'], ui['warehouse.ask']],
    [guide['check.steps'], ui['warehouse.products']],
    [guide['order.steps'], submission['withdraw.title']],
    [guide['order.steps'], submission['withdraw.renumber']],
    [guide['follow.steps'], followUp['page.settle']],
    [guide['follow.steps'], followUp['page.askNow']],
    [guide['labels.steps'], labels['page.lists']],
    [guide['settings.steps'], notify.add],
  ].map(([page, button]) => [String(page), button as Words]);
  expect(told.filter(([page, button]) => !page.includes(`“${button}”`)).map(([, button]) => button)).toEqual([]);
  expect(guide['follow.steps']).toMatch(/“(演练：过|Practice:)”/);
});

test.each([
  ['zh', zhCN.guide, /[。：？]/, 38],
  ['en', en.guide, /[.:?]/, 110],
] as const)('its sentences are short enough to be read at a desk: %s', (_, guide, end, most) => {
  const sentences = Object.entries<Words>(guide)
    .filter(([key]) => /\.(lead|steps)$/.test(key))
    .flatMap(([, text]) => String(text).split(end))
    .map((sentence) => sentence.trim());
  expect(sentences.filter(({ length }) => length > most)).toEqual([]);
});
