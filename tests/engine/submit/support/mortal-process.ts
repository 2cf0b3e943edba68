import type Sqlite from 'better-sqlite3';
import { type Journal, openLedger, type Recalled } from '#engine/ledger/ledger.ts';
import { createStore } from '#engine/store/store.ts';
import { createSubmissions, type Submissions } from '#engine/submit/submissions.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { SimulatedPartner } from './simulated-partner.ts';
import { storeHandle } from './test-store.ts';
import type { VirtualClock } from './virtual-clock.ts';

/**
 * What happens to a process at its nth step (a statement, a commit, a request leaving, an answer arriving). `full`: from
 * then on the store takes nothing more. `locked`: it takes nothing for a few writes. `keyless`, from its first step: the
 * host kept no keys.
 */
export interface Fate {
  readonly at: number;
  readonly event: 'crash' | 'pause' | 'cancel' | 'stop' | 'full' | 'locked' | 'keyless';
}

/** Writes that a locked store refuses. */
const LOCKED_FOR = 3;

export interface MortalProcess {
  readonly submissions: Submissions;
  /** What the store was given back by the journal as it was opened. */
  readonly recalled: Recalled | null;
  /** Resolves when it has crashed. */
  readonly death: Promise<void>;
  /** It is over: the system frees what it held. */
  end(): void;
}

/** Processes that have not crashed. */
export type Living = Set<string>;

export interface World {
  readonly sqlite: Sqlite.Database;
  /** Folders of the journal. */
  readonly journal: readonly string[];
  readonly clock: VirtualClock;
  readonly partner: SimulatedPartner;
  readonly living: Living;
  readonly random: () => number;
  /** Called at each step of a living process. */
  readonly onStep?: () => void;
}

/** On virtual time nothing may be waited for: no power is cut here. */
const atOnce = (_: number, done: (error: null) => void) => done(null);

let born = 0;

/** A process that sends the run `run` as this account, on a store and at a partner that survive it. */
export function startProcess(world: World, run: string, fate?: Fate, account = 'test-account'): MortalProcess {
  const { sqlite, clock: time, partner, living, random, journal, onStep = () => {} } = world;
  born += 1;
  const processId = `process-${born}`;
  living.add(processId);
  const { clock, stop } = time.child();
  const death = Promise.withResolvers<void>();
  let open = false;
  let steps = 0;
  let refused = 0;

  const step = () => {
    if (!living.has(processId)) throw new Error('the process is dead');
    if (!open) return;
    steps += 1;
    onStep();
    if (steps !== fate?.at) return;
    switch (fate.event) {
      case 'crash':
        end();
        death.resolve();
        throw new Error('the process died');
      case 'full':
      case 'locked':
        refused = fate.event === 'full' ? Infinity : LOCKED_FOR;
        return;
      case 'keyless':
        return;
      default:
        void submissions[fate.event](run).catch(() => undefined);
    }
  };
  const write = () => {
    if (refused === 0) return;
    refused -= 1;
    throw new Failure(fate?.event === 'full' ? 'store.full' : 'store.busy', { file: 'dockhand.db' });
  };
  const end = () => {
    living.delete(processId);
    ledger.journal.close();
    stop();
  };

  const client = partner.connect({ clock, step, alive: () => living.has(processId) });
  const ports = { clock, log: { info: () => {}, warn: () => {} } };
  const db = storeHandle(sqlite, { clock, processId, isAlive: (id) => living.has(id), step, write });
  // As after a program that died (`data-folder/make-ready.ts`).
  sqlite.exec("DELETE FROM chores WHERE name = 'compared'");
  const { ledger, recalled } = openLedger(db, journal, ports, { flush: atOnce });
  open = true;
  const submissions = createSubmissions({
    store: createStore(db, (_, field) => field),
    ledger: { ...ledger, journal: mortal(ledger.journal, step) },
    ports,
    clientFor: async () => {
      if (fate?.event === 'keyless') throw new Failure('account.credentials', { names: 'token' });
      return { account, kind: 'test-kind', client };
    },
    prepare: () => ({ of: ({ id, key }) => ({ id, key, body: { reference: key } }) }),
    random,
    // Few orders make several slices.
    policy: { queuedAtOnce: 2 },
    onOrders: () => {},
    onRun: () => {},
  });
  return { submissions, recalled, death: death.promise, end };
}

/** A process may die before and after each line; one that is dead writes none. */
function mortal(journal: Journal, step: () => void): Journal {
  const lives = () => {
    try {
      step();
      return true;
    } catch {
      return false;
    }
  };
  return {
    ...journal,
    async left(n, request) {
      step();
      await journal.left(n, request);
      step();
    },
    came(n, news) {
      if (!lives()) return;
      journal.came(n, news);
      lives();
    },
  };
}
