import type { Database } from '../data-folder/data-folder.ts';

export type LeaseStore = Pick<Database, 'prepare' | 'transaction' | 'processId' | 'isAlive'>;

/** Who may submit a run. Held by one process at a time, renewed while it sends, and free again when that process ends. */
export interface Leases {
  /** Takes (or renews) the lease until `expiresAt` (ms since the epoch); false when another living process has it. */
  acquire(run: string, now: number, expiresAt: number): boolean;
  /** Prolongs a lease that is still held; false when another process has taken it. */
  renew(run: string, expiresAt: number): boolean;
  release(run: string): void;
  /** True while any living process has one, this one included. */
  areHeld(now: number): boolean;
  /** True while another living process has it. */
  heldElsewhere(run: string, now: number): boolean;
}

export function createLeases(db: LeaseStore): Leases {
  const holderOf = (run: string) =>
    db
      .prepare<[string], { holder: string; expires_at: number }>('SELECT holder, expires_at FROM leases WHERE run = ?')
      .get(run);
  const heldElsewhere = (run: string, now: number) => {
    const lease = holderOf(run);
    return lease !== undefined && lease.holder !== db.processId && lease.expires_at > now && db.isAlive(lease.holder);
  };
  return {
    areHeld: (now) =>
      db
        .prepare<[number], { holder: string }>('SELECT holder FROM leases WHERE expires_at > ?')
        .all(now)
        .some(({ holder }) => holder === db.processId || db.isAlive(holder)),
    heldElsewhere,
    acquire: (run, now, expiresAt) =>
      db.transaction(() => {
        if (heldElsewhere(run, now)) return false;
        db.prepare<[string, string, number]>(
          'INSERT OR REPLACE INTO leases (run, holder, expires_at) VALUES (?, ?, ?)',
        ).run(run, db.processId, expiresAt);
        return true;
      }),
    renew: (run, expiresAt) =>
      db
        .prepare<[number, string, string]>('UPDATE leases SET expires_at = ? WHERE run = ? AND holder = ?')
        .run(expiresAt, run, db.processId).changes === 1,
    release(run) {
      db.prepare<[string, string]>('DELETE FROM leases WHERE run = ? AND holder = ?').run(run, db.processId);
    },
  };
}
