import { type ClaimState, TAKEN } from '../claims.ts';
import type { OfficeClaim, OfficeLedger } from './office-ledger.ts';
import type { Told, Unshared } from './told.ts';

/** A key that this desk and the office know differently. Neither of the two was changed. */
export interface Difference {
  readonly partner: string;
  readonly kind: string;
  readonly key: string;
  /** With the same content. */
  readonly same: boolean;
  readonly here: {
    readonly run: string;
    readonly state: ClaimState;
    readonly partnerNo: string | null;
    /** ISO. */
    readonly at: string;
  };
  readonly there: {
    readonly desk: string;
    readonly person: string;
    readonly state: ClaimState;
    readonly partnerNo: string | null;
    /** ISO. */
    readonly at: string;
  };
}

/** Keys in one question. */
const MOST = 5000;

/**
 * What this desk sent, or may have, by keys that the office has as another desk's. Such a key is not sent from here by itself: the office
 * does not give it (`shared-keys.ts`).
 */
export async function differencesOf(
  told: Told,
  office: Pick<OfficeLedger, 'find'>,
  desk: string,
): Promise<readonly Difference[]> {
  const all: Difference[] = [];
  for (let after = 0; ; ) {
    const some = told.unshared(after, MOST);
    for (const group of Map.groupBy(some, accountOf).values()) {
      const [first] = group;
      if (!first) continue;
      const { partner, kind, accountName, account, address, marks } = first;
      const scope = { partner, kind, accountName, account: { account, address, marks } };
      const keys = group.map(({ key }) => key);
      const found = await office.find(scope, [...new Set(keys)]);
      for (const here of group) {
        const there = found.get(here.key);
        if (there && there.desk !== desk && !isOneOrder(here, there)) all.push(difference(here, there));
      }
    }
    const last = some.at(-1);
    if (!last || some.length < MOST) return all;
    after = last.id;
  }
}

/** Claims of one account, by whichever entry. */
export function accountOf({ partner, kind, account, address, marks }: Unshared): string {
  return JSON.stringify([partner, kind, account, address, marks]);
}

/** Both tell of the same order at the partner: a copied data folder has the numbers of the one that it was copied from. */
function isOneOrder(here: Unshared, there: OfficeClaim): boolean {
  return (
    here.bodyHash === there.bodyHash &&
    TAKEN.has(here.state) &&
    TAKEN.has(there.state) &&
    here.partnerNo === there.partnerNo
  );
}

function difference(here: Unshared, there: OfficeClaim): Difference {
  const { partner, kind, key, run, state, partnerNo, claimedAt: at } = here;
  const { deskName: desk, person } = there;
  return {
    ...{ partner, kind, key, same: here.bodyHash === there.bodyHash },
    here: { run, state, partnerNo, at },
    there: { desk, person, state: there.state, partnerNo: there.partnerNo, at: there.claimedAt },
  };
}
