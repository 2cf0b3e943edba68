import type { Answer, LookupResult, PartnerMessage, SendResult } from '../partners/partners.ts';

/** What the partner lets us do about an order whose outcome is not known. */
export interface Abilities {
  readonly lookup: boolean;
  readonly resendSafe: boolean;
}

/** What happened to an order that is being sent, or whose outcome is unknown. */
export type OrderEvent =
  /** `arrived`: whether an earlier request of it may have arrived, which nothing has said anything about since. */
  | { readonly type: 'sent'; readonly result: SendResult; readonly arrived?: () => boolean }
  | { readonly type: 'looked-up'; readonly result: LookupResult }
  /** The process that was sending it is gone. */
  | { readonly type: 'interrupted' };

/** Where it goes from here. */
export type OrderStep =
  | { readonly to: 'accepted' | 'exists'; readonly answer: Extract<Answer, { type: 'accepted' | 'exists' }> }
  | { readonly to: 'rejected'; readonly messages: readonly PartnerMessage[] }
  /** `resend` when an earlier request may have left, which is counted. */
  | { readonly to: 'queued'; readonly resend: boolean }
  /** `ask`: the partner is to be asked; otherwise a person decides. */
  | {
      readonly to: 'unknown';
      readonly reason: string;
      readonly ask: boolean;
      readonly said?: readonly PartnerMessage[];
    };

/** Refused after an earlier request had got no answer. */
export const REFUSED_AGAIN = 'refused-again';

/** What one answer means for one order: a row of the table in ARCHITECTURE.md, "The way of an order". Pure. */
export function nextStep(key: string, event: OrderEvent, abilities: Abilities): OrderStep {
  switch (event.type) {
    case 'sent':
      return afterSend(key, event, abilities);
    case 'looked-up':
      return afterLookup(key, event.result);
    case 'interrupted':
      return unknown('interrupted', abilities);
  }
}

function afterSend(
  key: string,
  { result, arrived }: Extract<OrderEvent, { type: 'sent' }>,
  abilities: Abilities,
): OrderStep {
  switch (result.type) {
    case 'answered': {
      const step = afterAnswer(result.answers.get(key) ?? { type: 'unknown', reason: 'not-mentioned' }, abilities);
      // It may be refused because it is there: the earlier one is what the outcome hangs on.
      if (step.to !== 'rejected' || !arrived?.()) return step;
      return { to: 'unknown', reason: REFUSED_AGAIN, ask: abilities.lookup, said: step.messages };
    }
    case 'unknown':
      return unknown(result.reason, abilities);
    case 'throttled':
      // Sending it again is what the partner asks for: no failure that is counted.
      if (result.turnedAway || (abilities.resendSafe && !abilities.lookup)) return { to: 'queued', resend: false };
      return unknown('throttled', abilities);
    case 'not-sent':
    case 'credentials':
    case 'clock':
      return { to: 'queued', resend: false };
  }
}

function afterAnswer(answer: Answer, abilities: Abilities): OrderStep {
  switch (answer.type) {
    case 'accepted':
    case 'exists':
      return { to: answer.type, answer };
    case 'rejected':
      return { to: 'rejected', messages: answer.messages };
    case 'unknown':
      return unknown(answer.reason, abilities);
  }
}

/** After a request that may have arrived: it is asked about where that can be, else sent again only where that is harmless. */
function unknown(reason: string, { lookup, resendSafe }: Abilities): OrderStep {
  if (lookup) return { to: 'unknown', reason, ask: true };
  return resendSafe ? { to: 'queued', resend: true } : { to: 'unknown', reason, ask: false };
}

function afterLookup(key: string, result: LookupResult): OrderStep {
  if (result.type !== 'answered') return { to: 'unknown', reason: result.type, ask: true };
  const answer = result.found.get(key);
  return answer ? afterAnswer(answer, { lookup: true, resendSafe: false }) : { to: 'queued', resend: true };
}
