import type { Admission } from '../claim-rules.ts';
import type { Claim, ClaimState } from '../claims.ts';
import type { Identity } from '../identity.ts';

/** As whom a key is used in the office, and for which kind: a {@link ClaimScope} with all that tells its account from others. */
export interface OfficeScope {
  readonly partner: string;
  readonly kind: string;
  /** Its row is this desk's own; other desks know the account by its address and marks. */
  readonly account: Identity;
  readonly accountName: string;
}

/** One data folder. Two people at one computer are one desk. */
export interface Desk {
  readonly id: string;
  readonly name: string;
  /** Who is at it. */
  readonly person: string;
}

/** An order that wants to use a key. */
export interface Applying {
  readonly key: string;
  readonly run: string;
  readonly order: number;
  readonly bodyHash: string;
  /** A person asked to send it although it was accepted before. */
  readonly again: boolean;
  /** A person said that it is sent although another account at the partner sent it, or may have. */
  readonly elsewhere: boolean;
}

/** The office's word on an order. */
export interface Admitted {
  readonly admission: Admission;
  /** What shows later that the key is still this order's; null where it did not become its. */
  readonly fence: Fence | null;
  /** Where the key stays with an order that was accepted: what that claim is known by. */
  readonly reliesOn?: Fence;
  /** It is this very order that was accepted. */
  readonly isOwn?: boolean;
  /** The key was this order's before, and its desk was told to go ahead with a request: it may be at the partner. */
  readonly mayHaveLeft: boolean;
}

/** Opaque: only the ledger that gave it can read it. A new one makes the one before void. */
export type Fence = string;

/** A key that this desk was given. */
export interface Held {
  readonly key: string;
  readonly fence: Fence;
}

/** How an order stands that this desk was given the key for. */
export interface Settlement extends Held {
  readonly state: ClaimState;
  readonly partnerNo: string | null;
  /** The partner's answer, as it is stored; null where there is none. */
  readonly answer: string | null;
}

/** An accepted order that was taken back at the partner, or was not after all. */
export interface TakenBack {
  readonly key: string;
  /** ISO. */
  readonly withdrawnAt: string;
  /** ISO; when somebody said that it was not; null while it stays taken back. */
  readonly undoneAt: string | null;
}

/** What a key was used for in the office. */
export interface OfficeClaim {
  readonly key: string;
  readonly desk: string;
  readonly deskName: string;
  readonly person: string;
  readonly run: string;
  readonly order: number;
  readonly bodyHash: string;
  readonly state: ClaimState;
  readonly partnerNo: string | null;
  readonly answer: string | null;
  readonly accountName: string;
  /** ISO. */
  readonly claimedAt: string;
  /** Its desk was told to go ahead with a request: it may be at the partner. */
  readonly mayHaveLeft: boolean;
  /** How often it was told so, for this order. */
  readonly enters: number;
  readonly fence: Fence;
}

/** A claim that this desk has open: neither given back nor come to an end. */
export interface OpenClaim extends OfficeClaim {
  readonly partner: string;
  readonly kind: string;
}

/** What a desk finds when it opens the ledger. */
export interface Opening {
  /** What it has open there. */
  readonly claims: readonly OpenClaim[];
  /**
   * The ledger went back in time (its server was put back to an earlier moment, or lost its last moments): everything that this
   * desk sent or may have sent is offered anew, and then that this was done is acknowledged with this number. Null where there is nothing to do.
   */
  readonly reoffer: number | null;
}

/** The desk has to open the ledger again before it goes on: it was opened elsewhere since, or the ledger went back in time. Nothing was done. */
export class MustOpen extends Error {
  override readonly name = 'MustOpen';
}

export interface TurnLimits {
  readonly ratePerSecond: number;
}

export type Turn =
  /** The request starts now. */
  | { readonly type: 'go' }
  /** Ask again after so many milliseconds, with this place in the row where there is one. */
  | { readonly type: 'wait'; readonly ms: number; readonly place: string | null }
  /** These keys are not this desk's any more. Nothing may leave. */
  | { readonly type: 'lost'; readonly keys: readonly string[] };

export interface OfficeState {
  /** Where it is, without user and password. */
  readonly address: string;
  readonly server: string;
  readonly desks: readonly {
    readonly id: string;
    readonly name: string;
    readonly person: string;
    /** ISO; when it was there last. */
    readonly seenAt: string;
    readonly open: number;
    /** The ledger went back in time, and this desk has not offered anew what it knows: nobody is given keys before that. */
    readonly awaited: boolean;
  }[];
}

/**
 * What must be one for all desks of an office: which keys are used, by whom, with which body and outcome, and who may send to
 * an account now. Each call can be repeated: what it did already it does not do twice. None is made inside a local
 * transaction, and each throws a Failure `ledger.*` where the server cannot be asked or does not answer as it should; then
 * nothing may leave.
 *
 * The order of events for an order: `claim` → body and claim stored here (`submit/queue-order.ts`) → `enter` → its beginning
 * stored here → its bytes leave → what came of it stored here → `settle`, until that is acknowledged. A crash anywhere: the
 * same order of the same desk is given the key again, nobody else is.
 */
export interface OfficeLedger {
  /**
   * This desk is here, with a new stamp: a copy of its data folder that has only the one before is refused from now on.
   *
   * @throws Failure `ledger.copied` where this is that copy
   */
  open(): Promise<Opening>;
  /**
   * This desk is there still, and hears how far the ledger has come.
   *
   * @throws {@link MustOpen} also where the ledger went back in time, or is another server's now
   */
  pulse(): Promise<void>;
  /** This desk goes for good, and has told all that it knew: it is not waited for, unless it has something open. */
  left(): Promise<void>;
  /** What these keys were used for by the account, by key. */
  find(scope: OfficeScope, keys: readonly string[]): Promise<ReadonlyMap<string, OfficeClaim>>;
  /** What another account at the partner sent of these keys, or may have, and this one did not: only a person says that it shall, too. By key. */
  elsewhere(scope: OfficeScope, keys: readonly string[]): Promise<ReadonlyMap<string, Claim>>;
  /**
   * Claims keys for orders, by the rules of `claim-rules.ts`, by key.
   *
   * @throws {@link MustOpen}; Failure `ledger.wentBack` while other desks have not offered anew what they sent
   */
  claim(scope: OfficeScope, orders: readonly Applying[]): Promise<ReadonlyMap<string, Admitted>>;
  /** The same for what this desk had before it joined, or before the ledger went back in time. */
  offer(scope: OfficeScope, orders: readonly Applying[]): Promise<ReadonlyMap<string, Admitted>>;
  /** All of it was offered anew. */
  offered(reoffer: number): Promise<void>;
  /** The ledger's server was put back to an earlier moment, says a person: every desk offers anew what it sent. */
  wentBack(): Promise<void>;
  /** A person says that the desks which are still awaited sent nothing that is missing. */
  goOn(): Promise<void>;
  /** This desk's turn at an account: the office keeps to one rate. `place` as the last answer had it. @throws {@link MustOpen} */
  enter(scope: OfficeScope, held: readonly Held[], limits: TurnLimits, place: string | null): Promise<Turn>;
  /** Nobody's turn at the account comes before so many milliseconds have passed. */
  close(scope: OfficeScope, ms: number): Promise<void>;
  /**
   * Records what became of orders. What was accepted once stays accepted, also by the word of a desk that lost the key. Returns the
   * keys of claims that are not there (any more).
   */
  settle(scope: Pick<OfficeScope, 'partner' | 'kind'>, outcomes: readonly Settlement[]): Promise<ReadonlySet<string>>;
  /**
   * Records which of the account's orders were taken back at the partner, whichever desk had them accepted; the later word counts.
   * Returns the keys of those that it has as accepted.
   */
  withdraw(scope: OfficeScope, orders: readonly TakenBack[]): Promise<ReadonlySet<string>>;
  /**
   * A person takes back their word that an order was accepted: its outcome is unknown again. Not where the word `counts` for somebody
   * else (`by` whom, if that is known): another desk was told that the order exists, says so itself, or withdrew it. @throws {@link MustOpen}
   */
  takeBack(
    scope: Pick<OfficeScope, 'partner' | 'kind'>,
    held: Held,
  ): Promise<{ readonly counts: boolean; readonly by: string | null }>;
  /** A person takes a key from a desk that is gone for good. The order may be at the partner. Null where that desk does not have it open. */
  takeOver(
    scope: OfficeScope,
    from: string,
    order: Pick<Applying, 'key' | 'run' | 'order' | 'bodyHash'>,
  ): Promise<Fence | null>;
  /** Whether it can be used at all, and who does. */
  state(): Promise<OfficeState>;
  end(): Promise<void>;
}
