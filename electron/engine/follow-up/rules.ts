import type { WarehouseState } from '#shared/contract/follow-up.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { minutesIn, statusesIn, zoneIn } from '#shared/partners/etower-follow-up.ts';
import type { PartnerId, PartnerSettings } from '#shared/partners/partner.ts';
import { topSettings } from '#shared/partners/top.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An account's choices about following its orders, as they are reckoned with; times in milliseconds. */
export interface FollowUpRules {
  readonly auto: boolean;
  /** Orders in one request. */
  readonly listSize: number;
  readonly gapMs: number;
  readonly beforeArrivalMs: number;
  readonly arrivingMs: number;
  readonly afterPutAwayMs: number;
  /** Without news for so long: half as often; 0: never. */
  readonly slowerAfterMs: number;
  readonly stopAfterMs: number;
  readonly stopAfterPutAwayMs: number;
  /** Waits after the first, second … failure in a row; at least one. */
  readonly backoffMs: readonly number[];
  readonly draftAfterMs: number;
  readonly differenceAfterMs: number;
  /** Of the warehouse's wall times; null: the computer's own. */
  readonly zone: string | null;
  /** What the warehouse's codes mean: by the partner's page where that says so, else by the office. */
  readonly statuses: ReadonlyMap<string, { readonly state: WarehouseState; readonly label: string }>;
  /** Codes that nothing comes after: another one later is a contradiction. */
  readonly finals: ReadonlySet<string>;
  /** How its changes are asked for; null where it is asked about by numbers. */
  readonly changes: ChangesRules | null;
  /** How long an order may go unnamed where changes are asked for. */
  readonly silentAfterMs: number;
  readonly forecastPerBox: boolean;
  /** Per cent. */
  readonly volumeTolerance: number;
  /** How long an answer is awaited. */
  readonly timeoutMs: number;
}

/** How an account's changes are asked for. */
export interface ChangesRules {
  readonly windowMs: number;
  readonly overlapMs: number;
  /** Whether quantities are fetched. */
  readonly details: boolean;
}

/** Whoever has no address is not asked, and followed all the same. */
const choices = etowerSettings.omit({ baseUrl: true });

/** @param settings of an account, as they are stored: they were checked when they were */
export function rulesOf(settings: PartnerSettings, partner: PartnerId = 'etower'): FollowUpRules {
  return partner === 'top' ? topRules(settings) : etowerRules(settings);
}

/** Cainiao's codes of inbound documents; those of outbound ones mean nothing here and are shown as they come. */
const billStatuses: FollowUpRules['statuses'] = new Map([
  ['WMS_ACCEPT', { state: 'taken', label: '' }],
  ['WMS_REJECT', { state: 'refused', label: '' }],
  ['WMS_CONFIRMED', { state: 'finished', label: '' }],
  ['WMS_CANCEL', { state: 'cancelled', label: '' }],
]);

function topRules(settings: PartnerSettings): FollowUpRules {
  const all = topSettings.parse(settings);
  const everyMs = all.pollEveryMinutes * MINUTE;
  return {
    auto: all.pollAuto,
    listSize: all.pollPageSize,
    gapMs: all.pollGapMs,
    beforeArrivalMs: everyMs,
    arrivingMs: everyMs,
    afterPutAwayMs: everyMs,
    slowerAfterMs: 0,
    stopAfterMs: all.pollStopAfterDays * DAY,
    stopAfterPutAwayMs: all.pollStopAfterPutAwayDays * DAY,
    backoffMs: given(minutesIn(all.pollBackoffMinutes)).map((minutes) => minutes * MINUTE),
    // There are no drafts, and what is missing of a finished order is missing.
    draftAfterMs: Number.POSITIVE_INFINITY,
    differenceAfterMs: 0,
    zone: given(zoneIn(all.pollZone)),
    statuses: billStatuses,
    finals: new Set(['WMS_REJECT', 'WMS_CONFIRMED', 'WMS_CANCEL']),
    changes: {
      windowMs: all.pollWindowHours * HOUR,
      overlapMs: all.pollOverlapMinutes * MINUTE,
      details: all.pollDetails,
    },
    silentAfterMs: all.silentAfterHours * HOUR,
    forecastPerBox: true,
    volumeTolerance: 0,
    timeoutMs: all.timeoutMs,
  };
}

function etowerRules(settings: PartnerSettings): FollowUpRules {
  const all = choices.parse(settings);
  return {
    auto: all.pollAuto,
    listSize: all.pollListSize,
    gapMs: all.pollGapMs,
    beforeArrivalMs: all.pollBeforeArrivalMinutes * MINUTE,
    arrivingMs: all.pollArrivingMinutes * MINUTE,
    afterPutAwayMs: all.pollAfterPutAwayHours * HOUR,
    slowerAfterMs: all.pollSlowerAfterDays * DAY,
    stopAfterMs: all.pollStopAfterDays * DAY,
    stopAfterPutAwayMs: all.pollStopAfterPutAwayDays * DAY,
    backoffMs: given(minutesIn(all.pollBackoffMinutes)).map((minutes) => minutes * MINUTE),
    draftAfterMs: all.draftAfterHours * HOUR,
    differenceAfterMs: all.differenceAfterDays * DAY,
    zone: given(zoneIn(all.zone)),
    statuses: given(statusesIn(all.statusMap)),
    finals: new Set(),
    changes: null,
    silentAfterMs: 0,
    forecastPerBox: all.forecastPerBox,
    volumeTolerance: all.volumeTolerancePercent,
    timeoutMs: all.timeoutMs,
  };
}

function given<T>(read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly part: string }): T {
  if (!read.ok) throw new Error(`the settings were not checked: ${read.part}`);
  return read.value;
}
