import type { Claim } from '../claims.ts';
import type { Admitted, Applying, Held, OfficeClaim, TurnLimits } from './office-ledger.ts';

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
