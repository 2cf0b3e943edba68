import { estimatePaths, type XportSettings } from '#shared/partners/xport.ts';

/** What the vendor's pages leave open about a call, so far as a harmless call can find it out. */
export type CallingSettings = Pick<XportSettings, 'timestampUnit' | 'pathEstimate'>;

/**
 * Every way of calling that the vendor's pages leave open, at most six, the account's own first: the timestamp's unit, and
 * the address of prices with its version or without.
 */
export function callingWays(own: CallingSettings): readonly CallingSettings[] {
  const other = own.timestampUnit === 's' ? 'ms' : 's';
  return [...new Set([own.pathEstimate, ...estimatePaths])].flatMap((pathEstimate) =>
    ([own.timestampUnit, other] as const).map((timestampUnit) => ({ timestampUnit, pathEstimate })),
  );
}
