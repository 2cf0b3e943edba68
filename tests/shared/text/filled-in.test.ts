import { expect, test } from 'vitest';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { en } from '#shared/text/en/index.ts';
import { translator } from '#shared/text/index.ts';
import type { TextParams, Words } from '#shared/text/texts.ts';
import { zhCN } from '#shared/text/zh-CN/index.ts';

interface Text {
  readonly key: string;
  readonly words: Words;
}

const forms = (words: Words) => (typeof words === 'string' ? [words] : [words.one, words.other]);

/** Every name of a text, each with a value of its own, and the counts of things with this number. */
function named(words: Words, count: number): TextParams {
  const names = forms(words).flatMap((form) => [...form.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name));
  return Object.fromEntries(names.map((name) => [name, name === 'count' ? count : `‹${name}›`]));
}

const textsOf = (namespaces: object): Text[] =>
  Object.entries(namespaces).flatMap(([namespace, texts]) =>
    Object.entries<Words>(texts).map(([key, words]) => ({ key: `${namespace}:${key}`, words })),
  );

test.each([
  ['zh', zhCN],
  ['en', en],
] as const)('every text in %s that is given all it names shows all of it, and leaves no blank', (lang, namespaces) => {
  const t = translator(lang);
  const texts = textsOf(namespaces);
  expect(texts.length).toBeGreaterThan(1000);
  const wrong = texts.flatMap(({ key, words }) =>
    [1, 2].flatMap((count) => {
      const params = named(words, count);
      const said = t.dynamic(key, params);
      const missing =
        forms(words).length > 1 ? [] : Object.values(params).filter((value) => !said.includes(`${value}`));
      return said === key || /\{\{|\}\}|undefined/.test(said) || missing.length > 0 ? [{ key, said }] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('so does every text of a kind’s own', () => {
  const texts = [...kinds, rateCardSheet].flatMap(({ id, texts = {} }) =>
    Object.entries<{ readonly zh: string; readonly en: Words }>(texts).flatMap(([code, each]) =>
      (['zh', 'en'] as const).map((lang) => ({ key: `${id}:${code}`, lang, words: each[lang] })),
    ),
  );
  const wrong = texts.flatMap(({ key, lang, words }) =>
    [1, 2].flatMap((count) => {
      const said = translator(lang).fill(words, named(words, count));
      return /\{\{|\}\}|undefined/.test(said) ? [{ key, said }] : [];
    }),
  );
  expect(wrong).toEqual([]);
});
