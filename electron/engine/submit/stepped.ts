import type { OrderState } from '#shared/contract/run.ts';
import type { Came } from '../ledger/ledger.ts';
import type { LookupResult, SendResult } from '../partners/partners.ts';
import type { OrderRef } from '../store/store.ts';
import { type OrderStep, REFUSED_AGAIN } from './order-machine.ts';

export type Certain = Came['orders'];

/** Of each order what is certain: that the partner has it, refused it, does not have it, or that nothing left; and whether it is sent again. */
export function certain(result: SendResult | LookupResult, steps: readonly Stepped[]): Certain {
  const nothingLeft =
    result.type === 'not-sent' ||
    result.type === 'credentials' ||
    result.type === 'clock' ||
    (result.type === 'throttled' && result.turnedAway === true);
  return steps.flatMap(({ order: { id, key }, step }): Certain => {
    if (step.to === 'accepted' || step.to === 'exists') return [[id, key, step.to, step.answer.partnerNo]];
    if (step.to === 'rejected') return [[id, key, step.to, null]];
    if (nothingLeft) return [[id, key, 'nothing-left', null]];
    if (step.to !== 'queued') return [];
    return [[id, key, 'found' in result ? 'not-found' : 'resend', null]];
  });
}

/** What an exchange means for one of its orders. */
export interface Stepped {
  readonly order: OrderRef;
  readonly from: OrderState;
  readonly step: OrderStep;
}

/** Only the partner's own words say of too many calls that nothing came of this one. */
const nameOf = (result: SendResult | LookupResult) =>
  result.type === 'throttled' && result.turnedAway ? 'turned-away' : result.type;

/** A look-up that did not find the order sends it back to the queue. */
const outcomeName = (step: OrderStep) => {
  if (step.to === 'unknown' && step.reason === REFUSED_AGAIN) return REFUSED_AGAIN;
  return step.to === 'queued' ? 'not-found' : step.to;
};

/** How an exchange ended, as its attempt says it. */
export function endOf(result: SendResult | LookupResult, steps: readonly Stepped[]) {
  const [only] = steps;
  const alone = steps.length === 1 ? only?.step : undefined;
  return {
    status: ('status' in result ? result.status : null) ?? null,
    result: result.type === 'answered' && alone ? outcomeName(alone) : nameOf(result),
    detail: 'reason' in result ? result.reason : 'message' in result ? result.message : saidIn(alone),
  };
}

/** What the partner said of an order whose outcome it leaves open. */
const saidIn = (step: OrderStep | undefined): string | null =>
  (step?.to === 'unknown' && step.said?.map(({ code, text }) => text || code).join(' ')) || null;
