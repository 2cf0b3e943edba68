import type { Database } from '../../data-folder/data-folder.ts';
import type { Ports } from '../../ports.ts';
import type { Claim, ClaimScope, Claims } from '../claims.ts';
import type { Leases } from '../leases.ts';
import type { Admitted, Applying, Held, OfficeClaim, OfficeLedger, TurnLimits } from './office-ledger.ts';
import type { Settler } from './settler.ts';
import type { Told } from './told.ts';

/** An order that is to be sent. */
export interface Ref {
  readonly id: number;
  readonly key: string;
}

export type Entered =
  | { readonly type: 'go' }
  | { readonly type: 'aborted' }
  /** These may have left without this program: their outcome is unknown now. */
  | { readonly type: 'left'; readonly keys: readonly string[] }
  /** Somebody else has these keys now. */
  | { readonly type: 'lost'; readonly keys: readonly string[] };

/** What sending shares of one account's keys with the office. All but `giveBack` throw a Failure `ledger.*` where that cannot be asked. */
export interface SharedScope {
  /** What the office has open for this desk was compared with what is stored here: before it is looked which orders can be sent. */
  compared(): Promise<void>;
  /** Claims keys, once the office knows what became of those that this desk had before. */
  claim(orders: readonly Applying[]): Promise<ReadonlyMap<string, Admitted>>;
  /** What other desks sent of these keys, are sending, or do not know the outcome of. */
  others(keys: readonly string[]): Promise<ReadonlyMap<string, OfficeClaim>>;
  /** What another account at the partner sent of these keys, or may have, by whichever desk: asked about before they are claimed. */
  elsewhere(keys: readonly string[]): Promise<ReadonlyMap<string, Claim>>;
  /** Orders that were claimed are queued in the store. */
  stored(keys: readonly string[]): void;
  /** What was claimed and not queued; what cannot be told now is found at the next start. */
  giveBack(held: readonly Held[]): Promise<void>;
  /** Waits for this desk's turn to send these orders; with none of them, to ask something. */
  enter(run: string, orders: readonly Ref[], limits: TurnLimits, signal: AbortSignal): Promise<Entered>;
  /**
   * A person takes back their word that an order was accepted: `write` stores that, and says whether it did. Nothing is stored where
   * others go by the word.
   *
   * @throws Failure `order.wordCounts`, `order.wordKept`
   */
  takeBack(run: string, order: Ref, write: () => boolean): Promise<boolean>;
  /** The partner makes everybody wait. */
  close(ms: number): Promise<void>;
}

export interface SharedKeys {
  /** Null for what stays at this desk: practice. */
  of(scope: ClaimScope): SharedScope | null;
  /** Waits for this desk's turn to ask the account's partner something. False where the office could not be asked. */
  turn(account: string, limits: TurnLimits, signal: AbortSignal): Promise<boolean>;
  /** This desk is known to the office, and the office knows what this desk knew of. Throws a Failure `ledger.*`. */
  compared(): Promise<void>;
  /** The office knows all that became of what it gave to this desk. Throws a Failure `ledger.*`. */
  settled(): Promise<void>;
  /** This desk is there: what became of the ledger meanwhile is noticed, and what it lacks is offered. Throws a Failure `ledger.*`. */
  pulse(): Promise<void>;
  /** The same as `compared`, as soon as it can be, without anybody waiting for it: other desks may. */
  begin(): void;
  /** Something became of a claim: the office is told, soon. */
  readonly tell: Settler['tell'];
  /** Tells what it can within so many milliseconds. */
  readonly stop: Settler['stop'];
}

export interface SharedKeysOptions extends Pick<Ports, 'clock' | 'log'> {
  readonly office: OfficeLedger;
  readonly db: Pick<Database, 'transaction' | 'prepare' | 'now'>;
  readonly claims: Claims;
  readonly told: Told;
  readonly leases: Leases;
}
