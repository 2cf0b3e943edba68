import type { JsonObject } from '../json.ts';

/** Whole cents of a line's fee, so that sums are exact. */
type Cents = number;

interface Service {
  readonly serviceId: string;
  readonly companyName: string;
  readonly serviceCategory: string;
  readonly days: readonly [number, number];
  /** Percent of the standard fee. */
  readonly percent: number;
  readonly mostPieces: number;
}

const services: readonly Service[] = [
  {
    serviceId: '1',
    companyName: 'UCS',
    serviceCategory: 'Standard',
    days: [8, 15],
    percent: 100,
    mostPieces: Infinity,
  },
  { serviceId: '2', companyName: 'Swift Air', serviceCategory: 'Express', days: [3, 6], percent: 180, mostPieces: 50 },
  {
    serviceId: '3',
    companyName: 'Sea Post',
    serviceCategory: 'Economy',
    days: [20, 40],
    percent: 60,
    mostPieces: Infinity,
  },
];

/** 5.00 for the parcel, 2.50 for each piece, 0.10 for each unit of the zip's last digit. */
function standardFee(quantity: number, zip: string): Cents {
  return 500 + 250 * quantity + 10 * Number(/\d$/.exec(zip)?.[0] ?? 0);
}

const feeOf = ({ percent }: Service, quantity: number, zip: string): Cents =>
  Math.round((standardFee(quantity, zip) * percent) / 100);

export const money = (cents: Cents): string => (cents / 100).toFixed(2);

/** The services for one line, always the same for the same pieces and zip. */
export function offers(quantity: number, zip: string): readonly JsonObject[] {
  return services
    .filter(({ mostPieces }) => quantity <= mostPieces)
    .map((service) => ({
      serviceId: service.serviceId,
      companyName: service.companyName,
      serviceCategory: service.serviceCategory,
      freightFee: { amount: money(feeOf(service, quantity, zip)), currency: 'USD' },
      minDeliveryDays: service.days[0],
      maxDeliveryDays: service.days[1],
    }));
}

/** The fee and carrier of a service for one line; null when it is not offered. */
export function offered(serviceId: string, quantity: number, zip: string) {
  const service = services.find((each) => each.serviceId === serviceId && quantity <= each.mostPieces);
  return service ? { cents: feeOf(service, quantity, zip), companyName: service.companyName } : null;
}
