import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from '../../data-folder/data-folder.ts';
import { userName } from '../../user-name.ts';
import type { Desk } from './office-ledger.ts';

/** How far the office's ledger had come when this desk last heard of it. */
export interface LastHeard {
  /** Which ledger; null for a desk that never opened one. */
  readonly office: string | null;
  /** How often this desk had opened it. */
  readonly epoch: number;
  /** How often keys had been given in it, to anybody. */
  readonly seq: number;
}

/** A desk, and what its data folder remembers of itself as one. What it is told is on the disk when the call returns. */
export interface DeskMemory extends Desk {
  lastHeard(): LastHeard;
  /** What the ledger knows this desk by: the one that it was opened with last is among them, unless a copy of the folder did that. */
  stamps(): readonly string[];
  /** It is about to open the ledger with this stamp. */
  propose(stamp: string, epoch: number): void;
  /** It did. */
  opened(heard: LastHeard): void;
  /** The ledger had come so far. What is heard on the way to a request is only noted. */
  heard(seq: number, how?: 'noted'): void;
}

/** Stamps that are kept: of those before, no program is under way any more. */
const KEPT = 100;

/** This data folder, and who is at it. Its id is made once and stays with the folder. */
export function ownDesk(db: Pick<Database, 'prepare' | 'transaction'>): DeskMemory {
  const row = () => db.prepare<[], LastHeard & { id: string }>('SELECT id, office, epoch, seq FROM desk').get();
  const here = () => {
    const found = row();
    if (!found) throw new Error('the desk has no id');
    return found;
  };
  db.transaction(() => {
    db.prepare<[string]>('INSERT INTO desk (one, id) VALUES (1, ?) ON CONFLICT (one) DO NOTHING').run(randomUUID());
  });
  /** Of the ledger that it was heard of. */
  let noted = { id: '', office: '', seq: 0 };

  return {
    get id() {
      return here().id;
    },
    get name() {
      return db.prepare<[], { name: string | null }>('SELECT name FROM desk').get()?.name ?? hostname();
    },
    person: userName(),
    lastHeard() {
      const { id, office, epoch, seq } = here();
      return { office, epoch, seq: noted.id === id && noted.office === office ? Math.max(seq, noted.seq) : seq };
    },
    stamps: () =>
      db
        .prepare<[], { stamp: string }>('SELECT stamp FROM desk_stamps')
        .all()
        .map(({ stamp }) => stamp),
    propose(stamp, epoch) {
      db.prepare<[string, number]>('INSERT INTO desk_stamps (stamp, epoch) VALUES (?, ?)').run(stamp, epoch);
    },
    opened({ office, epoch, seq }) {
      db.transaction(() => {
        const before = here();
        if (before.office !== null && before.office !== office) {
          // Another ledger knows nothing of what the one before gave: all of it is offered.
          db.prepare<[]>('UPDATE claims SET fence = NULL, untold = 0').run();
          db.prepare<[]>('UPDATE withdrawals SET untold = 1').run();
          db.prepare<[]>('UPDATE desk SET seq = 0, epoch = 0').run();
        }
        db.prepare<[string | null, number, number]>(
          'UPDATE desk SET office = ?, epoch = max(epoch, ?), seq = max(seq, ?)',
        ).run(office, epoch, seq);
        db.prepare<[number]>('DELETE FROM desk_stamps WHERE epoch < ?').run(epoch - KEPT);
      });
    },
    heard(seq, how) {
      const { id, office } = here();
      if (how === 'noted') noted = { id, office: office ?? '', seq: Math.max(seq, noted.id === id ? noted.seq : 0) };
      else db.prepare<[number, number]>('UPDATE desk SET seq = ? WHERE seq < ?').run(seq, seq);
    },
  };
}

/**
 * The data folder is a desk of its own from now on, by another id: it was copied, and the other copy went on. What is open for the
 * one that it was stays with that.
 */
export function becomeNewDesk(db: Pick<Database, 'prepare' | 'transaction'>): void {
  db.transaction(() => {
    db.prepare<[string]>('UPDATE desk SET id = ?, epoch = 0').run(randomUUID());
    db.prepare<[]>('DELETE FROM desk_stamps').run();
  });
}
