import { setImmediate as turn } from 'node:timers/promises';
import { Failure } from '#shared/contract/failure.ts';
import type { Claim, ClaimScope, ClaimState, Claims } from './claims.ts';
import type { Ledger } from './ledger.ts';

/** Keys looked up in one go: other calls are answered in between. */
const PAGE = 500;

/** What this account sent itself, or may have, is told otherwise, and not sent. */
const OWN: ReadonlySet<ClaimState | undefined> = new Set(['accepted', 'exists', 'queued', 'unknown']);

/**
 * What another account at the partner sent of these keys, or may have, and this one did not: by key, in the order of the keys. Only
 * a person says whether this account shall send them, too.
 */
export async function sentByOthers(
  { claims }: { readonly claims: Claims },
  scope: ClaimScope,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Claim>> {
  const found = new Map<string, Claim>();
  for (let from = 0; from < keys.length; from += PAGE) {
    if (from > 0) await turn();
    const page = keys.slice(from, from + PAGE);
    const used = claims.used(scope, page);
    for (const key of page) {
      const { own, elsewhere } = used.has(key) ? claims.history(scope, key) : nothing;
      if (elsewhere && !OWN.has(own?.state)) found.set(key, elsewhere);
    }
  }
  return found;
}

/** The same of all desks of the office; of this one alone where the office cannot be asked: it is asked again when the keys are claimed. */
export async function sentElsewhere(
  ledger: Pick<Ledger, 'claims' | 'shared'>,
  scope: ClaimScope,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Claim>> {
  const here = await sentByOthers(ledger, scope, keys);
  const there = await ledger.shared
    ?.of(scope)
    ?.elsewhere(keys)
    .catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      return null;
    });
  const found = new Map<string, Claim>();
  for (const key of keys) {
    const sent = here.get(key) ?? (OWN.has(ledger.claims.find(scope, key)?.state) ? null : there?.get(key));
    if (sent) found.set(key, sent);
  }
  return found;
}

const nothing = { own: null, elsewhere: null };
