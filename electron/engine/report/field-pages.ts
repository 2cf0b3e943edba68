import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import { kinds } from '#shared/kinds/registry.ts';
import type { Language } from '#shared/text/index.ts';
import { fieldReference } from './field-reference.ts';

export interface FieldPage {
  /** File name in `docs/fields`. */
  readonly name: string;
  readonly text: string;
}

const languages: readonly (readonly [Language, string])[] = [
  ['en', ''],
  ['zh', '.zh-CN'],
];

/** The pages of `docs/fields`: one per kind and language, and the rate card's. */
export function fieldPages(): FieldPage[] {
  return [...kinds, rateCardSheet].flatMap((kind) =>
    languages.map(([lang, suffix]) => ({ name: `${kind.id}${suffix}.md`, text: fieldReference(kind, lang) })),
  );
}
