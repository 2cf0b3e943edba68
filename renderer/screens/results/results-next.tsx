import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { NextBar } from '../../components/next-bar.tsx';
import { goTo } from '../../navigation/route.ts';
import { useText } from '../../preferences/preferences.tsx';
import { freshCount, sentCount } from '../../runs/order-states.ts';
import { stoppedAs } from '../../runs/run-words.ts';

/** What comes after the results: what is fixed goes out, what is wrong is fixed, or what arrived is followed. */
export function ResultsNext({ run }: { readonly run: Run }) {
  const t = useText();
  const { counts } = run;
  if (sentCount(counts) === 0 || stoppedAs(run) || counts.queued + counts.unknown > 0) return null;
  const there = counts.accepted + counts.exists;
  const stays = there > 0 && t('submit:results.next.stays', { count: there });
  const fresh = freshCount(run);
  const wrong = counts.incomplete + counts.rejected;
  if (fresh > 0) {
    return (
      <NextBar words={t('submit:results.next.send', { count: fresh })} onPress={() => goTo('runs', run.id, 'submit')}>
        {stays}
      </NextBar>
    );
  }
  if (wrong > 0) {
    const only = counts.incomplete === 0 ? ['state', 'rejected'] : counts.rejected === 0 ? ['error'] : [];
    return (
      <NextBar
        words={t('submit:results.next.mend', { count: wrong })}
        onPress={() => goTo('runs', run.id, 'lines', ...only)}
      >
        {stays}
      </NextBar>
    );
  }
  if (!findKind(run.kind)?.announced) return null;
  return (
    <NextBar
      good
      words={t('submit:results.next.follow')}
      onPress={() => goTo('follow', ...(run.target === 'practice' ? ['practice'] : []))}
    >
      {null}
    </NextBar>
  );
}
