import { join } from 'node:path';
import {
  contract,
  type EngineApi,
  type Input,
  type Output,
  type Parsed,
  type ProcedureName,
} from '#shared/contract.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { kinds as builtIn } from '#shared/kinds/registry.ts';
import { createAccounts, createPracticeDirectory, type EnvironmentAccount } from './accounts/accounts.ts';
import { Blobs } from './blobs.ts';
import { startChores } from './chores.ts';
import type { EngineContext } from './context.ts';
import { createBackups, openDatabase, restoredNotice, restorePending } from './data-folder/data-folder.ts';
import { settleSteps } from './edit/edit.ts';
import { createEventHub, type Listener } from './events.ts';
import { clearFollowed, createFollowUps, startAskingByItself } from './follow-up/follow-up.ts';
import { createPartnerQuotes } from './freight/freight.ts';
import type { Handlers } from './handlers.ts';
import { openLedger, openMembership, startPulse } from './ledger/ledger.ts';
import { createNotifier, type EnvironmentRobot } from './notify/notify.ts';
import type { Ports } from './ports.ts';
import { procedures } from './procedures/procedures.ts';
import { createRunLocks } from './run-locks.ts';
import { createStore } from './store/store.ts';
import { openSubmissions } from './submit/submit.ts';
import { version } from './version.ts';

export interface EngineOptions {
  /** Holds everything the program keeps; made when absent. */
  readonly dataDir: string;
  readonly ports: Ports;
  /** Production accounts that the environment describes; they override stored ones. */
  readonly environmentAccounts?: readonly EnvironmentAccount[];
  /** Group robots that the environment describes. */
  readonly environmentRobots?: readonly EnvironmentRobot[];
  /** Where the ledger of an office of several desks is: `postgres://…`. Without it the folder says whether this desk joined one. */
  readonly officeUrl?: string | undefined;
  /** Where the sample workbooks lie; without it there are none to try. */
  readonly samplesDir?: string | undefined;
  /** A folder outside the data folder for a second journal of what was sent, so that an old copy of the data folder shows. */
  readonly secondJournal?: string;
  /** For a program that stays open: goes on with interrupted submissions and does its daily chores. */
  readonly longLived?: boolean;
  /** Other kinds than the built-in ones: `list` for this process, `module` (which exports the same `kinds`) for its workers. */
  readonly kinds?: { readonly module: string; readonly list: readonly AnyKind[] };
}

export interface Engine extends EngineApi {
  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener): () => void;
  /** Ends what is under way (a submission goes on at the next start or `resume`) and lets go of the data folder. */
  close(): Promise<void>;
}

/** How long (ms) the end of the program waits for messages on their way: a window that closes is seen to hang, a command is not. */
const TELL_ON_QUITTING = 2000;
const TELL_AT_THE_END = 10_000;

/**
 * The program: opens the data folder and answers the procedures of the contract.
 *
 * @throws Failure `store.*` when the data folder cannot be used
 */
export async function createEngine({
  dataDir,
  ports,
  environmentAccounts = [],
  environmentRobots = [],
  kinds,
  officeUrl,
  samplesDir,
  secondJournal,
  longLived = false,
}: EngineOptions): Promise<Engine> {
  const list = kinds?.list ?? builtIn;
  const blobsDir = join(dataDir, 'blobs');
  const blobs = new Blobs(blobsDir);
  const restored = restoredNotice(dataDir, await restorePending(dataDir, blobs, ports.clock, version), longLived);
  const db = openDatabase({ dataDir, clock: ports.clock, appVersion: version });
  // A column that a sheet does not have is named as the templates of the office's language name it.
  const store = createStore(db, (kind, field) => list.find(({ id }) => id === kind)?.fields[field]?.label.zh ?? field);
  const outside = secondJournal === undefined ? [] : [secondJournal];
  const { ledger, recalled } = openLedger(db, [join(dataDir, 'journal'), ...outside], ports);
  const events = createEventHub((error) => ports.log.warn('listener failed', { error: String(error) }));
  const onNews = () => events.emit({ type: 'office' });
  const membership = await openMembership({ ...ports, db, ledger, environment: officeUrl, onNews });
  ledger.attempts.interruptEnquiries('opening');
  const practice = createPracticeDirectory(dataDir, ports.clock);
  const accounts = createAccounts({ store, ports, practice, environment: environmentAccounts });
  const context: EngineContext = {
    dataDir,
    ports,
    store,
    ledger,
    membership,
    events,
    accounts,
    kinds: list,
    kindsModule: kinds?.module,
    blobs,
    blobsDir,
    samplesDir,
    runLocks: createRunLocks(),
    restored,
    recalled,
  };
  await accounts.learnAll().catch((error: unknown) => ports.log.warn('accounts not read', { error: String(error) }));
  const partnerQuotes = createPartnerQuotes(context);
  const submissions = openSubmissions(context, partnerQuotes);
  await settleSteps(context);
  await submissions
    .takeBackLeft()
    .catch((error: unknown) => ports.log.warn('orders not taken back', { error: String(error) }));
  const notifier = createNotifier(context, environmentRobots);
  const followUps = createFollowUps(context, notifier.asked);
  const backups = createBackups(db, blobs, dataDir, ports.clock, version);
  const chores = longLived ? startChores(context, backups, () => clearFollowed(context)) : undefined;
  const asking = longLived ? startAskingByItself(context, followUps) : undefined;
  if (longLived) await submissions.recover();
  if (longLived) notifier.courier.wake();
  if (longLived) ledger.shared?.begin();
  // A command, too: what sends must be seen there, however long it takes.
  const refresh = () => membership.refresh();
  const pulse = startPulse(
    {
      refresh,
      get shared() {
        return ledger.shared;
      },
    },
    ports,
  );
  const handlers: Handlers<ProcedureName> = procedures({
    ...context,
    submissions,
    backups,
    partnerQuotes,
    followUps,
    notifier,
  });

  return {
    async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
      const parsed = contract[name].input.parse(input) as Parsed<N>;
      const handle: (input: Parsed<N>) => Output<N> | Promise<Output<N>> = handlers[name];
      return handle(parsed);
    },
    subscribe: events.subscribe,
    async close() {
      pulse.stop();
      await chores?.stop();
      await (asking ?? followUps).stop();
      await partnerQuotes.stop();
      await submissions.stop();
      await notifier.stop(longLived ? TELL_ON_QUITTING : TELL_AT_THE_END);
      await practice.close();
      await ledger.shared?.stop(longLived ? TELL_ON_QUITTING : TELL_AT_THE_END);
      await membership.end();
      ledger.journal.close();
      db.close();
    },
  };
}
