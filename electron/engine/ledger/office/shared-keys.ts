import { Failure } from '#shared/contract/failure.ts';
import { type Claim, type ClaimScope, SENT, TAKEN } from '../claims.ts';
import { createComparing } from './compare.ts';
import { accountOf } from './differences.ts';
import { type Applying, type Held, MustOpen, type OfficeClaim, type OfficeScope } from './office-ledger.ts';
import { createSettler } from './settler.ts';
import type { Ref, SharedKeys, SharedKeysOptions } from './shared-scope.ts';
import { createTakeBack } from './take-back.ts';
import type { Unshared } from './told.ts';
import { createUnderWay } from './under-way.ts';

/** Claims offered in one go. */
const MOST = 5000;
/** How often a call is made anew because the desk had to open the ledger again. */
const OPENINGS = 4;

export type { SharedKeys, SharedKeysOptions };

export function createSharedKeys(options: SharedKeysOptions): SharedKeys {
  const { office, db, claims, told, leases, clock, log } = options;
  /** Offers what this desk claimed without the office's knowing; what others have there already stays theirs. */
  const offer = async (
    { partner, kind, accountName, account: row, address, marks }: Unshared,
    group: readonly Unshared[],
  ) => {
    const given = new Set<string>();
    const orders = group.map(({ key, run, order, bodyHash }) => {
      return { key, run, order, bodyHash, again: false, elsewhere: true };
    });
    const account = { account: row, address, marks };
    const admitted = await office.offer({ partner, kind, account, accountName }, orders);
    db.transaction(() => {
      for (const { key, run, order } of group) {
        const { fence = null, isOwn = false, reliesOn = null } = admitted.get(key) ?? {};
        // It has it as this order's, and what shows that was not known here any more.
        const known = fence ?? (isOwn ? reliesOn : null);
        if (known === null) continue;
        told.given(run, order, key, known);
        given.add(key);
      }
    });
    return given;
  };
  const settler = createSettler({ ...options, offer });
  const takeBack = createTakeBack({ office, db, told, settler });
  const comparing = createComparing(db, told, claims);
  let comparison: Promise<void> | null = null;
  /** Nothing was given to this program yet. */
  let isFresh = true;
  const underWay = createUnderWay();
  /** Orders that may have been sent, as the office says, without this program's knowing. */
  const left = new Set<number>();

  /** Before anything is claimed: a program that ended in between left claims that nothing was stored of. */
  const compared = () => {
    comparison ??= compare().catch((error: unknown) => {
      comparison = null;
      throw error;
    });
    return comparison;
  };
  const compare = async () => {
    const { claims: open, reoffer } = await office.open();
    for (const claim of open) {
      // A program of this desk is at it.
      if (leases.heldElsewhere(claim.run, clock.now())) continue;
      const found = db.transaction(() => comparing.of(claim, isFresh));
      if (found === 'left') left.add(claim.order);
      if (found !== 'never' || underWay.has(claim, claim.key)) continue;
      const { key, fence } = claim;
      await office.settle(claim, [{ key, fence, state: 'cancelled', partnerNo: null, answer: null }]);
    }
    isFresh = false;
    await join();
    if (reoffer === null) return settler.tell();
    db.transaction(told.all);
    await settler.settleAll();
    await office.offered(reoffer);
  };

  /** Does it once this desk is known to be the one that the office has; again where it has to show that anew. */
  const asDesk = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let turn = 1; ; turn += 1) {
      await compared();
      const before = comparison;
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof MustOpen)) throw error;
        if (turn === OPENINGS) throw new Failure('ledger.anew');
        if (comparison === before) comparison = null;
      }
    }
  };

  /** What this desk sent before it joined the office is offered to it. */
  const join = async () => {
    for (let after = 0; ; ) {
      const all = told.unshared(after, MOST);
      for (const group of Map.groupBy(all, accountOf).values()) {
        const [first] = group;
        if (!first) continue;
        await offer(first, group);
      }
      const last = all.at(-1);
      if (!last || all.length < MOST) return;
      after = last.id;
    }
  };

  /** What is given with it is under way until it is stored or given back. */
  const claim = async (scope: OfficeScope, orders: readonly Applying[]) => {
    const keys = orders.map(({ key }) => key);
    underWay.begun(scope, keys);
    try {
      const admitted = await asDesk(async () => {
        await settler.settleAll();
        const words = await office.claim(scope, orders);
        for (const { run, order, key } of orders) {
          if (words.get(key)?.mayHaveLeft && !told.hasClaim(run, order, key)) left.add(order);
        }
        return words;
      });
      const isGiven = (key: string) => (admitted.get(key)?.fence ?? null) !== null;
      underWay.over(
        scope,
        keys.filter((key) => !isGiven(key)),
      );
      return admitted;
    } catch (error) {
      underWay.over(scope, keys);
      throw error;
    }
  };

  /**
   * Of orders that a person had sent once more before the office was joined: those whose keys the office has as another desk's. Nobody
   * who knew of that asked for it.
   */
  const knownOtherwise = async (
    scope: OfficeScope,
    own: ClaimScope,
    orders: readonly Applying[],
  ): Promise<ReadonlySet<string>> => {
    // What the office knows of was known to whoever asked.
    const isShared = (claim: Claim | null, key: string) =>
      claim !== null && told.fenceOf(claim.run, claim.order, key) !== null;
    const again = orders
      .filter((order) => order.again && !isShared(claims.find(own, order.key), order.key))
      .map(({ key }) => key);
    if (again.length === 0) return new Set();
    const found = [...(await office.find(scope, again)).values()];
    return new Set(found.filter(({ run, order, key }) => !told.hasClaim(run, order, key)).map(({ key }) => key));
  };

  /** What shows that the keys are these orders'; null with those that are not. Orders that were queued without the office are claimed now. */
  const hold = async (scope: OfficeScope, own: ClaimScope, run: string, orders: readonly Ref[]) => {
    const held = new Map<string, Held>();
    const unclaimed: Applying[] = [];
    const lost: string[] = [];
    // By what it knows of them the office would keep back what a person has sent again since.
    if (orders.some(({ id, key }) => told.isUntold(run, id, key))) await asDesk(() => settler.settleAll());
    for (const { id: order, key } of orders) {
      const fence = told.fenceOf(run, order, key);
      const known = claims.find(own, key);
      // What was accepted is sent again only where a person said so; otherwise that came out since the order was queued.
      const isTaken = known !== null && TAKEN.has(known.state);
      if (fence !== null && !isTaken) held.set(key, { key, fence });
      else {
        const again = isTaken || (known !== null && !(known.run === run && known.order === order));
        const bodyHash = told.hashOf(run, order);
        // Of what has no content known here nobody can say whether it is the same.
        if (bodyHash === null || (isTaken && !claims.isSentAgain(own, key, order))) lost.push(key);
        else unclaimed.push({ key, run, order, bodyHash, again, elsewhere: false });
      }
    }
    const known = await knownOtherwise(scope, own, unclaimed);
    const asked = unclaimed.filter(({ key }) => !known.has(key));
    lost.push(...known);
    if (asked.length > 0) {
      for (const [key, { admission, fence }] of await claim(scope, asked)) {
        if (admission.type !== 'queue') lost.push(key);
        else if (fence !== null) held.set(key, { key, fence });
      }
      db.transaction(() => {
        for (const { key, order } of asked) {
          const fence = held.get(key)?.fence;
          if (fence !== undefined) told.given(run, order, key, fence);
        }
      });
      underWay.over(
        scope,
        asked.map(({ key }) => key).filter((key) => held.has(key)),
      );
    }
    return { held: [...held.values()], lost };
  };

  const of: SharedKeys['of'] = (own) => {
    const space = claims.spaceOf(own.account);
    if (space.practice === 1 || space.partner === '') return null;
    const scope: OfficeScope = {
      partner: space.partner,
      kind: own.kind,
      account: { account: space.account, address: space.address, marks: space.marks },
      accountName: space.name,
    };
    const stored = (keys: readonly string[]) => underWay.over(scope, keys);
    return {
      compared,
      claim: (orders) => claim(scope, orders),
      async others(keys) {
        const found = await office.find(scope, keys);
        const isOthers = ({ run, order, key, state }: OfficeClaim) =>
          SENT.has(state) && !told.hasClaim(run, order, key);
        return new Map([...found].filter(([, claim]) => isOthers(claim)));
      },
      elsewhere: (keys) => office.elsewhere(scope, keys),
      async giveBack(held) {
        const outcomes = held.map((each) => ({ ...each, state: 'cancelled', partnerNo: null, answer: null }) as const);
        await office.settle(scope, outcomes).catch((error: unknown) => {
          if (!(error instanceof Failure)) throw error;
          comparison = null;
        });
        stored(held.map(({ key }) => key));
      },
      stored,
      async enter(run, orders, limits, signal) {
        await compared();
        const asked = orders.filter(({ id }) => left.has(id));
        if (asked.length > 0) {
          db.transaction(() => {
            for (const order of asked) comparing.doubt(own, run, order);
          });
          for (const { id } of asked) left.delete(id);
          return { type: 'left', keys: asked.map(({ key }) => key) };
        }
        const { held, lost } = await hold(scope, own, run, orders);
        if (lost.length > 0) return { type: 'lost', keys: lost };
        let place: string | null = null;
        while (!signal.aborted) {
          const turn = await asDesk(() => office.enter(scope, held, limits, place));
          // Whoever stopped sending meanwhile may have taken the orders out of the queue.
          if (turn.type === 'go' && signal.aborted) break;
          if (turn.type !== 'wait') return turn;
          place = turn.place;
          await clock.sleep(turn.ms, signal);
        }
        return { type: 'aborted' };
      },
      takeBack: (run, order, write) => asDesk(() => takeBack(scope, run, order, write)),
      close: (ms) => office.close(scope, ms),
    };
  };

  return {
    of,
    async turn(account, limits, signal) {
      try {
        await of({ account, kind: '' })?.enter('', [], limits, signal);
        return true;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        return false;
      }
    },
    compared,
    settled: () => asDesk(settler.settleAll),
    pulse: () => asDesk(office.pulse),
    begin() {
      compared().catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        log.warn('the office was not opened', { error: error.code });
        // What is not known to be this desk's is told by nobody; all else is tried until it is.
        settler.tell();
      });
    },
    tell: settler.tell,
    stop: settler.stop,
  };
}
