import { createHash } from 'node:crypto';
import type { PartnerId } from '#shared/partners/partner.ts';
import { partners } from '#shared/partners/registry.ts';
import { placeOf } from '../place-of.ts';

/**
 * Who an account is at its partner, whatever row it has here: where it sends, and as whom. Two entries that share the address
 * or one of the public credentials are the same one; what was sent with one of them was sent with the other.
 */
export interface Identity {
  /** The row that it has here. */
  readonly account: string;
  /** As it was typed; empty when it is not known. */
  readonly address: string;
  /** Hashes of its public credentials; none when they are not known. */
  readonly marks: readonly string[];
}

/** What stands for an account's public credentials, which are as secret as the others and therefore never stored. */
export function marksOf(partner: PartnerId, credentials: Readonly<Record<string, string>>): string[] {
  return partners[partner].identity.flatMap((name) => {
    const value = credentials[name]?.trim();
    if (!value) return [];
    return [
      createHash('sha256')
        .update(JSON.stringify([partner, name, value]))
        .digest('hex')
        .slice(0, 32),
    ];
  });
}

/** Pure. Where too little is known of one of them to tell them apart, one row means one account. */
export function isSameAccount(one: Identity, other: Identity): boolean {
  if (one.marks.some((mark) => other.marks.includes(mark))) return true;
  const [here, there] = [placeOf(one.address), placeOf(other.address)];
  if (here !== '' && here === there) return true;
  const toldApart = here !== '' && there !== '' && one.marks.length > 0 && other.marks.length > 0;
  return one.account === other.account && !toldApart;
}
