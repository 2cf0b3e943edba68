import type { Database } from '../data-folder/data-folder.ts';
import { spaceOf as accountSpace, type Space } from './account-space.ts';
import { isSameAccount } from './identity.ts';
import type { Fence } from './office/office-ledger.ts';

/** How far the order that used a key has come. `queued` covers sending; `cancelled` never reached the partner. */
export type ClaimState = 'queued' | 'accepted' | 'exists' | 'rejected' | 'unknown' | 'cancelled';

/** An idempotency key that was used, for what and as whom. Outlives its run and its account. */
export interface Claim {
  readonly run: string;
  readonly order: number;
  readonly bodyHash: string;
  readonly state: ClaimState;
  readonly partnerNo: string | null;
  readonly claimedAt: string;
  /** What the account was called that it was sent with. */
  readonly accountName: string;
  /** ISO time at which the order was taken back at the partner; null while it counts. Its key stays used. */
  readonly withdrawnAt: string | null;
  /** At which other desk of the office, and who sat there. */
  readonly by?: { readonly desk: string; readonly person: string };
}

/**
 * As whom a key is used, and for which kind. The key's space is the account's partner and the kind, practice apart; every
 * entry of the same account ({@link isSameAccount}) is in it.
 */
export interface ClaimScope {
  readonly account: string;
  readonly kind: string;
}

/** What a key was used for before. */
export interface KeyHistory {
  /** The claim of the same account, by whichever entry: of several the one that binds most. */
  readonly own: Claim | null;
  /** The last claim of another account at the same partner that sent the key, or may have. */
  readonly elsewhere: Claim | null;
}

export interface Claims {
  /** Who the account is at its partner. */
  spaceOf(account: string): Space;
  /** Who an account was that has no row here. */
  remember(space: Space): void;
  /** The claim of the same account, by whichever entry: of several the one that binds most. */
  find(scope: ClaimScope, key: string): Claim | null;
  history(scope: ClaimScope, key: string): KeyHistory;
  /** What else is the key's order: entries that are the same account now, and claims, by their rows, that it has as that account. */
  sameOrder(
    scope: ClaimScope,
    key: string,
  ): { readonly entries: readonly string[]; readonly claims: readonly number[] };
  /** Those of these keys that anybody ever claimed at the partner, for the kind. */
  used(scope: ClaimScope, keys: readonly string[]): ReadonlySet<string>;
  /** Claims a key for an order, in place of an earlier claim that came to nothing. */
  put(
    scope: ClaimScope,
    key: string,
    claim: { run: string; order: number; bodyHash: string; fence?: Fence | null },
  ): void;
  /** A person has this order sent although the key was accepted. */
  sendAgain(scope: ClaimScope, key: string, order: number): void;
  /** Whether that was so when the order was queued; otherwise its key came to be accepted since. */
  isSentAgain(scope: ClaimScope, key: string, order: number): boolean;
  /** Records what became of an order. What was accepted once stays accepted, whatever a later order came to. */
  settle(scope: ClaimScope, key: string, order: number, state: ClaimState, partnerNo: string | null): void;
  /** Takes back that an order was accepted: a person said so, and says otherwise now, before anything followed from it. */
  withdraw(run: string, key: string, order: number): void;
  /** Gives a key back that an order was queued with and did not leave with, or (`unknown`) may have left with earlier. */
  release(run: string, key: string, order: number, state: 'cancelled' | 'unknown'): void;
  /** How many keys were sent, or may have been, with this entry; what alike ones sent is not its own. */
  rememberedOf(account: string): number;
}

interface Row {
  id: number;
  account: string;
  account_name: string;
  address: string;
  marks: string;
  run: string;
  order_id: number;
  body_hash: string;
  state: ClaimState;
  partner_no: string | null;
  claimed_at: string;
  withdrawn_at: string | null;
  again_for: number | null;
}

/** The first one binds most. */
export const BINDING: readonly ClaimState[] = ['accepted', 'exists', 'unknown', 'queued', 'rejected', 'cancelled'];
/** The partner has it. */
export const TAKEN: ReadonlySet<ClaimState> = new Set(['accepted', 'exists']);
/** It has it, or may have it, or will: of any other state nothing left, or nothing is there. */
export const SENT: ReadonlySet<ClaimState> = new Set([...TAKEN, 'unknown', 'queued']);

/** `onChange` is called inside the transaction when something became of a claim that the office knows. */
export function createClaims(db: Pick<Database, 'prepare' | 'now'>, onChange: () => void = () => {}): Claims {
  const remembered = new Map<string, Space>();
  const spaceOf = (account: string): Space => {
    const found = accountSpace(db, account);
    return found.partner === '' ? (remembered.get(account) ?? found) : found;
  };

  const rowsOf = ({ partner, practice }: Space, kind: string, key: string): readonly Row[] =>
    db
      .prepare<[string, string, string, number], Row>(
        `SELECT c.*, (SELECT w.withdrawn_at FROM withdrawals w WHERE w.run = c.run AND w.order_id = c.order_id
             AND w.account = c.account AND w.undone_at IS NULL) AS withdrawn_at
         FROM claims c WHERE key = ? AND kind = ? AND partner = ? AND practice = ? ORDER BY id`,
      )
      .all(key, kind, partner, practice);

  const isOf = (space: Space) => (row: Row) =>
    isSameAccount(space, { account: row.account, address: row.address, marks: JSON.parse(row.marks) as string[] });

  const history = ({ account, kind }: ClaimScope, key: string): KeyHistory => {
    const space = spaceOf(account);
    const isOwn = isOf(space);
    const rows = rowsOf(space, kind, key);
    const own = rows.filter(isOwn);
    const binding = mostBinding(own);
    // By whichever entry of the account it was taken back.
    const withdrawn = own.find(({ withdrawn_at }) => withdrawn_at !== null)?.withdrawn_at ?? null;
    return {
      own: toClaim(binding && { ...binding, withdrawn_at: withdrawn }),
      elsewhere: toClaim(rows.findLast((row) => SENT.has(row.state) && !isOwn(row))),
    };
  };

  const bindingOf = ({ account, kind }: ClaimScope, key: string) => {
    const space = spaceOf(account);
    return mostBinding(rowsOf(space, kind, key).filter(isOf(space)));
  };

  return {
    spaceOf,
    remember: (space) => void remembered.set(space.account, space),
    find: (scope, key) => history(scope, key).own,
    history,
    sameOrder({ account, kind }, key) {
      const space = spaceOf(account);
      const entries = db
        .prepare<[string], { id: string }>('SELECT id FROM accounts WHERE partner = ?')
        .all(space.partner)
        .map(({ id }) => spaceOf(id))
        .filter((each) => each.practice === space.practice && isSameAccount(space, each));
      const claims = rowsOf(space, kind, key).filter(isOf(space));
      return { entries: entries.map((each) => each.account), claims: claims.map(({ id }) => id) };
    },
    used({ account, kind }, keys) {
      const { partner, practice } = spaceOf(account);
      const rows = db
        .prepare<[string, string, string, number], { key: string }>(
          `SELECT DISTINCT key FROM claims
           WHERE key IN (SELECT value FROM json_each(?)) AND kind = ? AND partner = ? AND practice = ?`,
        )
        .all(JSON.stringify(keys), kind, partner, practice);
      return new Set(rows.map(({ key }) => key));
    },
    put({ account, kind }, key, { run, order, bodyHash, fence = null }) {
      const space = spaceOf(account);
      const isOwn = isOf(space);
      const drop = db.prepare<[number]>('DELETE FROM claims WHERE id = ?');
      for (const row of rowsOf(space, kind, key)) {
        if (isOwn(row) && (!SENT.has(row.state) || row.order_id === order)) drop.run(row.id);
      }
      const { partner, practice, name, address, marks } = space;
      db.prepare<[object]>(
        `INSERT INTO claims (partner, practice, kind, key, account, account_name, address, marks,
           run, order_id, body_hash, state, partner_no, claimed_at, fence)
         VALUES (@partner, @practice, @kind, @key, @account, @name, @address, @marks,
           @run, @order, @bodyHash, 'queued', NULL, @now, @fence)`,
      ).run({
        ...{ partner, practice, kind, key, account, name, address },
        ...{ marks: JSON.stringify(marks), run, order, bodyHash, now: db.now(), fence },
      });
    },
    sendAgain(scope, key, order) {
      db.prepare<[number, number | undefined]>('UPDATE claims SET again_for = ? WHERE id = ?').run(
        order,
        bindingOf(scope, key)?.id,
      );
    },
    isSentAgain: (scope, key, order) => bindingOf(scope, key)?.again_for === order,
    withdraw(run, key, order) {
      db.prepare<[string, string, number]>(
        "UPDATE claims SET state = 'rejected', partner_no = NULL, untold = fence IS NOT NULL WHERE run = ? AND key = ? AND order_id = ? AND state = 'accepted'",
      ).run(run, key, order);
      onChange();
    },
    release(run, key, order, state) {
      db.prepare<[string, string, string, number]>(
        "UPDATE claims SET state = ?, untold = fence IS NOT NULL WHERE key = ? AND run = ? AND order_id = ? AND state = 'queued'",
      ).run(state, key, run, order);
      onChange();
    },
    settle({ account, kind }, key, order, state, partnerNo) {
      const space = spaceOf(account);
      const rows = rowsOf(space, kind, key);
      // An order that was sent again leaves the claim with the one that was accepted before.
      const row = rows.findLast(({ order_id }) => order_id === order) ?? mostBinding(rows.filter(isOf(space)));
      if (!row || !(TAKEN.has(state) || (row.order_id === order && !TAKEN.has(row.state)))) return;
      db.prepare<[string, string | null, number]>(
        'UPDATE claims SET state = ?, partner_no = coalesce(?, partner_no), untold = fence IS NOT NULL WHERE id = ?',
      ).run(state, partnerNo, row.id);
      onChange();
    },
    rememberedOf(account) {
      const row = db
        .prepare<[string], { n: number }>(
          `SELECT count(DISTINCT json_array(kind, key)) AS n FROM claims
           WHERE account = ? AND state NOT IN ('rejected', 'cancelled')`,
        )
        .get(account);
      return row?.n ?? 0;
    },
  };
}

function mostBinding(rows: readonly Row[]): Row | undefined {
  return [...rows].sort((a, b) => BINDING.indexOf(a.state) - BINDING.indexOf(b.state) || b.id - a.id)[0];
}

function toClaim(row: Row | undefined): Claim | null {
  if (!row) return null;
  return {
    run: row.run,
    order: row.order_id,
    bodyHash: row.body_hash,
    state: row.state,
    partnerNo: row.partner_no,
    claimedAt: row.claimed_at,
    accountName: row.account_name,
    withdrawnAt: row.withdrawn_at,
  };
}
