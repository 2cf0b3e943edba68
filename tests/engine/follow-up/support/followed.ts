import { rulesOf } from '#engine/follow-up/rules.ts';
import type { Announced } from '#shared/follow-up/announced.ts';
import type { Reported, ReportedSku } from '#shared/follow-up/reported.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';

export const DAY = 86_400_000;
/** Wall times of these tests are reckoned in UTC. */
export const rules = (settings: PartnerSettings = {}) => rulesOf({ zone: 'UTC', ...settings });

export const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
export const iso = (text: string) => new Date(at(text)).toISOString();

export const sku = (
  name: string,
  forecast: number | null,
  putAway: number | null = null,
  putAwayAt: string | null = null,
): ReportedSku => ({
  ...{ sku: name, name: '', forecast, putAway, putAwayAt },
});

/** A draft as the warehouse tells of it. */
export function report(changes: Partial<Reported> = {}): Reported {
  return {
    orderNo: 'E1O',
    status: '100',
    statusText: '',
    planNo: 'A1S',
    createdAt: '2026-06-01 08:00:00',
    deliveredAt: null,
    boxes: 3,
    volume: '0.26',
    volumeUnit: '',
    skus: [sku('A', 40), sku('B', 20)],
    ...changes,
  };
}

/** What was sent of it. */
export const announced: Announced = {
  warehouse: 'SYD01',
  eta: '2026-06-20 00:00:00',
  boxes: 3,
  volumeM3: '0.26',
  skus: [
    { sku: 'A', pieces: 40, perBox: 20, boxNos: ['01'] },
    { sku: 'B', pieces: 20, perBox: 20, boxNos: ['02'] },
  ],
};

/** An order that was accepted, asked about and found as it is reported. */
export function followed(facts: Reported | null = report(), changes: object = {}) {
  return {
    acceptedAt: iso('2026-06-01 08:00:00'),
    announced,
    askedAt: iso('2026-06-01 09:00:00'),
    seenAt: iso('2026-06-01 09:00:00'),
    newsAt: iso('2026-06-01 09:00:00'),
    misses: 0,
    facts,
    contested: null,
    partnerNo: 'E1O',
    ...changes,
  };
}
