import type { Output } from '#shared/contract.ts';
import type { EngineContext } from '../context.ts';
import type { ClaimScope, OfficeClaim } from '../ledger/ledger.ts';

/** How long (ms) the office is not asked for a key again: each edit of a run asks for all of them. */
const FRESH = 30_000;
/** Runs whose answers are kept: of those that somebody looks at. */
const KEPT = 4;

const NOT_SENT = ['incomplete', 'ready', 'rejected'] as const;

interface Answer {
  readonly at: number;
  readonly claim: OfficeClaim | null;
}

/**
 * Which of a run's orders that were not sent from here another desk of the office sent, or is sending: for the page, while a run is being
 * checked. What counts is the office's word when it is sent.
 */
export function createAtOtherDesks({
  store,
  ledger,
  ports,
}: Pick<EngineContext, 'store' | 'ledger'> & { readonly ports: Pick<EngineContext['ports'], 'clock'> }) {
  const known = new Map<string, { readonly of: unknown; readonly answers: Map<string, Answer> }>();

  const answersOf = (run: string, { account }: ClaimScope): Map<string, Answer> => {
    const id = JSON.stringify([run, account]);
    const before = known.get(id);
    known.delete(id);
    // Another office has other answers.
    const entry =
      before?.of === ledger.shared && before ? before : { of: ledger.shared, answers: new Map<string, Answer>() };
    known.set(id, entry);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return entry.answers;
  };

  /** @throws Failure `ledger.*` where the office cannot be asked */
  return async (run: string, scope: ClaimScope): Promise<Output<'ledger.others'>> => {
    const shared = ledger.shared?.of(scope);
    if (!shared) return [];
    const orders = NOT_SENT.flatMap((state) => store.outbox.inState(run, state));
    const answers = answersOf(run, scope);
    const now = ports.clock.monotonic();
    const isKnown = (key: string) => (answers.get(key)?.at ?? Number.NEGATIVE_INFINITY) > now - FRESH;
    const asked = [...new Set(orders.map(({ key }) => key))].filter((key) => !isKnown(key));
    const found = asked.length > 0 ? await shared.others(asked) : new Map<string, OfficeClaim>();
    for (const key of asked) answers.set(key, { at: now, claim: found.get(key) ?? null });
    return orders.flatMap(({ id, key }) => {
      const claim = answers.get(key)?.claim;
      return claim ? [told(id, claim)] : [];
    });
  };
}

function told(order: number, { key, deskName: desk, person, claimedAt: at, state, partnerNo }: OfficeClaim) {
  const stands =
    state === 'queued' ? ('sending' as const) : state === 'unknown' ? ('unknown' as const) : ('sent' as const);
  return { order, key, desk, person, at, state: stands, partnerNo };
}
