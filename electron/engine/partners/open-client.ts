import type { AnyKind } from '#shared/kinds/kind.ts';
import { etowerCredentials, etowerSettings } from '#shared/partners/etower.ts';
import { topCredentials, topSettings } from '#shared/partners/top.ts';
import type { OpenAccount } from '../accounts/accounts.ts';
import type { Ports } from '../ports.ts';
import type { PartnerClient } from './client.ts';
import { createEtowerClient } from './etower/client.ts';
import { createTopClient } from './top/client.ts';
import type { ReadBlob } from './write-body.ts';

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
      throw new Error(`no client for ${kind.partner} yet`);
  }
}
