import type { ChosenFreight } from '#shared/contract/freight.ts';
import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useCall } from '../../engine/use-call.ts';

export interface FreightCosts extends ChosenFreight {
  /** A rule chooses for orders without prices as soon as there are some. */
  readonly byRule: boolean;
}

/** What booking a run's ready orders costs; null for kinds that are not booked, and while it is not known. */
export function useFreightCost(run: Run): FreightCosts | null {
  const enabled = findKind(run.kind)?.freight !== undefined;
  const { data: chosen } = useCall('freight.chosen', { run: run.id, state: 'ready' }, { enabled });
  const { data: quotes } = useCall('freight.quotes', { run: run.id, limit: 1 }, { enabled });
  return enabled && chosen && quotes ? { ...chosen, byRule: quotes.policy !== null } : null;
}
