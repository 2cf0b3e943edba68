import type { Applying, Desk, OfficeLedger, OfficeScope, Opening, Turn } from '#engine/ledger/office/office-ledger.ts';
import type { DeskMemory, LastHeard } from '#engine/ledger/office/own-desk.ts';
import { openOfficeLedger } from '#engine/ledger/office/postgres-ledger.ts';
import type { ServerTimes } from '#engine/ledger/office/server.ts';
import { systemClock as clock } from '../../../../electron/hosts/node/ports.ts';

/** What the desks of these tests send with: each has it under a row of its own. */
export const scope: OfficeScope = {
  partner: 'etower',
  kind: 'overseas-inbound',
  account: { account: 'main', address: 'https://oms.example.com/api', marks: ['mark-of-the-token'] },
  accountName: 'Main',
};

export function deskNamed(name: string): Desk {
  return { id: `desk-${name}`, name, person: `person of ${name}` };
}

/** What each of them remembers of each ledger, as its data folder does. */
const memories = new Map<string, DeskMemory>();

export function memoryOf(url: string, name: string): DeskMemory {
  const { host, pathname } = new URL(url);
  const which = `${host}${pathname} ${name}`;
  const known = memories.get(which);
  if (known) return known;
  const stamps: string[] = [];
  let last: LastHeard = { office: null, epoch: 0, seq: 0, incarnation: '', generation: 0, lsn: 0 };
  const made: DeskMemory = {
    ...deskNamed(name),
    lastHeard: () => last,
    stamps: () => stamps,
    propose: (stamp) => void stamps.push(stamp),
    opened: (heard) => {
      last = heard;
    },
    heard: (seq, how) => {
      const where = typeof how === 'object' ? how : {};
      last = { ...last, ...where, seq: Math.max(last.seq, seq) };
    },
  };
  memories.set(which, made);
  return made;
}

/** One that opens the ledger, as sending does, before its first claim. */
export function openDesk(url: string, name: string, times?: ServerTimes, by = clock): OfficeLedger {
  const ledger = openOfficeLedger({ url, desk: memoryOf(url, name), clock: by, ...(times && { times }) });
  let opening: Promise<Opening> | null = null;
  const open = async () => {
    const found = await ledger.open();
    if (found.reoffer !== null) await ledger.offered(found.reoffer);
    return found;
  };
  const opened = () => {
    // One that failed is tried again when the ledger is asked the next time.
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return {
    ...ledger,
    open: () => {
      opening = open();
      return opening;
    },
    claim: (...what) => opened().then(() => ledger.claim(...what)),
  };
}

export function applying(key: string, run: string, order = 1, more: Partial<Applying> = {}): Applying {
  return { key, run, order, bodyHash: `hash of ${key}`, again: false, elsewhere: false, ...more };
}

/** Waits for its turn, as sending does. */
export async function turnOf(
  ledger: OfficeLedger,
  held: Parameters<OfficeLedger['enter']>[1],
  ratePerSecond: number,
): Promise<Exclude<Turn, { type: 'wait' }>> {
  let place: string | null = null;
  for (;;) {
    const turn = await ledger.enter(scope, held, { ratePerSecond }, place);
    if (turn.type !== 'wait') return turn;
    place = turn.place;
    await clock.sleep(turn.ms);
  }
}
