import { z } from 'zod';
import { described, minutesIn, zoneIn } from './etower-follow-up.ts';

/**
 * How a Cainiao account asks what became of its orders (`taobao.wlb.wms.cainiao.bill.query`: the documents that changed in a
 * window of time). The call, its parameters and the most orders on a page are documented; all else is a choice of ours.
 */
export const topFollowUpSettings = {
  /** Ask by itself while the app is open; otherwise only when a person says so. */
  pollAuto: z.boolean().default(false),
  /** Minutes from one round to the next. */
  pollEveryMinutes: z.int().min(5).max(1440).default(60),
  /** Milliseconds from one request to the next, and for which sending must have been quiet; never two at once. */
  pollGapMs: z.int().min(500).max(600_000).default(2000),
  /** Hours of one window: the longest is not documented. */
  pollWindowHours: z.int().min(1).max(168).default(24),
  /** Minutes by which a window begins before the end of the last one. */
  pollOverlapMinutes: z.int().min(0).max(720).default(10),
  /** Orders on one page; 50 is the documented most. */
  pollPageSize: z.int().min(1).max(50).default(50),
  /**
   * What a page is that has neither a count nor a list: the count is known from a public client only, and whether members that are
   * empty are left out nobody says.
   */
  pollEmptyAs: z.enum(['unreadable', 'none']).default('unreadable'),
  /** Time zone of the window and of the answers' times: the platform's own is documented for requests only. */
  pollZone: described(zoneIn).default('Asia/Shanghai'),
  /** Fetch what was received once an order is finished; the call for ordinary orders is known from a public client only. */
  pollDetails: z.boolean().default(true),
  /** Inventory types of received pieces that count as damaged; the call is described with 1 and 101 alone. */
  damagedTypes: described(typesIn).default('101;102;103'),
  /** Days after which an order is not asked about any more, from its acceptance. */
  pollStopAfterDays: z.int().min(1).max(730).default(120),
  /** The same from the last news of one that is finished. */
  pollStopAfterPutAwayDays: z.int().min(0).max(365).default(14),
  /** Minutes to wait after the first, second … failure in a row; the last one goes on. */
  pollBackoffMinutes: described(minutesIn).default('1;2;5;10'),
  /** Hours from acceptance after which an order that Cainiao has not named is to be looked up. */
  silentAfterHours: z.int().min(0).max(720).default(24),
};

type Types = { readonly ok: true; readonly value: ReadonlySet<string> } | { readonly ok: false; readonly part: string };

/** Numbers of inventory types, divided by semicolons; blank for none. */
export function typesIn(text: string): Types {
  const parts = text
    .split(/[;；,，\s]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const wrong = parts.find((part) => !/^\d{1,4}$/.test(part));
  return wrong === undefined ? { ok: true, value: new Set(parts) } : { ok: false, part: wrong };
}
