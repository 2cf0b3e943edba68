/**
 * The partners as the engine calls them. A client signs one request, sends it through `http/`, which tells *nothing was
 * sent* from *may have arrived*, and reads the answer; it keeps nothing and never tries twice. What became of each order
 * is decided by who holds the client.
 */

import type { AnyKind } from '#shared/kinds/kind.ts';
import { etowerCredentials, etowerSettings } from '#shared/partners/etower.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import { topCredentials, topSettings } from '#shared/partners/top.ts';
import { xportCredentials, xportSettings } from '#shared/partners/xport.ts';
import type { ProblemParams } from '#shared/problem.ts';
import type { Ports } from '../ports.ts';
import { createEtowerClient, type ReadBlob } from './etower/client.ts';
import type { FreightPartner, LookupResult, PartnerClient, SendResult } from './partner-client.ts';
import { createTopClient } from './top/client.ts';
import type { XportAccess } from './xport/call.ts';
import { createXportClient } from './xport/client.ts';
import { createXportFreight } from './xport/freight.ts';
import { nonceString } from './xport/sign.ts';

export type {
  Answer,
  FreightPartner,
  LookupResult,
  Outgoing,
  PartnerClient,
  PartnerMessage,
  QuoteResult,
  SendResult,
} from './partner-client.ts';

/** What an account lends to a call. */
interface PartnerAccount {
  readonly settings: PartnerSettings;
  readonly credentials: Readonly<Record<string, string>>;
}

interface ClientPorts {
  readonly ports: Ports;
  readonly readBlob: ReadBlob;
}

/** The client of a kind's partner call, speaking as the account. */
export function openClient(
  kind: AnyKind,
  { settings, credentials }: PartnerAccount,
  { ports, readBlob }: ClientPorts,
): PartnerClient {
  switch (kind.partner) {
    case 'etower':
      return createEtowerClient({
        ports,
        readBlob,
        fields: kind.fields,
        settings: etowerSettings.parse(settings),
        credentials: etowerCredentials.parse(credentials),
      });
    case 'top':
      return createTopClient({
        ports,
        fields: kind.fields,
        settings: topSettings.parse(settings),
        credentials: topCredentials.parse(credentials),
      });
    case 'xport':
      return createXportClient({
        ...xportAccess({ settings, credentials }, ports),
        kind: kind.id,
        fields: kind.fields,
      });
  }
}

/** The price calls of the partner, for kinds that are priced before they are booked; null for others. */
export function openFreightPartner(kind: AnyKind, account: PartnerAccount, ports: Ports): FreightPartner | null {
  return kind.freight && kind.partner === 'xport' ? createXportFreight(xportAccess(account, ports)) : null;
}

function xportAccess({ settings, credentials }: PartnerAccount, ports: Ports): XportAccess {
  return {
    ports,
    settings: xportSettings.parse(settings),
    credentials: xportCredentials.parse(credentials),
    nonce: nonceString,
  };
}

/** What a person is told about an account that was tried; `submission:account.<code>` has the words. */
export interface AccountTest {
  readonly ok: boolean;
  readonly code: 'ok' | 'credentials' | 'clock' | 'unreachable' | 'throttled' | 'failing' | 'untested';
  readonly params: ProblemParams;
}

/** A reference that no order has. */
const NO_ORDER = 'DOCKHAND-TEST';

/** Makes the partner's harmless call, or asks it for an order that does not exist: signed like every call. */
export async function testAccount(client: PartnerClient, signal: AbortSignal): Promise<AccountTest> {
  if (client.probe) return readTest(await client.probe(signal));
  if (!client.lookup) return { ok: true, code: 'untested', params: {} };
  return readTest(await client.lookup([NO_ORDER], signal));
}

function readTest(result: LookupResult | SendResult): AccountTest {
  switch (result.type) {
    case 'answered':
      return { ok: true, code: 'ok', params: {} };
    case 'credentials':
      return { ok: false, code: 'credentials', params: {} };
    case 'clock':
      return { ok: false, code: 'clock', params: { minutes: Math.round(result.skewMs / 60_000) } };
    case 'throttled':
      return { ok: false, code: 'throttled', params: { seconds: Math.ceil(result.waitMs / 1000) } };
    case 'not-sent':
      return { ok: false, code: 'unreachable', params: { reason: result.reason } };
    case 'unknown':
      return { ok: false, code: 'failing', params: { reason: result.reason } };
  }
}
