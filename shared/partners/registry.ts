import { etower } from './etower.ts';
import type { Partner, PartnerId } from './partner.ts';
import { top } from './top.ts';
import { xport } from './xport.ts';

/** Every partner the program can talk to. */
export const partners: Readonly<Record<PartnerId, Partner>> = { etower, top, xport };
