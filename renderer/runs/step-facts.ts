import type { FollowedRun } from '#shared/contract/follow-up.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Translate } from '#shared/text/index.ts';
import { doneCount, freshCount, sentCount } from './order-states.ts';

/** How far a step is: done, to be answered, to be mended, or neither. */
export type StepMark = 'done' | 'asked' | 'wrong' | 'open';

export interface StepFact {
  readonly mark: StepMark;
  /** One short fact; a dash where there is nothing yet. */
  readonly words: string;
}

export type StepName = 'mapping' | 'lines' | 'freight' | 'submit' | 'results' | 'labels' | 'follow';

/**
 * What stands under each step's name. `questions` about the columns are null as long as they are not known, `followed` is
 * undefined as long as nothing is.
 */
export function stepFact(
  step: StepName,
  run: Run,
  questions: number | null,
  t: Translate,
  followed?: FollowedRun,
): StepFact {
  const { counts } = run;
  const sent = sentCount(counts);
  const nothing: StepFact = { mark: 'open', words: t('ui:fact.none') };
  switch (step) {
    case 'mapping':
      if (questions === null) return nothing;
      return questions > 0
        ? { mark: 'asked', words: t('ui:fact.questions', { count: questions }) }
        : { mark: 'done', words: t('ui:fact.lines', { count: counts.lines }) };
    case 'lines':
      // Errors of columns that are not explained yet are none of the lines'.
      if (questions !== 0 && sent === 0) return nothing;
      if (counts.errors > 0) return { mark: 'wrong', words: t('ui:fact.errors', { count: counts.errors }) };
      return counts.orders > 0 ? { mark: 'done', words: t('ui:fact.noErrors') } : nothing;
    case 'freight':
    case 'labels':
      return nothing;
    case 'follow':
      if (!followed) return nothing;
      if (followed.attention > 0) {
        return { mark: 'wrong', words: t('followUp:page.attention', { count: followed.attention }) };
      }
      return {
        mark: followed.arrived === followed.followed ? 'done' : 'open',
        words: t('followUp:page.arrived', { arrived: followed.arrived, followed: followed.followed }),
      };
    case 'submit': {
      const fresh = freshCount(run);
      const notBegun = run.hold?.reason === 'queueing';
      if (counts.queued + counts.unknown > 0 || run.hold) {
        return {
          mark: run.hold || counts.unknown > 0 ? 'wrong' : 'open',
          words: notBegun ? t('ui:fact.ready', { count: fresh }) : t('ui:fact.sent', { done: doneCount(counts), sent }),
        };
      }
      if (fresh > 0) return { mark: 'open', words: t('ui:fact.ready', { count: fresh }) };
      return sent > 0 ? { mark: 'done', words: t('ui:fact.allSent') } : nothing;
    }
    case 'results':
      if (counts.rejected > 0) return { mark: 'wrong', words: t('ui:fact.rejected', { count: counts.rejected }) };
      if (sent === 0) return nothing;
      return {
        mark: counts.queued + counts.unknown > 0 ? 'open' : 'done',
        words: t('ui:fact.accepted', { count: counts.accepted }),
      };
  }
}
