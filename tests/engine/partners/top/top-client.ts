import { onTestFinished } from 'vitest';
import { createTopClient } from '#engine/partners/top/client.ts';
import type { Ports } from '#engine/ports.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { type TopSettings, topSettings } from '#shared/partners/top.ts';
import { type Handler, serve } from '../support/socket-server.ts';

export const signal = new AbortController().signal;

export const clockAt = (now: () => number): Ports['clock'] => ({ now, monotonic: () => 0, sleep: async () => {} });

/** A client of the gateway at this address, with the practice credentials. */
export function clientAt(gateway: string, settings: Partial<TopSettings> = {}, now: () => number = Date.now) {
  return createTopClient({
    settings: topSettings.parse({ gateway, ...settings }),
    credentials: practiceCredentials.top,
    ports: { fetch, clock: clockAt(now) },
  });
}

/** A client of a gateway that answers as the handler does, over a real socket. */
export async function clientOf(handler: Handler, settings: Partial<TopSettings> = {}, now?: () => number) {
  const { url, close } = await serve(handler);
  onTestFinished(close);
  return clientAt(`${url}/router/rest`, settings, now);
}

export function goodBody(orderCode: string, changes: JsonObject = {}): JsonObject {
  return {
    order_code: orderCode,
    store_code: 'STORE_1',
    order_type: 601,
    order_create_time: '2026-06-01 08:30:00',
    order_item_list: [
      { order_item: { order_item_id: '000001', item_id: '60123456789012340', item_quantity: 100, inventory_type: 1 } },
    ],
    ...changes,
  };
}

export const outgoing = (key: string, body: JsonObject = goodBody(key)) => ({ key, body, attachments: [] });
