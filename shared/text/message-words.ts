import type { Translate } from './index.ts';

/** What a partner said about an order: its own words, or for a refusal without any what that means. */
export function messageWords(t: Translate, message: string): string {
  return message
    .split('\n')
    .map((line) => (/^HTTP \d{3}$/.test(line) ? t('submission:rejected.silent', { status: line }) : line))
    .join('\n');
}
