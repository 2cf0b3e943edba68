import type { RobotSettings } from '#shared/contract/robots.ts';
import type { Vendor } from '#shared/notify/robots.ts';
import type { Database } from '../data-folder/data-folder.ts';

export interface StoredRobot {
  readonly id: string;
  readonly vendor: Vendor;
  readonly name: string;
  readonly settings: RobotSettings;
  /** ISO time at which a test message arrived. */
  readonly provedAt: string | null;
}

/** Something that a robot is to tell. */
export interface StoredNotice {
  readonly id: number;
  /** ISO time. */
  readonly madeAt: string;
  /** As it was put in. */
  readonly about: unknown;
}

/** What the last message of a robot came to. */
export interface LastNotice {
  readonly at: string;
  readonly ok: boolean;
  /** JSON, of one that did not arrive. */
  readonly detail: string | null;
}

type Row = Omit<StoredRobot, 'settings'> & { readonly settings: string };

const SELECT = 'SELECT id, vendor, name, settings, proved_at AS provedAt FROM robots';

/** Group robots and what they are to tell. Secrets are opaque here: bytes that the host encrypted. */
export function createRobots(db: Pick<Database, 'prepare' | 'now' | 'transaction'>) {
  return {
    /** Oldest first. */
    list: (): StoredRobot[] => db.prepare<[], Row>(`${SELECT} ORDER BY created_at, id`).all().map(toRobot),

    get(id: string): StoredRobot | null {
      const row = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`).get(id);
      return row ? toRobot(row) : null;
    },

    /** Creates the robot, or changes the one with that id; its secrets stay. */
    save({ id, vendor, name, settings, provedAt }: StoredRobot): void {
      db.prepare<[object]>(
        `INSERT INTO robots (id, vendor, name, settings, proved_at, created_at)
         VALUES (@id, @vendor, @name, @settings, @provedAt, @now)
         ON CONFLICT (id) DO UPDATE SET vendor = @vendor, name = @name, settings = @settings, proved_at = @provedAt`,
      ).run({ id, vendor, name, settings: JSON.stringify(settings), provedAt, now: db.now() });
    },

    prove(id: string): void {
      db.prepare<[string, string]>('UPDATE robots SET proved_at = ? WHERE id = ?').run(db.now(), id);
    },

    secrets: (id: string): Uint8Array | null =>
      db.prepare<[string], { secrets: Uint8Array | null }>('SELECT secrets FROM robots WHERE id = ?').get(id)
        ?.secrets ?? null,

    setSecrets(id: string, secrets: Uint8Array | null): void {
      db.prepare<[Uint8Array | null, string]>('UPDATE robots SET secrets = ? WHERE id = ?').run(secrets, id);
    },

    /** With what it was to tell. */
    remove: (id: string): boolean =>
      db.transaction(() => {
        db.prepare<[string]>('DELETE FROM notices WHERE robot = ?').run(id);
        return db.prepare<[string]>('DELETE FROM robots WHERE id = ?').run(id).changes > 0;
      }),

    put(robot: string, about: object): void {
      db.prepare<[string, string, string]>('INSERT INTO notices (robot, made_at, about) VALUES (?, ?, ?)').run(
        robot,
        db.now(),
        JSON.stringify(about),
      );
    },

    /** What it has not told yet, oldest first. */
    waiting: (robot: string): StoredNotice[] =>
      db
        .prepare<[string], Omit<StoredNotice, 'about'> & { about: string }>(
          "SELECT id, made_at AS madeAt, about FROM notices WHERE robot = ? AND state = 'waiting' ORDER BY id",
        )
        .all(robot)
        .map(({ about, ...row }) => ({ ...row, about: JSON.parse(about) as unknown })),

    end(ids: readonly number[], state: 'sent' | 'failed' | 'stale', detail: object | null): void {
      db.prepare<[string, string, string | null, string]>(
        'UPDATE notices SET state = ?, ended_at = ?, detail = ? WHERE id IN (SELECT value FROM json_each(?))',
      ).run(state, db.now(), detail && JSON.stringify(detail), JSON.stringify(ids));
    },

    last(robot: string): LastNotice | null {
      const row = db
        .prepare<[string], { at: string; state: string; detail: string | null }>(
          `SELECT ended_at AS at, state, detail FROM notices
           WHERE robot = ? AND state IN ('sent', 'failed') ORDER BY ended_at DESC, id DESC LIMIT 1`,
        )
        .get(robot);
      return row ? { at: row.at, ok: row.state === 'sent', detail: row.detail } : null;
    },

    /** A request is about to leave (ms since the epoch). */
    request(robot: string, at: number): void {
      db.prepare<[string, number]>('INSERT INTO robot_requests (robot, at) VALUES (?, ?)').run(robot, at);
    },

    /** When requests left since then, oldest first. */
    requests: (robot: string, since: number): number[] =>
      db
        .prepare<[string, number], { at: number }>(
          'SELECT at FROM robot_requests WHERE robot = ? AND at > ? ORDER BY at',
        )
        .all(robot, since)
        .map(({ at }) => at),

    /** Forgets requests and what was told before these moments (ms). */
    forget(requests: number, notices: number): void {
      db.prepare<[number]>('DELETE FROM robot_requests WHERE at < ?').run(requests);
      db.prepare<[string]>("DELETE FROM notices WHERE state <> 'waiting' AND ended_at < ?").run(
        new Date(notices).toISOString(),
      );
    },

    /** What was told last of an order that is short. */
    toldShortage: (followUp: number): string | null =>
      db.prepare<[number], { mark: string }>('SELECT mark FROM told_shortages WHERE follow_up = ?').get(followUp)
        ?.mark ?? null,

    tellShortage(followUp: number, mark: string): void {
      db.prepare<[number, string]>('INSERT OR REPLACE INTO told_shortages (follow_up, mark) VALUES (?, ?)').run(
        followUp,
        mark,
      );
    },
  };
}

const toRobot = ({ settings, ...row }: Row): StoredRobot => ({
  ...row,
  settings: JSON.parse(settings) as RobotSettings,
});
