import { etowerSettings } from '#shared/partners/etower.ts';
import { type MappedStatus, minutesIn, statusesIn, zoneIn } from '#shared/partners/etower-follow-up.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';

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
  /** What the warehouse's codes mean, by the office. */
  readonly statuses: ReadonlyMap<string, MappedStatus>;
  readonly forecastPerBox: boolean;
  /** Per cent. */
  readonly volumeTolerance: number;
  /** How long an answer is awaited. */
  readonly timeoutMs: number;
}

/** Whoever has no address is not asked, and followed all the same. */
const choices = etowerSettings.omit({ baseUrl: true });

/** @param settings of an eTower account, as they are stored: they were checked when they were */
export function rulesOf(settings: PartnerSettings): FollowUpRules {
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
    forecastPerBox: all.forecastPerBox,
    volumeTolerance: all.volumeTolerancePercent,
    timeoutMs: all.timeoutMs,
  };
}

function given<T>(read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly part: string }): T {
  if (!read.ok) throw new Error(`the settings were not checked: ${read.part}`);
  return read.value;
}
