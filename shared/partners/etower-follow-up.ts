import { z } from 'zod';

/**
 * How an account asks what became of its orders (`b2b/poList`). Nothing of it is documented: each is a choice of ours with a
 * default, and a setting.
 */
export const followUpSettings = {
  /** Ask by itself while the app is open; otherwise only when a person says so. */
  pollAuto: z.boolean().default(false),
  /** Order numbers in one request: the longest list is not documented, the sister call for outbound orders allows 300. */
  pollListSize: z.int().min(1).max(300).default(50),
  /** Milliseconds from one request to the next, and for which sending must have been quiet; never two at once. */
  pollGapMs: z.int().min(500).max(600_000).default(2000),
  /** Minutes between two requests about an order that is not expected yet. */
  pollBeforeArrivalMinutes: z.int().min(5).max(1440).default(60),
  /** The same from its expected arrival on, until it is put away. */
  pollArrivingMinutes: z.int().min(5).max(1440).default(30),
  /** Hours between two requests about one that is put away. */
  pollAfterPutAwayHours: z.int().min(1).max(168).default(24),
  /** Days without any news after which an order is asked about half as often, and again after as many; 0: never. */
  pollSlowerAfterDays: z.int().min(0).max(60).default(3),
  /** Days after which an order is not asked about any more, from its acceptance. */
  pollStopAfterDays: z.int().min(1).max(730).default(120),
  /** The same from the last news of one that is put away. */
  pollStopAfterPutAwayDays: z.int().min(0).max(365).default(14),
  /** Minutes to wait after the first, second … failure in a row; the last one goes on. */
  pollBackoffMinutes: described(minutesIn).default('1;2;5;10'),
  /** Hours after which an order that has not arrived is to be looked up in the portal: it may be a draft still. */
  draftAfterHours: z.int().min(0).max(720).default(24),
  /** Days after the last put-away from which on what is missing counts as short. */
  differenceAfterDays: z.int().min(0).max(90).default(7),
  /** Time zone of the warehouse's times, such as `Australia/Sydney`; blank: reckoned as the office's own, shown as they come. */
  zone: described(zoneIn).default(''),
  /** What the warehouse's own codes mean: `100=draft:草稿;200=confirmed`. No page says, so that facts decide at first. */
  statusMap: described(statusesIn).default(''),
  /** Whether the warehouse's forecast is pieces per box times boxes. */
  forecastPerBox: z.boolean().default(true),
  /** How far (in per cent) the volume may be off. */
  volumeTolerancePercent: z.number().min(0).max(100).default(1),
};

/** What a person may say that a code of the warehouse means. Quantities are never taken from a code. */
export const mappedStates = ['draft', 'confirmed', 'arrived', 'cancelled'] as const;

export interface MappedStatus {
  readonly state: (typeof mappedStates)[number];
  /** The office's own words; blank for none. */
  readonly label: string;
}

type Described<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly part: string };

/** Minutes to wait, one after another: `1;2;5;10`. */
export function minutesIn(text: string): Described<readonly number[]> {
  const parts = partsOf(text);
  const wrong = parts.find((part) => !/^\d{1,4}$/.test(part) || Number(part) === 0);
  if (wrong !== undefined || parts.length === 0) return { ok: false, part: wrong ?? text };
  return { ok: true, value: parts.map(Number) };
}

/** `code=state` or `code=state:label`, several by semicolons; no code twice. */
export function statusesIn(text: string): Described<ReadonlyMap<string, MappedStatus>> {
  const value = new Map<string, MappedStatus>();
  for (const part of partsOf(text)) {
    const [, code = '', name, label = ''] =
      /^([^=＝]{1,40}?)\s*[=＝]\s*(\w+)(?:\s*[:：]\s*(.{1,60}))?$/.exec(part) ?? [];
    const state = mappedStates.find((known) => known === name);
    if (state === undefined || value.has(code)) return { ok: false, part };
    value.set(code, { state, label });
  }
  return { ok: true, value };
}

/** Zones that were looked up: that takes long, and settings are read often. */
const zones = new Map<string, string>();

/** A name of the IANA database, or blank. */
export function zoneIn(text: string): Described<string | null> {
  const name = text.trim();
  if (name === '') return { ok: true, value: null };
  try {
    const value = zones.get(name) ?? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    zones.set(name, value);
    return { ok: true, value };
  } catch {
    return { ok: false, part: text };
  }
}

const partsOf = (text: string) =>
  text
    .split(/[;；\r\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A text that a person writes in a form of its own; an issue says which part cannot be understood. */
export function described(
  read: (text: string) => { readonly ok: true } | { readonly ok: false; readonly part: string },
) {
  return z
    .string()
    .max(4000)
    .superRefine((text, ctx) => {
      const found = read(text);
      if (!found.ok) ctx.addIssue({ code: 'custom', message: found.part, params: { part: found.part } });
    })
    .meta({ format: 'overrides' });
}
