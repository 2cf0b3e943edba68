import type { Run } from '#shared/contract/run.ts';
import type { Translate } from '#shared/text/index.ts';
import { freshCount, thereCount } from './order-states.ts';

/** A run's name for people: its file, or the first of them and how many there are. */
export function runTitle(t: Translate, { files, id }: Pick<Run, 'files' | 'id'>): string {
  const [first] = files;
  if (!first) return id;
  return files.length === 1 ? first.name : t('ui:run.files', { first: first.name, count: files.length });
}

/** What came of sending, or of practising it: how many were taken, how many rejected, what is still open. */
export function resultWords(t: Translate, run: Pick<Run, 'target' | 'counts' | 'standing'>): string {
  const { target, counts, standing } = run;
  const { accepted, exists, rejected, shelved, unknown, queued, incomplete } = counts;
  const there = thereCount(run);
  const good = accepted + exists - standing.existsUnsent;
  const open = unknown + queued;
  const fresh = freshCount(run);
  const wrong = incomplete - standing.heldBack;
  const onlyThere = there > 0 && good + rejected + shelved + open === 0;
  const words = [
    onlyThere
      ? t(`submit:done.onlyThere.${target}`, { count: there })
      : rejected + open === 0
        ? t(`submit:done.allGood.${target}`, { count: good })
        : t(`submit:done.some.${target}`, { good, bad: rejected }),
    ...(there > 0 && !onlyThere ? [t(`submit:done.there.${target}`, { count: there })] : []),
    ...(shelved > 0 ? [t('submit:done.shelved', { count: shelved })] : []),
    ...(open > 0 ? [t('submit:done.open', { count: open })] : []),
    ...(wrong > 0 ? [t('submit:done.incomplete', { count: wrong })] : []),
    ...(standing.heldBack > 0 ? [t('submit:done.held', { count: standing.heldBack })] : []),
    ...(fresh > 0 ? [t('submit:done.left', { count: fresh })] : []),
  ];
  return words.join(t.lang === 'en' ? ' ' : '');
}
