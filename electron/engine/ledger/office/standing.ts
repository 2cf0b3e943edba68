import type { Failure } from '#shared/contract/failure.ts';
import type { TextParams } from '#shared/text/texts.ts';
import type { Difference } from './differences.ts';
import type { Inspected } from './inspect.ts';
import type { Office } from './open-office.ts';

/** Since when the office's ledger cannot be used, and why. */
export interface Away {
  readonly code: string;
  readonly params: TextParams;
  /** ISO. */
  readonly since: string;
}

/** How this data folder stands to an office, without anybody being asked. */
export interface Standing {
  /** `by`: the environment's word is the last one. Null for a desk by itself. */
  readonly joined: { readonly address: string; readonly by: 'environment' | 'settings' } | null;
  readonly desk: { readonly id: string; readonly name: string; readonly person: string };
  /** Outcomes that the office has not been told of. */
  readonly waiting: number;
  /** As its last call showed. */
  readonly away: Away | null;
}

export interface Joined extends Inspected {
  /** `session`: this computer offers no encryption, so that it is asked for anew when the program starts. */
  readonly password: 'none' | 'stored' | 'session';
  /** Keys that this desk sent, or may have sent, before, and of those how many the office has as this desk's now. */
  readonly sent: number;
  readonly entered: number;
  /** What kept the two from being put together; it is tried again before anything is sent. */
  readonly trouble: Failure | null;
}

/** Joining an office and leaving it, and what this program works with meanwhile. */
export interface Membership {
  /** Null for a desk by itself. */
  readonly office: Office | null;
  standing(): Standing;
  /** Keys that this desk and the office know differently. None of them is sent from here by itself. Throws a Failure `ledger.*`. */
  differences(): Promise<readonly Difference[]>;
  /** Looks whether the ledger at an address can be used. Nothing is changed. Throws a Failure `ledger.*`. */
  test(url: string): Promise<Inspected>;
  /**
   * Everything real goes by this ledger from now on. `name`: of the desk; null: the one that it has.
   *
   * @throws Failure `ledger.*` for an address that cannot be used, `ledger.sending` while a run is being sent: nothing was changed
   */
  join(url: string, name: string | null): Promise<Joined>;
  /**
   * This desk works alone again, and keeps all that it knows. Returns how many keys it remembers having sent. `anyway`: although the office
   * has not been told of everything; that is done when this desk joins again.
   *
   * @throws Failure `ledger.unsettled`, `ledger.sending`, `ledger.byEnvironment`, `ledger.none`: nothing was changed
   */
  leave(anyway: boolean): Promise<number>;
  /** This data folder is a desk of its own from now on (`becomeNewDesk`). */
  newDesk(): Promise<void>;
  /** Another program of this folder may have joined or left: before a run is taken up. */
  refresh(): Promise<void>;
  end(): Promise<void>;
}
