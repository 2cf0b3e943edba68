import { Failure } from '#shared/contract/failure.ts';
import { DAYS_DELETED, type Run } from '#shared/contract/run.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { localDay } from '#shared/text/local-time.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Blobs } from './blobs.ts';
import type { RestoredAtStart } from './data-folder/data-folder.ts';
import type { EventHub } from './events.ts';
import type { Ledger, Membership, Recalled } from './ledger/ledger.ts';
import type { Ports } from './ports.ts';
import type { RunLocks } from './run-locks.ts';
import type { Store } from './store/store.ts';

/** What the parts of the engine share. */
export interface EngineContext {
  readonly dataDir: string;
  readonly ports: Ports;
  readonly store: Store;
  readonly ledger: Ledger;
  /** Whether this desk shares a ledger with others, and which. */
  readonly membership: Membership;
  readonly blobs: Blobs;
  /** The folder of `blobs`; workers open it by themselves. */
  readonly blobsDir: string;
  readonly accounts: Accounts;
  readonly events: EventHub;
  readonly kinds: readonly AnyKind[];
  /** Where the reading worker finds `kinds` when they are not the built-in ones: a module that exports them. */
  readonly kindsModule: string | undefined;
  /** Where the sample workbooks lie; undefined in a program that came without them. */
  readonly samplesDir: string | undefined;
  readonly runLocks: RunLocks;
  /** What putting a backup in place came to, when this start did. */
  /** What the store was given back at this start, when it knew less than the journal beside it. */
  readonly recalled: Recalled | null;
  readonly restored: RestoredAtStart | null;
}

/** @throws Failure `run.unknown` */
export function runOf({ store }: Pick<EngineContext, 'store'>, id: string): Run {
  const run = store.runs.get(id);
  if (run) return run;
  const deleted = store.runRemoval.discardedAt(id);
  if (deleted === null) throw new Failure('run.unknown', { run: id });
  const until = new Date(Date.parse(deleted) + DAYS_DELETED * 86_400_000).toISOString();
  throw new Failure('run.deleted', { run: id, date: localDay(deleted), until: localDay(until) });
}

/** @throws Failure `kind.unknown` */
export function kindOf({ kinds }: Pick<EngineContext, 'kinds'>, id: string): AnyKind {
  const kind = kinds.find((candidate) => candidate.id === id);
  if (!kind) throw new Failure('kind.unknown', { kind: id, known: kinds.map((known) => known.id).join(', ') });
  return kind;
}
