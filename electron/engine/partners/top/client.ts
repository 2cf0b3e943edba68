import { readDate } from '../http/exchange.ts';
import { parseExactJson } from '../http/json.ts';
import type { Outgoing, PartnerClient, SendResult } from '../partner-client.ts';
import { call, type TopAccess } from './call.ts';
import { readAnswer } from './read-answer.ts';

/**
 * Cainiao through the Taobao Open Platform: one order a request. It cannot be asked about orders; its `order_code` is
 * the idempotency key, so that sending the same body again is how an unknown outcome becomes known.
 */
export function createTopClient(access: TopAccess): PartnerClient {
  const { concurrency, ratePerSecond, s07As } = access.settings;
  const { clock } = access.ports;

  async function send({ key, body }: Pick<Outgoing, 'key' | 'body'>, signal: AbortSignal): Promise<SendResult> {
    const result = await call(access, body, signal);
    if (result.type !== 'answered') return result;
    const theirs = readDate(result.headers);
    const skewMs = theirs === null ? 0 : clock.now() - theirs;
    return readAnswer(parseExactJson(result.bytes), { key, status: result.status, skewMs, s07As });
  }

  return {
    ordersPerRequest: 1,
    concurrency,
    ratePerSecond,
    resendSafe: true,
    send: ([order], signal) => (order ? send(order, signal) : Promise.resolve(nothing)),
    // Without business parameters nothing can be stored; the partner says so once it has let the caller in.
    probe: (signal) => send({ key: '', body: {} }, signal),
  };
}

const nothing: SendResult = { type: 'answered', status: 200, answers: new Map() };
