import type { Run } from '#shared/contract/run.ts';
import type { Translate } from '#shared/text/index.ts';
import { isAsking } from '#shared/text/outcome-words.ts';
import { barCounts, freshCount, thereCount } from './order-states.ts';

/** A run's name for people: its file, or the first of them and how many there are. */
export function runTitle(t: Translate, { files, id }: Pick<Run, 'files' | 'id'>): string {
  const [first] = files;
  if (!first) return id;
  return files.length === 1 ? first.name : t('ui:run.files', { first: first.name, count: files.length });
}

type Told = Pick<Run, 'target' | 'state' | 'hold' | 'counts' | 'standing'>;

/**
 * What came of sending, or of practising it: whether it stopped or still goes on, how many were taken, how many rejected,
 * what is still open. It is only complete when everything that was to go went.
 */
export function resultWords(t: Translate, run: Told): string {
  const { target, counts, standing } = run;
  const { accepted, exists, rejected, shelved, withdrawn, unknown, incomplete } = counts;
  const { queued, sending } = barCounts(run);
  const there = thereCount(run);
  const good = accepted + exists - standing.existsUnsent;
  const fresh = freshCount(run);
  const wrong = incomplete - standing.heldBack;
  const stopped = stoppedAs(run);
  const left = rejected + shelved + withdrawn + unknown + queued + sending;
  const onlyThere = there > 0 && good + left === 0;
  const words = [
    ...(stopped ? [t(`submit:done.${stopped}`)] : []),
    onlyThere
      ? t(`submit:done.onlyThere.${target}`, { count: there })
      : left + fresh === 0 && !stopped
        ? t(`submit:done.allGood.${target}`, { count: good })
        : rejected === 0
          ? t(`submit:done.part.${target}`, { count: good })
          : t(`submit:done.some.${target}`, { good, bad: rejected }),
    ...(there > 0 && !onlyThere ? [t(`submit:done.there.${target}`, { count: there })] : []),
    ...(shelved > 0 ? [t('submit:done.shelved', { count: shelved })] : []),
    ...(withdrawn > 0 ? [t('submission:withdrawn.count', { count: withdrawn })] : []),
    ...(unknown > 0 ? [t('submit:done.open', { count: unknown })] : []),
    ...(queued > 0 ? [t('submit:done.queued', { count: queued })] : []),
    ...(sending > 0 ? [t('submit:done.sending', { count: sending })] : []),
    ...(wrong > 0 ? [t('submit:done.incomplete', { count: wrong })] : []),
    ...(standing.heldBack > 0 ? [t('submit:done.held', { count: standing.heldBack })] : []),
    ...(fresh > 0 ? [t('submit:done.left', { count: fresh })] : []),
  ];
  return words.join(t.lang === 'en' ? ' ' : '');
}

/** How a run stands that is not over: `submit:done.<name>` and `submit:results.<name>` are its words; null for any other. */
export function stoppedAs({
  state,
  hold,
  counts,
}: Pick<Run, 'state' | 'hold' | 'counts'>): 'paused' | 'stopped' | 'waiting' | 'going' | 'asking' | null {
  if (isAsking({ state, counts })) return 'asking';
  if (state === 'submitting') return 'going';
  // Where all was sent and only a person's word is wanted, nothing stopped; what is open is told by itself.
  if (hold?.reason === 'undecided') return null;
  if (state === 'held') return hold?.until === undefined ? 'stopped' : 'waiting';
  return state === 'paused' ? 'paused' : null;
}
