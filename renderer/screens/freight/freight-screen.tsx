import type { Run } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { RunScreenProps } from '../run-screen.ts';
import { PartnerPrices } from './partner-prices.tsx';
import { RatePrices } from './rate-prices.tsx';
import './freight.css';

/** Kinds with boxes are weighed and priced by rate cards; kinds that are booked at a partner have its prices. */
export function hasFreight({ kind }: Pick<Run, 'kind'>): boolean {
  const found = findKind(kind);
  return found?.boxes !== undefined || found?.freight !== undefined;
}

export function FreightScreen({ run }: RunScreenProps) {
  const kind = findKind(run.kind);
  return (
    <div className="freight">
      {kind?.freight && <PartnerPrices run={run} />}
      {kind?.boxes && <RatePrices run={run} />}
    </div>
  );
}
