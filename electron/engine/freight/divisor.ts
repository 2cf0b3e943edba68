import { Failure } from '#shared/contract/failure.ts';
import type { Store } from '../store/store.ts';

/** Used unless the setting says otherwise; what most carriers by air reckon with. */
const usual = 6000;

/**
 * The office's setting `volumetricDivisor`: cm³ per volumetric kg, a whole number from 1000 to 30 000.
 *
 * @throws Failure `freight.divisor` when the setting holds anything else
 */
export function volumetricDivisor({ settings }: Pick<Store, 'settings'>): number {
  const { volumetricDivisor: value = usual } = settings.all();
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value <= 30_000) return value;
  throw new Failure('freight.divisor', { value: String(value) });
}
