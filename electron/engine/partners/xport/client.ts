import { z } from 'zod';
import type { JsonObject } from '#shared/kinds/kind.ts';
import type { Answer, Outgoing, PartnerClient, SendResult } from '../partner-client.ts';
import { call, type Reading, type XportAccess } from './call.ts';
import { estimate, operations } from './operations.ts';

export interface XportOptions extends XportAccess {
  /** The kind whose orders are sent. */
  readonly kind: string;
}

/**
 * Xport: one order a request. It cannot be asked about orders. A booking is never sent again by itself; updates and
 * parcel calls are where the account says that it does no harm.
 */
export function createXportClient({ kind, ...access }: XportOptions): PartnerClient {
  const operation = operations[kind];
  if (!operation) throw new Error(`Xport has no call for ${kind}`);
  const { concurrency, ratePerSecond } = access.settings;

  const send = async ({ key, body }: Outgoing, signal: AbortSignal) =>
    toResult(await call(access, operation, JSON.stringify(body), signal), key);

  return {
    ordersPerRequest: 1,
    concurrency,
    ratePerSecond,
    resendSafe: operation.resendSafe(access.settings),
    send: ([order], signal) => (order ? send(order, signal) : Promise.resolve(nothing)),
    // An estimate of nothing: the partner refuses it once it has let the caller in.
    probe: async (signal) => toResult(await call(access, estimate, '{}', signal), ''),
  };
}

const nothing: SendResult = { type: 'answered', status: 200, answers: new Map() };

function toResult(reading: Reading, key: string): SendResult {
  switch (reading.type) {
    case 'good':
      return answered(reading.status, key, accepted(object.safeParse(reading.data).data ?? {}));
    case 'refused': {
      const { status, code, text } = reading;
      return answered(status, key, {
        type: 'rejected',
        messages: [{ code, text }],
      });
    }
    default:
      return reading;
  }
}

function answered(status: number, key: string, answer: Answer): SendResult {
  return { type: 'answered', status, answers: new Map([[key, answer]]) };
}

/** A booking's whole data is kept: its order id and numbers feed the domestic legs. */
function accepted(data: JsonObject): Answer {
  const { orderId } = data;
  return { type: 'accepted', partnerNo: typeof orderId === 'string' && orderId !== '' ? orderId : null, data };
}

const object = z.record(z.string(), z.json());
