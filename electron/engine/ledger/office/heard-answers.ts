import type { PartnerAnswer } from '#shared/kinds/kind.ts';
import { type ClaimScope, TAKEN } from '../claims.ts';
import type { SharedScope } from './shared-scope.ts';

/** What partners answered to orders that other desks sent, as far as it was asked for: whatever is checked cannot wait for the office. */
export interface HeardAnswers {
  /** Null where nobody's was heard. */
  of(scope: ClaimScope, key: string): PartnerAnswer | null;
  /** Asks for what is not known of these keys. Throws a Failure `ledger.*` where the office cannot be asked. */
  hear(scope: ClaimScope, keys: readonly string[]): Promise<void>;
}

/** `read`: what is made of an answer as it is stored. They are kept for as long as the program runs, and nowhere. */
export function createHeardAnswers(
  shared: (scope: ClaimScope) => SharedScope | null,
  read: (answer: string | null) => PartnerAnswer | null,
): HeardAnswers {
  const heard = new Map<string, PartnerAnswer>();
  const idOf = ({ account, kind }: ClaimScope, key: string) => JSON.stringify([account, kind, key]);
  return {
    of: (scope, key) => heard.get(idOf(scope, key)) ?? null,
    async hear(scope, keys) {
      const asked = keys.filter((key) => !heard.has(idOf(scope, key)));
      const office = asked.length > 0 ? shared(scope) : null;
      for (const [key, { state, partnerNo, answer }] of (await office?.others(asked)) ?? []) {
        if (TAKEN.has(state)) heard.set(idOf(scope, key), { partnerNo, data: read(answer)?.data ?? {} });
      }
    },
  };
}
