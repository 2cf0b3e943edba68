import type { Run } from '#shared/contract/run.ts';
import type { Translate } from '#shared/text/index.ts';

/** A run's name for people: its file, or the first of them and how many there are. */
export function runTitle(t: Translate, { files, id }: Pick<Run, 'files' | 'id'>): string {
  const [first] = files;
  if (!first) return id;
  return files.length === 1 ? first.name : t('ui:run.files', { first: first.name, count: files.length });
}

/** What came of sending, or of practising it: how many were taken, how many rejected, what is still open. */
export function resultWords(
  t: Translate,
  {
    target,
    counts: { accepted, exists, rejected, unknown, queued, ready, incomplete },
  }: Pick<Run, 'target' | 'counts'>,
): string {
  const good = accepted + exists;
  const open = unknown + queued;
  const words = [
    rejected + open === 0
      ? t(`submit:done.allGood.${target}`, { count: good })
      : t(`submit:done.some.${target}`, { good, bad: rejected }),
    ...(open > 0 ? [t('submit:done.open', { count: open })] : []),
    ...(incomplete > 0 ? [t('submit:done.incomplete', { count: incomplete })] : []),
    ...(ready > 0 ? [t('submit:done.left', { count: ready })] : []),
  ];
  return words.join(t.lang === 'en' ? ' ' : '');
}
