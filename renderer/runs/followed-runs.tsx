import type { FollowedRun } from '#shared/contract/follow-up.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useCall } from '../engine/engine.tsx';
import { linkTo } from '../navigation/route.ts';
import { useText } from '../preferences/preferences.tsx';

/** Whether something of a run is followed to its warehouse. */
export function isFollowed({ kind, counts }: Pick<Run, 'kind' | 'counts'>): boolean {
  return findKind(kind)?.announced !== undefined && counts.accepted + counts.exists > 0;
}

/** What became of the runs' accepted orders, by run: asked for in one call. */
export function useFollowedRuns(runs: readonly Run[]): ReadonlyMap<string, FollowedRun> {
  const followed = runs.filter(isFollowed).map(({ id }) => id);
  const { data } = useCall('followUp.ofRuns', { runs: followed }, { enabled: followed.length > 0 });
  return new Map(data?.map((each) => [each.run, each]));
}

/** The same in a few words, which lead to the orders. */
export function FollowedRunWords({ followed }: { readonly followed: FollowedRun | undefined }) {
  const t = useText();
  if (!followed) return null;
  const { run, arrived, followed: all, short, over, attention } = followed;
  return (
    <a href={linkTo('runs', run, 'follow')} style={{ fontSize: 12 }}>
      {[
        t('followUp:page.arrived', { arrived, followed: all }),
        short > 0 && t('followUp:page.short', { count: short }),
        over > 0 && t('followUp:page.over', { count: over }),
        attention > 0 && t('followUp:page.attention', { count: attention }),
      ]
        .filter((words) => words !== false)
        .join(' · ')}
    </a>
  );
}
