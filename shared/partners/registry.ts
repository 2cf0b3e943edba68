import { etower } from './etower.ts';
import type { Partner, PartnerId, PartnerSettings } from './partner.ts';
import { top } from './top.ts';
import { xport } from './xport.ts';

/** Every partner the program can talk to. */
export const partners: Readonly<Record<PartnerId, Partner>> = { etower, top, xport };

/** Where an account with these settings sends: its own address, or the one that its partner's settings come with. Empty for none. */
export function addressIn(partner: PartnerId, settings: PartnerSettings): string {
  const { address, settings: all } = partners[partner];
  return String(settings[address] ?? all.parse({})[address]);
}
