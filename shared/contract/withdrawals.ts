import { z } from 'zod';
import { procedure } from './procedure.ts';
import { run } from './run.ts';

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
