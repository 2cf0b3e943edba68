import { Failure } from '#shared/contract/failure.ts';
import type { AdmittedInOffice, Applying, Claim, Ledger, SharedScope } from '../ledger/ledger.ts';
import type { OrderRef, Store } from '../store/store.ts';
import type { Admitted } from './queue-order.ts';
import type { Decision } from './records.ts';

/** The office's word on a run's orders, before any of them is queued. */
export interface OfficeWord {
  /** What another account at the partner sent, or may have, of the orders that nobody confirmed: none of them was given its key. */
  readonly asked: readonly Claim[];
  /** What becomes of an order by it. @throws Failure `run.changed` for one that was changed since */
  on(admitted: Admitted): Admitted;
  /** These are in the store. */
  stored(keys: readonly string[]): void;
  /** Gives back what was claimed and did not come that far. */
  giveBack(): Promise<void>;
}

/** Without an office every order goes by what this desk knows. */
export const noOffice: OfficeWord = {
  asked: [],
  on: (admitted) => admitted,
  stored: () => {},
  giveBack: async () => {},
};

/** @throws Failure `ledger.*` where the office cannot be asked: then nothing may be queued */
export async function claimInOffice(
  shared: SharedScope,
  run: string,
  orders: readonly Applying[],
): Promise<OfficeWord> {
  const words: ReadonlyMap<string, AdmittedInOffice> = orders.length > 0 ? await shared.claim(orders) : new Map();
  const asked = [...words.values()].flatMap(({ admission }) => (admission.type === 'ask' ? [admission.claim] : []));
  const hashes = new Map(orders.map(({ key, bodyHash }) => [key, bodyHash]));
  const open = new Map(
    [...words].flatMap(([key, { fence }]) => (fence === null ? [] : [[key, { key, fence }] as const])),
  );
  return {
    asked,
    on(admitted) {
      const { key } = admitted.order;
      const word = words.get(key);
      if (!word || hashes.get(key) !== admitted.hash) throw new Failure('run.changed', { run });
      const { admission, fence, reliesOn } = word;
      // Where the office has it as accepted, what is sent again leaves the key with whom it was accepted for.
      if (admission.type !== 'queue' || !admission.claim) return { ...admitted, admission, fence: reliesOn ?? null };
      return { ...admitted, fence };
    },
    stored(keys) {
      const done = keys.filter((key) => open.delete(key));
      shared.stored(done);
    },
    giveBack: () => shared.giveBack([...open.values()]),
  };
}

/**
 * Has a person's word on an order written down; false when that was too late. Where the word before was that the partner has it, other
 * desks may go by that: the office is asked first.
 *
 * @throws Failure `order.wordCounts` or `order.wordKept` where they do, `ledger.*` where the office cannot be asked
 */
export async function writeWord(
  { store, ledger }: { readonly store: Store; readonly ledger: Pick<Ledger, 'shared'> },
  order: OrderRef & { readonly run: string },
  { decision }: Decision,
  write: () => boolean,
): Promise<boolean> {
  const { run, id } = order;
  const takesBack = decision !== 'accepted' && store.decisions.changeable(run, id) === 'accepted';
  const { account, kind } = store.runs.get(run) ?? {};
  const shared = takesBack && account && kind ? ledger.shared?.of({ account, kind }) : null;
  return shared ? shared.takeBack(run, order, write) : write();
}
