import type { Translate } from './index.ts';
import { reasonWords } from './outcome-words.ts';
import type { TextParams } from './texts.ts';

/** What is found of an accepted order, and why an account is not asked, in words. */

interface Found {
  readonly code: string;
  readonly params: TextParams;
}

/** A finding as a sentence; `lateDays` where the days are known. */
export function findingWords(t: Translate, { code, params }: Found): string {
  return t.dynamic(
    `followUp:finding.${code}${variantOf(code, params)}`,
    code === 'contradiction' ? { ...params, point: pointWords(t, params) } : params,
  );
}

/** Where no boxes are known quantities are of a line; a refusal may have its reason. */
function variantOf(code: string, { boxes, words }: TextParams): string {
  if ((code === 'short' || code === 'over') && boxes === '') return 'Item';
  return code === 'refused' && words ? 'With' : '';
}

/** A finding in a word or two. */
export const findingName = (t: Translate, code: string): string => t.dynamic(`followUp:kind.${code}`);

/** One point on which an answer contradicts what is known. Blank is nothing. */
export function pointWords(t: Translate, { what = '', sku = '', known = '', said = '' }: TextParams): string {
  const value = (given: string | number) => (given === '' ? t('followUp:point.none') : String(given));
  const params = { what: t.dynamic(`followUp:point.${what}`), known: value(known), said: value(said) };
  return sku === '' ? t('followUp:point.is', params) : t('followUp:point.ofSku', { ...params, sku });
}

interface Held {
  readonly reason: string;
  readonly params: TextParams;
  readonly until?: string | undefined;
}

/** Why an account is not asked just now. */
export function followUpHoldWords(t: Translate, account: string, { reason, params, until }: Held): string {
  const why = reason === 'account' ? t.dynamic(`failure:${params.code}`, params) : '';
  const words = typeof params.reason === 'string' ? { reason: reasonWords(t, params.reason) } : {};
  const at =
    until === undefined ? '' : new Date(until).toLocaleTimeString(t.lang, { hour: '2-digit', minute: '2-digit' });
  return t.dynamic(`followUp:hold.${reason}`, { ...params, ...words, account, why, until: at });
}
