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
  /** Which server it was at ('': that was not said), how often that was put back by then, and how much was ever written there. */
  readonly incarnation: string;
  readonly generation: number;
  readonly lsn: number;
}

/** What is heard of the server beside the count. */
export type HeardWhere = Pick<LastHeard, 'incarnation' | 'generation' | 'lsn'>;

/** A desk, and what its data folder remembers of itself as one. What it is told is on the disk when the call returns. */
export interface DeskMemory extends Desk {
  lastHeard(): LastHeard;
  /** What the ledger knows this desk by: the one that it was opened with last is among them, unless a copy of the folder did that. */
  stamps(): readonly string[];
  /** It is about to open the ledger with this stamp. */
  propose(stamp: string, epoch: number): void;
  /** It did. */
  opened(heard: LastHeard): void;
  /** The ledger had come so far. What is heard on the way to a request is only noted, as is what no keys were given since. */
  heard(seq: number, how?: 'noted' | HeardWhere): void;
}

/** Stamps that are kept: of those before, no program is under way any more. */
const KEPT = 100;

/** This data folder, and who is at it. Its id is made once and stays with the folder. */
export function ownDesk(db: Pick<Database, 'prepare' | 'transaction'>): DeskMemory {
  const row = () =>
    db
      .prepare<[], LastHeard & { id: string }>('SELECT id, office, epoch, seq, incarnation, generation, lsn FROM desk')
      .get();
  const here = () => {
    const found = row();
    if (!found) throw new Error('the desk has no id');
    return found;
  };
  db.transaction(() => {
    db.prepare<[string]>('INSERT INTO desk (one, id) VALUES (1, ?) ON CONFLICT (one) DO NOTHING').run(randomUUID());
  });
  /** Of the ledger that it was heard of. */
  let noted: { id: string; office: string; seq: number; where: HeardWhere | null } = {
    ...{ id: '', office: '', seq: 0, where: null },
  };

  return {
    get id() {
      return here().id;
    },
    get name() {
      return db.prepare<[], { name: string | null }>('SELECT name FROM desk').get()?.name ?? hostname();
    },
    person: userName(),
    lastHeard() {
      const { id, ...stored } = here();
      if (noted.id !== id || noted.office !== stored.office) return stored;
      const { where } = noted;
      const isLater = where && (where.generation - stored.generation || where.lsn - stored.lsn) > 0;
      return { ...stored, ...(isLater && where), seq: Math.max(stored.seq, noted.seq) };
    },
    stamps: () =>
      db
        .prepare<[], { stamp: string }>('SELECT stamp FROM desk_stamps')
        .all()
        .map(({ stamp }) => stamp),
    propose(stamp, epoch) {
      db.prepare<[string, number]>('INSERT INTO desk_stamps (stamp, epoch) VALUES (?, ?)').run(stamp, epoch);
    },
    opened({ office, epoch, seq, incarnation, generation, lsn }) {
      noted = { ...noted, where: null };
      db.transaction(() => {
        const before = here();
        if (before.office !== null && before.office !== office) {
          // Another ledger knows nothing of what the one before gave: all of it is offered.
          db.prepare<[]>('UPDATE claims SET fence = NULL, untold = 0').run();
          db.prepare<[]>('UPDATE withdrawals SET untold = 1').run();
          db.prepare<[]>('UPDATE desk SET seq = 0, epoch = 0').run();
        }
        db.prepare<[string | null, number, number, string, number, number]>(
          'UPDATE desk SET office = ?, epoch = max(epoch, ?), seq = max(seq, ?), incarnation = ?, generation = ?, lsn = ?',
        ).run(office, epoch, seq, incarnation, generation, lsn);
        db.prepare<[number]>('DELETE FROM desk_stamps WHERE epoch < ?').run(epoch - KEPT);
      });
    },
    heard(seq, how) {
      const { id, office } = here();
      // What a server did not say once is remembered as it said it before.
      const where = typeof how === 'object' && how.incarnation !== '' ? how : null;
      if (how === 'noted' || where) {
        const before = noted.id === id ? noted : { seq: 0, where: null };
        noted = { id, office: office ?? '', seq: Math.max(seq, before.seq), where: where ?? before.where };
      }
      if (where) {
        db.prepare<[number, string, number, number, number]>(
          'UPDATE desk SET seq = ?, incarnation = ?, generation = ?, lsn = ? WHERE seq < ?',
        ).run(seq, where.incarnation, where.generation, where.lsn, seq);
      } else if (how !== 'noted') db.prepare<[number, number]>('UPDATE desk SET seq = ? WHERE seq < ?').run(seq, seq);
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
