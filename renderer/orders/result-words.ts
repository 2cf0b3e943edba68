import type { Counts } from '#shared/contract/run.ts';
import type { Translate } from '#shared/text/index.ts';

/** What came of sending: how many are at the partner's, how many were rejected, what is still open. */
export function resultWords(
  t: Translate,
  { accepted, exists, rejected, unknown, queued, ready, incomplete }: Counts,
): string {
  const good = accepted + exists;
  const open = unknown + queued;
  const words = [
    rejected + open === 0 ? t('submit:done.allGood', { count: good }) : t('submit:done.some', { good, bad: rejected }),
    ...(open > 0 ? [t('submit:done.open', { count: open })] : []),
    ...(incomplete > 0 ? [t('submit:done.incomplete', { count: incomplete })] : []),
    ...(ready > 0 ? [t('submit:done.left', { count: ready })] : []),
  ];
  return words.join(t.lang === 'en' ? ' ' : '');
}
