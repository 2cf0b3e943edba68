import { Failure } from '#shared/contract/failure.ts';
import type { Database } from '../../data-folder/data-folder.ts';
import type { Ports } from '../../ports.ts';
import type { ClaimScope, Claims } from '../claims.ts';
import type { Leases } from '../leases.ts';
import type { Admitted, Applying, Held, OfficeLedger, OfficeScope, TurnLimits } from './office-ledger.ts';
import { createSettler, type Settler } from './settler.ts';
import type { Told } from './told.ts';

/** Claims offered in one go. */
const MOST = 5000;

/** An order that is to be sent. */
interface Ref {
  readonly id: number;
  readonly key: string;
}

export type Entered =
  | { readonly type: 'go' }
  | { readonly type: 'aborted' }
  /** Somebody else has these keys now. */
  | { readonly type: 'lost'; readonly keys: readonly string[] };

/** What sending shares of one account's keys with the office. All but `giveBack` throw a Failure `ledger.*` where that cannot be asked. */
export interface SharedScope {
  /** Claims keys, once the office knows what became of those that this desk had before. */
  claim(orders: readonly Applying[]): Promise<ReadonlyMap<string, Admitted>>;
  /** What was claimed and not queued; what cannot be told now is found at the next start. */
  giveBack(held: readonly Held[]): Promise<void>;
  /** Waits for this desk's turn to send these orders; with none of them, to ask something. */
  enter(run: string, orders: readonly Ref[], limits: TurnLimits, signal: AbortSignal): Promise<Entered>;
  /** The partner makes everybody wait. */
  close(ms: number): Promise<void>;
}

export interface SharedKeys {
  /** Null for what stays at this desk: practice. */
  of(scope: ClaimScope): SharedScope | null;
  /** Something became of a claim: the office is told, soon. */
  readonly tell: Settler['tell'];
  /** Tells what it can within so many milliseconds. */
  readonly stop: Settler['stop'];
}

export interface SharedKeysOptions extends Pick<Ports, 'clock' | 'log'> {
  readonly office: OfficeLedger;
  readonly db: Pick<Database, 'transaction' | 'now'>;
  readonly claims: Claims;
  readonly told: Told;
  readonly leases: Leases;
}

export function createSharedKeys(options: SharedKeysOptions): SharedKeys {
  const { office, db, claims, told, leases, clock } = options;
  const settler = createSettler(options);
  let comparison: Promise<void> | null = null;

  /** Once, before anything is claimed: a program that ended in between left claims that nothing was stored of. */
  const compared = () => {
    comparison ??= compare().catch((error: unknown) => {
      comparison = null;
      throw error;
    });
    return comparison;
  };
  const compare = async () => {
    for (const claim of await office.open()) {
      // Another program of this desk is at it.
      if (leases.heldElsewhere(claim.run, clock.now())) continue;
      if (db.transaction(() => told.compare(claim)) !== 'never') continue;
      const { key, fence } = claim;
      await office.settle(claim, [{ key, fence, state: 'cancelled', partnerNo: null, answer: null }]);
    }
    await join();
    settler.tell();
  };

  /** What this desk sent before it joined the office is offered to it; what others have there already stays theirs. */
  const join = async () => {
    for (let after = 0; ; ) {
      const all = told.unshared(after, MOST);
      for (const group of Map.groupBy(all, ({ partner, kind, account, address, marks }) =>
        JSON.stringify([partner, kind, account, address, marks]),
      ).values()) {
        const [first] = group;
        if (!first) continue;
        const { partner, kind, accountName } = first;
        const orders = group.map(({ key, run, order, bodyHash }) => {
          return { key, run, order, bodyHash, again: false, elsewhere: true };
        });
        const admitted = await office.claim({ partner, kind, account: first, accountName }, orders);
        db.transaction(() => {
          for (const { key, run, order } of group) {
            const fence = admitted.get(key)?.fence;
            if (fence) told.given(run, order, key, fence);
          }
        });
      }
      const last = all.at(-1);
      if (!last || all.length < MOST) return;
      after = last.id;
    }
  };

  const claim = async (scope: OfficeScope, orders: readonly Applying[]) => {
    await compared();
    await settler.settleAll();
    return office.claim(scope, orders);
  };

  /** What shows that the keys are these orders'; null with those that are not. Orders that were queued without the office are claimed now. */
  const hold = async (scope: OfficeScope, own: ClaimScope, run: string, orders: readonly Ref[]) => {
    await compared();
    const held = new Map<string, Held>();
    const unclaimed: Applying[] = [];
    for (const { id: order, key } of orders) {
      const fence = told.fenceOf(run, order, key);
      if (fence !== null) held.set(key, { key, fence });
      else {
        const known = claims.find(own, key);
        const again = known !== null && !(known.run === run && known.order === order);
        unclaimed.push({ key, run, order, bodyHash: known?.bodyHash ?? '', again, elsewhere: false });
      }
    }
    const lost: string[] = [];
    if (unclaimed.length > 0) {
      for (const [key, { admission, fence }] of await claim(scope, unclaimed)) {
        if (admission.type !== 'queue') lost.push(key);
        else if (fence !== null) held.set(key, { key, fence });
      }
      db.transaction(() => {
        for (const { key, order } of unclaimed) {
          const fence = held.get(key)?.fence;
          if (fence !== undefined) told.given(run, order, key, fence);
        }
      });
    }
    return { held: [...held.values()], lost };
  };

  return {
    of(own) {
      const space = claims.spaceOf(own.account);
      if (space.practice === 1 || space.partner === '') return null;
      const scope: OfficeScope = {
        partner: space.partner,
        kind: own.kind,
        account: { account: space.account, address: space.address, marks: space.marks },
        accountName: space.name,
      };
      return {
        claim: (orders) => claim(scope, orders),
        async giveBack(held) {
          const outcomes = held.map(
            (each) => ({ ...each, state: 'cancelled', partnerNo: null, answer: null }) as const,
          );
          await office.settle(scope, outcomes).catch((error: unknown) => {
            if (!(error instanceof Failure)) throw error;
            comparison = null;
          });
        },
        async enter(run, orders, limits, signal) {
          const { held, lost } = await hold(scope, own, run, orders);
          if (lost.length > 0) return { type: 'lost', keys: lost };
          let place: string | null = null;
          while (!signal.aborted) {
            const turn = await office.enter(scope, held, limits, place);
            // Whoever stopped sending meanwhile may have taken the orders out of the queue.
            if (turn.type === 'go' && signal.aborted) break;
            if (turn.type !== 'wait') return turn;
            place = turn.place;
            await clock.sleep(turn.ms, signal);
          }
          return { type: 'aborted' };
        },
        close: (ms) => office.close(scope, ms),
      };
    },
    tell: settler.tell,
    stop: settler.stop,
  };
}
