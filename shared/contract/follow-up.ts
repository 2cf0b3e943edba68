import { z } from 'zod';
import { contested } from '../follow-up/contested.ts';
import { reported } from '../follow-up/reported.ts';
import { params } from './problem.ts';
import { page, procedure } from './procedure.ts';
import { target } from './run.ts';

/** Where an accepted order stands at its warehouse, told from facts; a code of the warehouse's only where the office said what it means. In the order in which orders go through them, which is theirs on the page. */
export const warehouseState = z.enum([
  /** Nobody has asked yet. */
  'waiting',
  /** Changes were asked for, and the partner has named none of it yet. */
  'silent',
  /** Asked for and never there. */
  'notFound',
  /** It was there, and two rounds in a row did not find it. */
  'gone',
  /** It is there. Whether it is confirmed nobody says. */
  'listed',
  /** By the office's own table of codes; cancelled, too. */
  'draft',
  'confirmed',
  /** Where the partner's codes are documented: taken in by the warehouse, or refused by it. */
  'taken',
  'refused',
  'cancelled',
  'arrived',
  'partly',
  /** By a documented code, with quantities unknown. */
  'finished',
  'putAway',
  /** More of a SKU than announced, or less some days after the last was put away. */
  'difference',
]);
export type WarehouseState = z.infer<typeof warehouseState>;

/** What somebody has to look at, each with words in `shared/text` (`followUp:finding.<code>`). */
export const findingCode = z.enum([
  'contradiction',
  'twice',
  'unreadable',
  'short',
  'over',
  'notFound',
  'gone',
  'cancelled',
  'refused',
  'silent',
  'noQuantities',
  'damaged',
  'late',
  'draft',
  'forecast',
  'notMultiplied',
  'skuMissing',
  'skuExtra',
  'boxes',
  'volume',
]);
export type FindingCode = z.infer<typeof findingCode>;

export const finding = z.object({
  code: findingCode,
  params,
  /** A person has settled it, as it stands. */
  settled: z.boolean(),
});
export type Finding = z.infer<typeof finding>;

/** One SKU of an order: what was sent, what the warehouse expects, what it put away. Pieces; null where that is not known. */
const followedSku = z.object({
  sku: z.string(),
  name: z.string(),
  sent: z.int().nullable(),
  forecast: z.int().nullable(),
  putAway: z.int().nullable(),
  /** Of those put away; null where the partner does not tell them apart. */
  damaged: z.int().nullable(),
  putAwayAt: z.string().nullable(),
  /** The boxes it was sent in. In which of them something is missing, the warehouse does not say. */
  boxNos: z.array(z.string()),
});
export type FollowedSku = z.infer<typeof followedSku>;

/** An accepted order and what became of it. ISO times are ours; wall times are the warehouse's, as they came. */
export const followedItem = z.object({
  id: z.int(),
  /** Its row in the run that shows it. */
  order: z.int(),
  run: z.string(),
  key: z.string(),
  kind: z.string(),
  account: z.string(),
  accountName: z.string(),
  target,
  partnerNo: z.string().nullable(),
  state: warehouseState,
  /** The warehouse's own code and words, and the office's for it; null before it was seen. */
  status: z.object({ code: z.string(), text: z.string(), label: z.string() }).nullable(),
  planNo: z.string().nullable(),
  warehouse: z.string().nullable(),
  eta: z.string().nullable(),
  /** Days by which it is late and not there; null when it is not. */
  lateDays: z.int().nullable(),
  delivered: z.string().nullable(),
  skus: z.array(followedSku),
  /** Pieces; null where a SKU's is not known. */
  forecast: z.int().nullable(),
  putAway: z.int().nullable(),
  findings: z.array(finding),
  contested: contested.nullable(),
  acceptedAt: z.string(),
  askedAt: z.string().nullable(),
  seen: z.string().nullable(),
  newsAt: z.string().nullable(),
  /** Nothing can change any more: it is not asked about. */
  over: z.boolean(),
});
export type FollowedItem = z.infer<typeof followedItem>;

/** Why an account is not asked just now. */
export const followUpHold = z.object({
  /** `gone`: the account was deleted, and no other entry of it is there. */
  reason: z.enum(['credentials', 'clock', 'throttled', 'unreachable', 'failing', 'refused', 'account', 'gone']),
  params,
  /** ISO times: when it began, and until when; absent when a person must act. */
  since: z.string(),
  until: z.string().optional(),
});
export type FollowUpHold = z.infer<typeof followUpHold>;

/** Attention: with a finding that nobody settled. Open: something can still change. */
export const followUpFilter = z.object({
  run: z.string().optional(),
  /**
   * Which orders are counted and listed: those sent for real, practised ones, or (`one`) practised ones only where none was sent
   * for real. Without it both.
   */
  target: z.enum([...target.options, 'one']).optional(),
  show: z.enum(['attention', 'open', 'all']).default('attention'),
  finding: findingCode.optional(),
  state: warehouseState.optional(),
  warehouse: z.string().optional(),
  /** A part of the order's key or of the partner's number. */
  search: z.string().optional(),
});
export type FollowUpFilter = z.infer<typeof followUpFilter>;

const asked = z.object({
  requests: z.int(),
  /** Orders that were asked about, and those of them that were found. */
  asked: z.int(),
  found: z.int(),
  /** Orders that were to be asked about, and were not. */
  left: z.int(),
  /** Accounts that could not be asked, or not to the end. */
  stopped: z.array(z.object({ account: z.string(), name: z.string(), hold: followUpHold })),
  /** Another program is asking: this one did not. */
  elsewhere: z.boolean(),
});
export type Asked = z.infer<typeof asked>;

/** What became of a run's accepted orders, counted. */
export const followedRun = z.object({
  run: z.string(),
  /** Orders that are followed, and those of them that arrived at the warehouse, whatever came of them there. */
  followed: z.int(),
  arrived: z.int(),
  /** Those that somebody has to look at. */
  attention: z.int(),
  /** Pieces. */
  short: z.int(),
  over: z.int(),
});
export type FollowedRun = z.infer<typeof followedRun>;

/** What became of accepted orders. Nothing of it changes anything at the partner. */
export const followUpProcedures = {
  /** Accepted orders, those that need somebody first; with counts of all that the run or the target has, whatever else is filtered. */
  'followUp.list': procedure(
    followUpFilter.extend({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) }),
    page(followedItem).extend({
      /** Whose orders are counted and listed; null for both's. */
      target: target.nullable(),
      /** Open orders of the other target, which are not counted. */
      apart: z.int(),
      counts: z.object({
        all: z.int(),
        open: z.int(),
        attention: z.int(),
        states: z.partialRecord(warehouseState, z.int()),
        findings: z.partialRecord(findingCode, z.int()),
      }),
      /** Pieces of those that are filtered. */
      pieces: z.object({ forecast: z.int(), putAway: z.int(), short: z.int(), over: z.int() }),
      warehouses: z.array(z.string()),
      accounts: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          target,
          /** Asks by itself. */
          auto: z.boolean(),
          roundAt: z.string().nullable(),
          hold: followUpHold.nullable(),
        }),
      ),
      /** Codes of warehouses that the office has not said the meaning of, and was not told of. */
      statuses: z.array(
        z.object({ account: z.string(), name: z.string(), code: z.string(), words: z.string(), key: z.string() }),
      ),
    }),
  ),
  /** How the accepted orders of some runs stand, for lists of runs; without those of which nothing is followed. */
  'followUp.ofRuns': procedure(z.object({ runs: z.array(z.string()).max(100) }), z.array(followedRun)),
  /** One order with what was seen of it, oldest first, and what persons settled; null when it is not followed. */
  'followUp.get': procedure(
    z.object({ order: z.int() }),
    z
      .object({
        item: followedItem,
        sightings: z.array(
          z.object({
            at: z.string(),
            what: z.enum(['taken', 'contested', 'missed']),
            said: z.union([reported, contested]).nullable(),
          }),
        ),
        /** `by`: the name of the computer's user; empty when it could not be told. */
        settled: z.array(z.object({ code: findingCode, by: z.string(), at: z.string() })),
      })
      .nullable(),
  ),
  /**
   * Asks the partner, page by page, and resolves when that is over. `due`: whatever its interval has passed for; `now`: all that
   * can still change. A ban that is not over is kept in either case.
   */
  'followUp.ask': procedure(
    z.object({
      run: z.string().optional(),
      /** Only what was sent for real, or practised. */
      target: target.optional(),
      when: z.enum(['due', 'now']).default('due'),
    }),
    asked,
  ),
  /** Ends the asking that is under way; what was answered stays. */
  'followUp.stop': procedure(z.object({}), z.object({ stopped: z.boolean() })),
  /** A person has settled what is found: it is not shown as open until the finding says something else. */
  'followUp.settle': procedure(z.object({ id: z.int(), code: findingCode }), followedItem),
  /** A person takes the answer that contradicts what is known. Failure `followUp.nothingContested`. */
  'followUp.take': procedure(z.object({ id: z.int() }), followedItem),
  /** A person knows of a new code. */
  'followUp.knowStatus': procedure(
    z.object({ account: z.string(), code: z.string() }),
    z.object({ known: z.boolean() }),
  ),
  /** Lets days pass at the practice warehouse: its orders are confirmed, arrive and are put away. All days so far come back. */
  'followUp.practise': procedure(z.object({ days: z.int().min(1).max(60) }), z.object({ days: z.int() })),
  /** The filtered orders as a workbook: one sheet of orders, one of SKUs. */
  'followUp.export': procedure(
    followUpFilter.extend({
      out: z.string(),
      ifTaken: z.enum(['replace', 'next']).default('replace'),
      lang: z.enum(['zh', 'en']),
    }),
    z.object({ path: z.string(), notes: z.array(z.string()) }),
  ),
};
