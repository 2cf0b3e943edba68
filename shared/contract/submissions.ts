import { z } from 'zod';
import { freightPolicy, money, priceCap } from './partner-quotes.ts';
import { procedure } from './procedure.ts';
import { counts, run, target } from './run.ts';

/**
 * Sending a run and steering it. Progress comes as events. A run that another program is sending is refused
 * (`run.leased`), and so is one that another program sent elsewhere, or took the account of, meanwhile (`run.changed`).
 */
export const submissionProcedures = {
  /** Queues every ready order (one transaction) and starts sending. Resolves when queued, not when done. */
  'submissions.start': procedure(
    z.object({
      run: z.string(),
      /**
       * Where the person saw that it goes. One that goes elsewhere by now, because another window or program chose so, is refused
       * (`run.changed`): what was pressed as practice is never sent for real.
       */
      as: z.object({ target, account: z.string().nullable() }).optional(),
      concurrency: z.int().min(1).max(32).optional(),
      /** Keys of orders that are sent although they were found to exist, were rejected, or a person decided not to send them. */
      again: z.array(z.string()).optional(),
      /** False: those alone; the ready orders stay. A list: of the ready ones those with these keys. */
      readyToo: z.union([z.boolean(), z.array(z.string())]).default(true),
      /**
       * Keys of orders that another account at the same partner sent, or may have, and that a person wants this one to send,
       * too (`submissions.sentElsewhere`). Without it the run is refused (`run.sentElsewhere`, `run.sentAtAnotherDesk`) and nothing is sent.
       */
      elsewhere: z.array(z.string()).optional(),
      /** For kinds that are previewed first: how services are chosen where no person chose one; kept for the run. */
      choose: freightPolicy.optional(),
      /**
       * For the same kinds: booking stops before an order that is over it, which is held back (`freight.overOrderCap`,
       * `freight.overRunCap`, `freight.afterRunCap`). Kept for the run, until another one is given; `{}` lifts it.
       */
      priceCap: priceCap.optional(),
      /**
       * For the same kinds, sent for real: the total that a person saw and confirmed, by currency. Nothing is queued when
       * more would be booked (`freight.dearer`), or when nobody saw a total (`freight.notSeen`).
       */
      seen: z.array(money).optional(),
      /** Warnings are confirmed once, together; without it a run with warnings is refused (`run.warnings`). */
      confirmWarnings: z.boolean().default(false),
    }),
    run,
  ),
  /** The ready orders that another account at the same partner sent, or may have: when and as whom. */
  'submissions.sentElsewhere': procedure(
    z.object({ run: z.string() }),
    z.object({
      keys: z.array(z.string()),
      /** ISO times of the first and last of each account's; `by`: at which other desk of the office, and who sat there. */
      accounts: z.array(
        z.object({
          ...{ name: z.string(), orders: z.int(), from: z.string(), to: z.string() },
          by: z.object({ desk: z.string(), person: z.string() }).nullish(),
        }),
      ),
    }),
  ),
  'submissions.pause': procedure(z.object({ run: z.string() }), run),
  'submissions.resume': procedure(z.object({ run: z.string(), concurrency: z.int().min(1).max(32).optional() }), run),
  /** Takes back what is still queued (to ready); what is under way is awaited. */
  'submissions.cancel': procedure(z.object({ run: z.string() }), run),
  /** Resolves when the run is not sending any more: finished, held or paused. */
  'submissions.settled': procedure(z.object({ run: z.string() }), z.object({ run, counts })),
  /** How many orders only an earlier attempt to send them held back: starting, or looking again, tries them anew. */
  'submissions.heldBack': procedure(z.object({ run: z.string() }), z.object({ orders: z.int() })),
  /** The files of the orders that sending would send. */
  'submissions.attached': procedure(
    z.object({ run: z.string() }),
    z.object({ files: z.int(), orders: z.int(), bytes: z.int() }),
  ),
  /** Makes those orders ready again; what held them back is looked at when they are sent. */
  'submissions.lookAgain': procedure(z.object({ run: z.string() }), run),
  /** Orders of unknown outcome: how many the partner is still asked about, and those that need a person. */
  'submissions.undecided': procedure(
    z.object({ run: z.string(), limit: z.int().min(1).max(1000).default(200) }),
    z.object({
      /** Nobody has to do anything about these: the partner is asked, or will be when the run goes on. */
      asked: z.int(),
      total: z.int(),
      /** The partner can be asked about those of `total` once more: `submissions.resume` does. */
      askable: z.boolean(),
      items: z.array(z.object({ id: z.int(), key: z.string() })),
    }),
  ),
  /**
   * A person's word on an order of unknown outcome, with the evidence seen. It is kept who said it and when; while nothing
   * followed from it, another one takes its place, and the partner's number can be given later (`order.notUnknown` else). `send-again` is refused as long as the
   * partner is asked (`order.stillAsked`): it may have the order. A number that another order at the account has is that
   * one's (`order.numberOfAnother`).
   */
  'submissions.decide': procedure(
    z.object({
      order: z.int(),
      decision: z.enum(['send-again', 'accepted', 'not-accepted']),
      partnerNo: z.string().optional(),
    }),
    run,
  ),
};
