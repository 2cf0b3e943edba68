import type { Money } from '#shared/freight/quote.ts';
import type { ClaimScope, Ledger } from '../ledger/ledger.ts';
import type { PartnerClient } from '../partners/partners.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import type { SubmitPolicy } from './policy.ts';
import type { QueueRequest } from './queue-run.ts';
import type { Decision, RecordHooks } from './records.ts';
import type { SessionEvents } from './session.ts';

/** Where a run is sent, and as whom. */
export interface RunClient extends ClaimScope {
  readonly client: PartnerClient;
}

export interface SubmissionsOptions extends SessionEvents, RecordHooks {
  readonly store: Store;
  readonly ledger: Ledger;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** May throw a Failure, such as that the account has no credentials. */
  readonly clientFor: (run: string) => Promise<RunClient>;
  /** Makes the bodies of a run's orders. */
  readonly prepare: QueueRequest['prepare'];
  /** So many of a run's orders are queued; told of runs that take more than one slice. */
  readonly onQueueing?: (run: string, done: number, total: number) => void;
  /** Who decides, when a person does: the name of the computer's user. */
  readonly person?: () => string;
  readonly policy?: Partial<SubmitPolicy>;
  /** 0 to 1; for jitter. */
  readonly random?: () => number;
}

export interface StartOptions {
  readonly concurrency?: number | undefined;
  readonly again?: readonly string[] | undefined;
  readonly readyToo?: boolean | readonly string[] | undefined;
  readonly elsewhere?: readonly string[] | undefined;
  readonly seen?: readonly Money[] | undefined;
}

/**
 * Sends runs and steers them. All of these throw Failure `run.leased` when another process is sending the run, and
 * `run.changed` when another process changed where it goes while its account was being opened.
 */
export interface Submissions {
  /** Queues every ready order (not with `readyToo: false`) and those of `again`, and starts sending. Resolves when all are queued; when it rejects, none is. */
  start(run: string, options?: StartOptions): Promise<void>;
  /** Goes on with a paused, held or interrupted run. Resolves when it is going. */
  resume(run: string, options?: Pick<StartOptions, 'concurrency'>): Promise<void>;
  /** Resolves when nothing is under way any more. */
  pause(run: string): Promise<void>;
  /** Takes back what is still queued; what may have arrived stays unknown. Resolves when what was under way has its outcome. */
  cancel(run: string): Promise<void>;
  /** Resolves when this process is not sending the run any more. */
  settled(run: string): Promise<void>;
  /** Which unknown orders of the run need no person: the partner is asked, or will be when the run goes on. */
  asked(run: string): Promise<(order: number) => boolean>;
  /** Whether resuming a run that is not under way asks the partner once more about orders of unknown outcome. */
  canAsk(run: string): Promise<boolean>;
  /**
   * Failure `order.notUnknown` when the outcome is known by now, `order.stillAsked` when it would be sent again although
   * the partner has not been asked for the last time; in an office `order.wordCounts` or `order.wordKept` when others go by the
   * word that is to be changed, and `ledger.*` when that is not known.
   */
  decide(order: number, decision: Decision): Promise<void>;
  /**
   * Goes on with what a crash or the end of the program interrupted, and waits for bans that are not over. What cannot go
   * on without its account is held (`keys`, `account`).
   */
  recover(): Promise<void>;
  /** Takes back what processes that are gone left in the queue of runs that they did not come to send. */
  takeBackLeft(): Promise<void>;
  /** Runs that are held because this account cannot be used; with `news` of it, also those whose keys the partner refused. */
  waiting(account: string, news: boolean): readonly string[];
  /** The account can be used (again): goes on with those, or leaves them paused, until a person goes on. */
  accountReady(account: string, how: { readonly goOn: boolean; readonly news: boolean }): Promise<void>;
  /** Ends sending for now: what is under way is cut off and asked about when the run goes on. */
  stop(): Promise<void>;
}
