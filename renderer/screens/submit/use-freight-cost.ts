import type { Failure } from '#shared/contract/failure.ts';
import type { ChosenFreight } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useCall } from '../../engine/use-call.ts';

export interface FreightCosts extends ChosenFreight {
  /** A rule chooses for orders without prices as soon as there are some. */
  readonly byRule: boolean;
}

export interface FreightAsked {
  /** Sending books freight: its cost is shown before. */
  readonly needed: boolean;
  /** What it is at this moment; null while that is not known. */
  readonly cost: FreightCosts | null;
  /** Why it is not known. */
  readonly failure: Failure | null;
  readonly asking: boolean;
  ask(): void;
}

/** What booking a run's ready orders costs. */
export function useFreightCost(run: Run): FreightAsked {
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
