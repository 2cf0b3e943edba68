import type { AnyKind } from '#shared/kinds/kind.ts';
import { etowerCredentials, etowerSettings } from '#shared/partners/etower.ts';
import { topCredentials, topSettings } from '#shared/partners/top.ts';
import { xportCredentials, xportSettings } from '#shared/partners/xport.ts';
import type { OpenAccount } from '../accounts/accounts.ts';
import type { Ports } from '../ports.ts';
import type { PartnerClient } from './client.ts';
import { createEtowerClient } from './etower/client.ts';
import type { FreightPartner } from './freight-partner.ts';
import { createTopClient } from './top/client.ts';
import type { ReadBlob } from './write-body.ts';
import type { XportAccess } from './xport/call.ts';
import { createXportClient } from './xport/client.ts';
import { createXportFreight } from './xport/freight.ts';
import { nonceString } from './xport/sign.ts';

interface ClientPorts {
  readonly ports: Ports;
  readonly readBlob: ReadBlob;
}

/** The client of a kind's partner call, speaking as the account. */
export function openClient(
  kind: AnyKind,
  { settings, credentials }: OpenAccount,
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
export function openFreightPartner(kind: AnyKind, account: OpenAccount, ports: Ports): FreightPartner | null {
  return kind.freight && kind.partner === 'xport' ? createXportFreight(xportAccess(account, ports)) : null;
}

function xportAccess(
  { settings, credentials }: Pick<OpenAccount, 'settings' | 'credentials'>,
  ports: Ports,
): XportAccess {
  return {
    ports,
    settings: xportSettings.parse(settings),
    credentials: xportCredentials.parse(credentials),
    nonce: nonceString,
  };
}
