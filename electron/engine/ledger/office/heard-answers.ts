import type { PartnerAnswer } from '#shared/kinds/kind.ts';
import type { Clock } from '../../ports.ts';
import { type ClaimScope, TAKEN } from '../claims.ts';
import type { SharedKeys } from './shared-scope.ts';

/** How long (ms) the office is not asked again for a key that another desk had accepted; that nobody had may change at any time. */
const FRESH_MS = 30_000;

/** What partners answered to orders that other desks sent, as far as it was asked for: whatever is checked cannot wait for the office. */
export interface HeardAnswers {
  /** Null where nobody's was heard. */
  of(scope: ClaimScope, key: string): PartnerAnswer | null;
  /** Asks for what is not known of these keys. Throws a Failure `ledger.*` where the office cannot be asked. */
  hear(scope: ClaimScope, keys: readonly string[]): Promise<void>;
}

interface Heard {
  readonly at: number;
  readonly answer: PartnerAnswer;
}

/** `accountOf`: what tells an account from others. `read`: what is made of an answer as it is stored. They are kept in memory, for as long as the desk shares with that office. */
export function createHeardAnswers(
  {
    shared,
    accountOf,
    clock,
  }: {
    readonly shared: () => Pick<SharedKeys, 'of'> | null;
    readonly accountOf: (account: string) => string;
    readonly clock: Pick<Clock, 'monotonic'>;
  },
  read: (answer: string | null) => PartnerAnswer | null,
): HeardAnswers {
  const idOf = ({ account, kind }: ClaimScope) => {
    const who = JSON.stringify([accountOf(account), kind]);
    return (key: string) => JSON.stringify([who, key]);
  };
  let kept = { of: shared(), heard: new Map<string, Heard>() };
  const heardNow = () => {
    const office = shared();
    if (office !== kept.of) kept = { of: office, heard: new Map() };
    return kept;
  };
  return {
    of: (scope, key) => heardNow().heard.get(idOf(scope)(key))?.answer ?? null,
    async hear(scope, keys) {
      const { of: office, heard } = heardNow();
      const scopeShared = office?.of(scope);
      const now = clock.monotonic();
      const id = idOf(scope);
      const asked = keys.filter((key) => now - (heard.get(id(key))?.at ?? Number.NEGATIVE_INFINITY) >= FRESH_MS);
      if (!scopeShared || asked.length === 0) return;
      const found = await scopeShared.others(asked);
      for (const key of asked) {
        const claim = found.get(key);
        if (claim && TAKEN.has(claim.state)) {
          const { partnerNo, answer } = claim;
          heard.set(id(key), { at: now, answer: { partnerNo, data: read(answer)?.data ?? {} } });
        } else heard.delete(id(key));
      }
    },
  };
}
