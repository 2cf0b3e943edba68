import type { Plural } from '../texts.ts';

/**
 * Things by their number, for sentences that count several: `$t(nouns:rows, {"count": {{rows}} })`. Only for sentences
 * into which nothing goes that a person or a partner wrote: i18next reads the options after they are filled in.
 */
export const nouns = {
  rows: { one: '{{count}} row', other: '{{count}} rows' },
} as const satisfies Readonly<Record<string, Plural>>;
