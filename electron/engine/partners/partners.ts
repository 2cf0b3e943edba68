/**
 * The partners as the engine calls them. A client signs one request, sends it through `http/`, which tells *nothing was
 * sent* from *may have arrived*, and reads the answer; it keeps nothing and never tries twice. What became of each order
 * is decided by who holds the client.
 */

import type { AnyKind } from '#shared/kinds/kind.ts';
import { etowerCredentials, etowerSettings } from '#shared/partners/etower.ts';
import type { PartnerId, PartnerSettings } from '#shared/partners/partner.ts';
import { topCredentials, topSettings } from '#shared/partners/top.ts';
import { xportCredentials, xportSettings } from '#shared/partners/xport.ts';
import type { Clock, Ports } from '../ports.ts';
import { createEtowerClient, type ReadBlob } from './etower/client.ts';
import { createEtowerMasterData } from './etower/master-data.ts';
import { createEtowerFollowUp } from './etower/po-list.ts';
import { createEtowerProducts } from './etower/products.ts';
import { signingWays, tellingMoment } from './etower/signing-ways.ts';
import type {
  CancelPartner,
  ChangesPartner,
  FollowUpPartner,
  FreightPartner,
  MasterDataPartner,
  PartnerClient,
} from './partner-client.ts';
import type { AccountWay } from './test-account.ts';
import { createTopChanges } from './top/bills.ts';
import { createTopCancel } from './top/cancel.ts';
import { createTopClient } from './top/client.ts';
import type { XportAccess } from './xport/call.ts';
import { callingWays } from './xport/calling-ways.ts';
import { createXportClient } from './xport/client.ts';
import { createXportFreight } from './xport/freight.ts';
import { operations } from './xport/operations.ts';
import { nonceString } from './xport/sign.ts';

export { exchange } from './http/exchange.ts';
export type {
  Answer,
  CancelPartner,
  CancelResult,
  ChangedOrder,
  ChangesPartner,
  ChangesResult,
  FollowUpPartner,
  FollowUpResult,
  FreightPartner,
  ListedWarehouse,
  LookupResult,
  MasterDataPartner,
  MasterDataResult,
  OrderReport,
  Outgoing,
  PartnerClient,
  PartnerMessage,
  QuoteResult,
  Received,
  ReceivedResult,
  SendResult,
} from './partner-client.ts';
export { type AccountTest, type AccountWay, testAccount, testEveryWay } from './test-account.ts';

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
      if (kind.id === 'product-create') {
        return createEtowerProducts({
          ports,
          settings: etowerSettings.parse(settings),
          credentials: etowerCredentials.parse(credentials),
        });
      }
      return createEtowerClient({
        ports,
        readBlob,
        settings: etowerSettings.parse(settings),
        credentials: etowerCredentials.parse(credentials),
      });
    case 'top':
      return createTopClient({
        ports,
        settings: topSettings.parse(settings),
        credentials: topCredentials.parse(credentials),
      });
    case 'xport':
      return createXportClient({
        ...xportAccess({ settings, credentials }, ports),
        kind: kind.id,
      });
  }
}

/**
 * Whether what became of a kind's orders is found out without a person: the partner says it, or the same may be sent again.
 * Known without the account's keys; its client says the same.
 */
export function findsOut(kind: AnyKind, settings: PartnerSettings): boolean {
  if (kind.partner !== 'xport') return true;
  // An entry that is still wrong is told so when it is saved.
  const { data } = xportSettings.safeParse(settings);
  return data !== undefined && operations[kind.id]?.resendSafe(data) === true;
}

/** The price calls of the partner, for kinds that are priced before they are booked; null for others. */
export function openFreightPartner(kind: AnyKind, account: PartnerAccount, ports: Ports): FreightPartner | null {
  return kind.freight && kind.partner === 'xport' ? createXportFreight(xportAccess(account, ports)) : null;
}

/** The call that says what became of accepted orders, for kinds that announce something; null for others. */
export function openFollowUp(
  kind: AnyKind,
  { settings, credentials }: PartnerAccount,
  ports: Ports,
): FollowUpPartner | null {
  if (!kind.announced || kind.partner !== 'etower') return null;
  return createEtowerFollowUp({
    ports,
    settings: etowerSettings.parse(settings),
    credentials: etowerCredentials.parse(credentials),
  });
}

/** The calls that say which accepted orders changed, for kinds that announce something at a partner that has them; null for others. */
export function openChanges(
  kind: AnyKind,
  { settings, credentials }: PartnerAccount,
  ports: Ports,
): ChangesPartner | null {
  if (!kind.announced || kind.partner !== 'top') return null;
  return createTopChanges({
    ports,
    settings: topSettings.parse(settings),
    credentials: topCredentials.parse(credentials),
  });
}

export { isCancellable } from './top/cancel.ts';

/** The call that cancels an accepted order; null for partners that have none. */
export function openCancel(
  kind: AnyKind,
  { settings, credentials }: PartnerAccount,
  ports: Ports,
): CancelPartner | null {
  if (kind.partner !== 'top') return null;
  return createTopCancel({
    ports,
    settings: topSettings.parse(settings),
    credentials: topCredentials.parse(credentials),
  });
}

/** The calls that list an account's warehouses and known SKUs; null for partners that have none. */
export function openMasterData(
  partner: PartnerId,
  { settings, credentials }: PartnerAccount,
  ports: Ports,
): MasterDataPartner | null {
  if (partner !== 'etower') return null;
  return createEtowerMasterData({
    ports,
    settings: etowerSettings.parse(settings),
    credentials: etowerCredentials.parse(credentials),
  });
}

function xportAccess({ settings, credentials }: PartnerAccount, ports: Ports): XportAccess {
  return {
    ports,
    settings: xportSettings.parse(settings),
    credentials: xportCredentials.parse(credentials),
    nonce: nonceString,
  };
}

/**
 * The account's client as it stands, then with every other answer to what its partner's page leaves open about calls: what
 * a test of the account tries.
 */
export function waysToCall(kind: AnyKind, account: PartnerAccount, ports: ClientPorts): readonly AccountWay[] {
  const own = { settings: {}, client: () => openClient(kind, account, ports) };
  if (kind.partner === 'top') return [own];
  if (kind.partner === 'xport') {
    return callingWays(xportSettings.parse(account.settings)).map((way) => ({
      settings: way,
      elsewhere: true,
      client: () => openClient(kind, { ...account, settings: { ...account.settings, ...way } }, ports),
    }));
  }
  const settings = etowerSettings.parse(account.settings);
  const credentials = etowerCredentials.parse(account.credentials);
  return signingWays(settings, settings.baseUrl).map((way) => ({
    settings: way,
    client() {
      const { clock } = ports.ports;
      const now = tellingMoment(clock.now(), 'poList', { ...settings, ...way }, credentials);
      const then: Clock = {
        now: () => now,
        monotonic: () => clock.monotonic(),
        sleep: (...args) => clock.sleep(...args),
      };
      return openClient(
        kind,
        { ...account, settings: { ...account.settings, ...way } },
        { ...ports, ports: { ...ports.ports, clock: then } },
      );
    },
  }));
}
