import { xportSettings } from '#shared/partners/xport.ts';
import type { Terms } from './booking.ts';
import type { FreightScope } from './price-orders.ts';

/** What a quote of an order of this run must agree with to be booked now. */
export function termsOf({ account, check }: FreightScope, askedFor: string, now: number): Terms {
  const { previewMaxAgeMinutes } = xportSettings.parse(check.settings);
  return { askedFor, account, now, maxAgeMinutes: previewMaxAgeMinutes };
}
