import { etowerPartner } from './etower/etower-partner.ts';
import type { PracticePartner } from './partner.ts';
import { topPartner } from './top/top-partner.ts';
import { xportPartner } from './xport/xport-partner.ts';

/** Every practice partner there is, each with its practice credentials. */
export function practicePartners(): readonly PracticePartner[] {
  return [etowerPartner(), topPartner(), xportPartner()];
}
