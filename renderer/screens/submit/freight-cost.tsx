import { Alert, Button, Typography } from 'antd';
import type { Failure } from '#shared/contract/failure.ts';
import type { ChosenFreight } from '#shared/contract/partner-quotes.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useCall } from '../../engine/engine.tsx';
import { useText } from '../../preferences/preferences.tsx';

interface FreightCostQuery {
  /** Sending books freight: its cost is shown before. */
  readonly needed: boolean;
  /** What it is at this moment; null while that is not known. */
  readonly cost: FreightCosts | null;
  /** Why it is not known. */
  readonly failure: Failure | null;
  readonly asking: boolean;
  ask(): void;
}

interface FreightCosts extends ChosenFreight {
  /** A rule chooses for orders without prices as soon as there are some. */
  readonly byRule: boolean;
}

/** What booking a run's ready orders costs. */
export function useFreightCost(run: Run): FreightCostQuery {
  const needed = findKind(run.kind)?.freight !== undefined;
  const chosen = useCall('freight.chosen', { run: run.id, state: 'ready' }, { enabled: needed });
  const quotes = useCall('freight.quotes', { run: run.id, limit: 1 }, { enabled: needed });
  const failure = chosen.error ?? quotes.error;
  return {
    needed,
    cost: !failure && chosen.data && quotes.data ? { ...chosen.data, byRule: quotes.data.policy !== null } : null,
    failure,
    asking: chosen.isFetching || quotes.isFetching,
    ask() {
      void chosen.refetch();
      void quotes.refetch();
    },
  };
}

/** How many orders will stay behind: nothing was chosen for them, or they are over the cap. */
export function staysBehind({ undecided, unpriced, overCap, afterCap, byRule }: FreightCosts): number {
  return undecided + overCap + afterCap + (byRule ? 0 : unpriced);
}

/** The cost of booking; while it is not known, that it is asked for, or why it could not be told and the way to ask again. */
export function FreightCostStatus({
  freight,
  choose,
}: {
  readonly freight: FreightCostQuery;
  readonly choose: string;
}) {
  const t = useText();
  const { cost, failure, asking, ask } = freight;
  if (cost) return <FreightCost cost={cost} choose={choose} />;
  if (!failure) return <Typography.Paragraph type="secondary">{t('submit:freight.asking')}</Typography.Paragraph>;
  return (
    <Alert
      showIcon
      type="error"
      title={t('submit:freight.failed')}
      description={t.dynamic(`failure:${failure.code}`, failure.params)}
      action={
        <Button size="small" loading={asking} onClick={ask}>
          {t('submit:freight.again')}
        </Button>
      }
    />
  );
}

interface FreightCostProps {
  /** A parameter, because a dialog is rendered outside of the engine's provider. */
  readonly cost: FreightCosts;
  /** The link to the freight step; none in a dialog, which would stay open over it. */
  readonly choose?: string;
}

/** What booking costs, and how many orders cannot be booked yet because nobody chose for them. */
export function FreightCost({
  cost: { sums, undecided, unpriced, overCap, afterCap, byRule },
  choose,
}: FreightCostProps) {
  const t = useText();
  const left = undecided + (byRule ? 0 : unpriced);
  return (
    <>
      {sums.length > 0 && (
        <p>
          {t('submit:freight.cost', { sum: sums.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ') })}
        </p>
      )}
      {byRule && unpriced > 0 && <p>{t('submit:freight.unpriced', { count: unpriced })}</p>}
      {left > 0 && (
        <p>
          <strong>{t('submit:freight.undecided', { count: left })}</strong>{' '}
          {choose !== undefined && <a href={choose}>{t('submit:freight.choose')}</a>}
        </p>
      )}
      {overCap > 0 && (
        <p>
          <strong>{t('submit:freight.overCap', { count: overCap })}</strong>
        </p>
      )}
      {afterCap > 0 && (
        <p>
          <strong>{t('submit:freight.afterCap', { count: afterCap })}</strong>
        </p>
      )}
    </>
  );
}
