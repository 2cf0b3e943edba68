import { z } from 'zod';
import { procedure } from './procedure.ts';
import { run } from './run.ts';

/** A partner was asked to cancel an order: by whom, when, and what came of it; `asked` and `unknown`: nobody knows. */
export const cancelRequest = z.object({
  outcome: z.enum(['asked', 'unknown', 'refused', 'cancelled']),
  by: z.string(),
  at: z.string(),
  /** The partner's own words, or why nobody knows. */
  said: z.string(),
});
export type CancelRequest = z.infer<typeof cancelRequest>;

const cancelOutcome = z.object({ outcome: z.enum(['unknown', 'refused', 'cancelled']), said: z.string() });
export type CancelOutcome = z.infer<typeof cancelOutcome>;

/**
 * Taking accepted orders back. No partner's page says that a withdrawn order's number may be used again, so it never is: whoever
 * would send it is refused (`order.withdrawn`), and its lines may be sent under a new one.
 */
export const withdrawalProcedures = {
  /**
   * A person withdrew an order in the partner's system. It counts as accepted no more, and is not followed. Failure
   * `order.notAccepted` where there is nothing to withdraw.
   */
  'withdrawals.add': procedure(z.object({ order: z.int() }), run),
  /**
   * Whether the order's partner can be asked to cancel it (its account says so), and whether it was. `not`: the failure that
   * asking would come to where the account says so and this order cannot be cancelled all the same.
   */
  'withdrawals.ways': procedure(
    z.object({ order: z.int() }),
    z.object({
      call: z.boolean(),
      not: z
        .discriminatedUnion('code', [
          z.object({ code: z.literal('cancel.noBody'), params: z.object({ key: z.string() }) }),
          z.object({ code: z.literal('cancel.type'), params: z.object({ key: z.string(), type: z.string() }) }),
        ])
        .nullable(),
      asked: cancelRequest.nullable(),
    }),
  ),
  /**
   * Asks the partner to cancel an accepted order, once. Where nobody knows whether that arrived the partner is asked what became
   * of the order. Failures `order.notAccepted`, `cancel.off`, `cancel.noBody`, `cancel.type`, `cancel.notSent`, and `cancel.open`
   * where that is not known of an earlier request, unless `again` says that a person wants it all the same.
   */
  'withdrawals.ask': procedure(
    z.object({ order: z.int(), again: z.boolean().default(false) }),
    cancelOutcome.extend({ run }),
  ),
  /** Asks what became of an order that was to be cancelled. Failure `cancel.notAsked`. */
  'withdrawals.check': procedure(z.object({ order: z.int() }), cancelOutcome.extend({ run })),
  /** It was not withdrawn after all. Failure `order.notWithdrawn`. */
  'withdrawals.undo': procedure(z.object({ order: z.int() }), run),
  /**
   * Gives a withdrawn order's lines a new number, as one step of undo: another order of the run, to be checked and sent. Failure
   * `order.notWithdrawn`, `order.numberTaken` where the number is in the run or was ever used at the partner.
   */
  'withdrawals.renumber': procedure(
    z.object({ order: z.int(), key: z.string().trim().min(1).max(200) }),
    z.object({ run, key: z.string() }),
  ),
};
