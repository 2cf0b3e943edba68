import { createEtowerClient } from '#engine/partners/etower/client.ts';
import type { PartnerClient } from '#engine/partners/partners.ts';
import { createTopClient } from '#engine/partners/top/client.ts';
import { createXportClient } from '#engine/partners/xport/client.ts';
import { nonceString } from '#engine/partners/xport/sign.ts';
import type { Ports } from '#engine/ports.ts';
import { practiceCredentials } from '#engine/practice/practice.ts';
import type { JsonObject } from '#shared/kinds/kind.ts';
import { etowerSettings } from '#shared/partners/etower.ts';
import { topSettings } from '#shared/partners/top.ts';
import { xportSettings } from '#shared/partners/xport.ts';
import { inboundBody } from './inbound-body.ts';

export type AnyPartner = 'etower' | 'top' | 'xport';

type ClientPorts = Pick<Ports, 'fetch' | 'clock'>;

const haste = { ratePerSecond: 1000, concurrency: 8, timeoutMs: 5000 };

/** What an account may be set to otherwise than in haste. */
export type Pace = Partial<Pick<typeof haste, 'ratePerSecond'>>;

/**
 * One that is asked before anything is sent again, one where sending again is harmless, and one where neither can be: it
 * stores a call as often as it comes.
 */
export const anyPartner: Readonly<
  Record<
    AnyPartner,
    {
      client(address: string, ports: ClientPorts, pace?: Pace): PartnerClient;
      body(key: string): JsonObject;
      keyOf(reference: string): string;
    }
  >
> = {
  etower: {
    client: (baseUrl, ports, pace) =>
      createEtowerClient({
        settings: { ...etowerSettings.parse({ baseUrl }), ...haste, ...pace },
        credentials: practiceCredentials.etower,
        ports,
        readBlob: () => Promise.reject(new Error('no attachments here')),
      }),
    body: inboundBody,
    keyOf: (reference) => reference,
  },
  top: {
    client: (gateway, ports, pace) =>
      createTopClient({
        settings: { ...topSettings.parse({ gateway }), ...haste, ...pace },
        credentials: practiceCredentials.top,
        ports,
      }),
    body: (key) => ({
      order_code: key,
      store_code: 'STORE_1',
      order_type: 601,
      order_create_time: '2026-06-01 08:30:00',
      order_item_list: [
        { order_item: { order_item_id: '1', item_id: '60123456789012340', item_quantity: 100, inventory_type: 1 } },
      ],
    }),
    keyOf: (reference) => reference,
  },
  xport: {
    client: (baseUrl, ports, pace) =>
      createXportClient({
        settings: { ...xportSettings.parse({ baseUrl }), ...haste, ...pace },
        credentials: practiceCredentials.xport,
        ports,
        nonce: nonceString,
        kind: 'package-forecast',
      }),
    body: (key) => ({
      out_order_id: key,
      alibaba_order_id: '2887421737338134260',
      logistics_tracking_number: 'YT1',
      items: [{ offer_id: '688', quantity: 1 }],
    }),
    // A second one under the same reference has a number behind it.
    keyOf: (reference) => reference.split(' / ')[0] ?? '',
  },
};
