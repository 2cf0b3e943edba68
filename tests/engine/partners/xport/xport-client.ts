import { onTestFinished } from 'vitest';
import { createXportClient } from '#engine/partners/xport/client.ts';
import { createXportFreight } from '#engine/partners/xport/freight.ts';
import { nonceString } from '#engine/partners/xport/sign.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { type XportSettings, xportSettings } from '#shared/partners/xport.ts';
import { type Handler, serve } from '../support/socket-server.ts';

export const signal = new AbortController().signal;

/** How Xport is reached at this address, with the practice credentials. */
export function accessAt(baseUrl: string, settings: Partial<XportSettings> = {}, now: () => number = Date.now) {
  return {
    settings: xportSettings.parse({ baseUrl, ...settings }),
    credentials: practiceCredentials.xport,
    ports: { fetch, clock: { now, monotonic: () => 0, sleep: async () => {} } },
    nonce: nonceString,
  };
}

export function clientAt(
  baseUrl: string,
  kind: string,
  settings: Partial<XportSettings> = {},
  now: () => number = Date.now,
) {
  return createXportClient({ ...accessAt(baseUrl, settings, now), kind });
}

/** A client of a server that answers as the handler does, over a real socket. */
export async function clientOf(
  handler: Handler,
  kind: string,
  settings: Partial<XportSettings> = {},
  now: () => number = Date.now,
) {
  const { url, close } = await serve(handler);
  onTestFinished(close);
  return clientAt(`${url}/api`, kind, settings, now);
}

export async function freightOf(handler: Handler, settings: Partial<XportSettings> = {}) {
  const { url, close } = await serve(handler);
  onTestFinished(close);
  return createXportFreight(accessAt(`${url}/api`, settings));
}

export const outgoing = (key: string, body: JsonObject = { orderId: key }) => ({ key, body, attachments: [] });
