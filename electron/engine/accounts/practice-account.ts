import type { Account } from '#shared/contract/settings.ts';
import type { PartnerId } from '#shared/partners/partner.ts';
import { practiceCredentials } from '../practice/practice.ts';

/** The built-in account at a practice partner; its address is filled in when it is opened. */
export function practiceAccount(
  partner: PartnerId,
): Account & { readonly credentials: Readonly<Record<string, string>> } {
  const known: Readonly<Partial<Record<PartnerId, Readonly<Record<string, string>>>>> = practiceCredentials;
  return {
    id: `practice-${partner}`,
    partner,
    name: 'practice',
    target: 'practice',
    // Nobody is to wait for a partner that runs on the same machine.
    settings: { concurrency: 8, ratePerSecond: 1000 },
    hasSecrets: true,
    credentials: known[partner] ?? {},
  };
}
