import { type Mutation, of } from './mutation.ts';

/** Of the promise about withdrawn orders, under “Exactly once”. */
export const withdrawing: readonly Mutation[] = [
  of(
    'A withdrawn order counts as accepted no more',
    'engine/ledger/claim-rules.test.ts',
    'electron/engine/ledger/claim-rules.ts',
    'if (claim.withdrawnAt !== null) {',
    'if (claim.withdrawnAt !== null && !again) {',
  ),
  of(
    'A withdrawn order counts as accepted no more',
    'engine/submit/withdrawn.test.ts: is not followed any more',
    'electron/engine/store/follow-ups.ts',
    "AND r.deleted_at IS NULL AND r.state <> 'importing' AND NOT (",
    "AND r.deleted_at IS NULL AND r.state <> 'importing' AND NOT (1 = 0 AND ",
  ),
  of(
    'A withdrawn order counts as accepted no more',
    'engine/data-folder/restore.test.ts',
    'electron/engine/data-folder/take-over.ts',
    'INSERT OR REPLACE INTO main.withdrawals SELECT * FROM replaced.withdrawals;',
    '',
  ),
  of(
    'A partner is asked to cancel an order only',
    'engine/withdraw.test.ts: never repeated by itself',
    'electron/engine/withdraw/withdraw.ts',
    'if (earlier && isOpen(earlier) && !again)',
    'if (earlier && false)',
  ),
  of(
    'A partner is asked to cancel an order only',
    'engine/withdraw.test.ts: its refusal does not close the earlier one',
    'electron/engine/withdraw/withdraw.ts',
    'return before && isOpen(before) ? checkCancelled(context, id, said) :',
    'return',
  ),
  of(
    'A partner is asked to cancel an order only',
    'engine/withdraw.test.ts: the earlier request stays open',
    'electron/engine/withdraw/withdraw.ts',
    'putBack(at, before)',
    'putBack(at, null)',
  ),
  of(
    'A partner is asked to cancel an order only',
    'engine/withdraw.test.ts: off by default, nothing is asked',
    'electron/engine/withdraw/withdraw.ts',
    'if (!partner || opened.settings.cancelEnabled !== true)',
    'if (!partner)',
  ),
];
