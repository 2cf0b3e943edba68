import { randomBytes } from 'node:crypto';
import type { Counts, Hold, Run, RunFile, RunState, Target } from '#shared/contract/run.ts';
import type { Connection } from '../data-folder/data-folder.ts';
import { containing, type Page, type PageRange } from './list-query.ts';
import { IS_SHELVED, STANDING_COLUMNS, type StandingRow, toStanding } from './standing.ts';
import { withdrawnIn } from './withdrawals.ts';

/**
 * The counts of run `r` as columns, for the SELECT of a query over `runs r`. What retention cleared was counted before
 * (`cleared`); orders stay and are always counted.
 */
export const COUNT_COLUMNS = `
  coalesce(r.cleared ->> 'lines',
    (SELECT count(*) FROM lines WHERE run = r.id AND dropped = 0 AND part <> 'order')) AS lines,
  coalesce(r.cleared ->> 'skipped', (SELECT count(*) FROM skipped_rows WHERE run = r.id)
    + (SELECT count(*) FROM lines WHERE run = r.id AND no_order = 1)) AS skipped,
  coalesce(r.cleared ->> 'errors',
    (SELECT count(*) FROM problems WHERE run = r.id AND severity = 'error')) AS errors,
  coalesce(r.cleared ->> 'warnings',
    (SELECT count(*) FROM problems WHERE run = r.id AND severity = 'warning')) AS warnings,
  (SELECT json_group_object(state, n) FROM
    (SELECT state, count(*) AS n FROM orders WHERE run = r.id GROUP BY state)) AS states,
  (SELECT count(*) FROM orders o WHERE run = r.id AND ${IS_SHELVED}) AS shelved,
  ${withdrawnIn('accepted')} AS withdrawnAccepted, ${withdrawnIn('exists')} AS withdrawnExisting`;

export interface CountRow {
  readonly lines: number;
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  /** JSON: order state → how many. */
  readonly states: string;
  /** Of the rejected ones. */
  readonly shelved: number;
  /** Of the accepted ones, and of those that exist. */
  readonly withdrawnAccepted: number;
  readonly withdrawnExisting: number;
}

function toCounts(row: CountRow): Counts {
  const states = JSON.parse(row.states) as Readonly<Record<string, number>>;
  const of = (state: string) => states[state] ?? 0;
  return {
    orders: Object.values(states).reduce((sum, n) => sum + n, 0),
    lines: row.lines,
    skipped: row.skipped,
    errors: row.errors,
    warnings: row.warnings,
    ready: of('ready'),
    incomplete: of('incomplete'),
    accepted: of('accepted') - row.withdrawnAccepted,
    exists: of('exists') - row.withdrawnExisting,
    rejected: of('rejected') - row.shelved,
    shelved: row.shelved,
    withdrawn: row.withdrawnAccepted + row.withdrawnExisting,
    unknown: of('unknown'),
    queued: of('queued') + of('sending'),
  };
}

export type RunOptions = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface NewRun {
  readonly kind: string;
  readonly target: Target;
  readonly account: string | null;
  readonly attachmentsDir: string | null;
  readonly options?: RunOptions;
}

export interface RunSearch extends PageRange {
  /** Order key, partner number or file name, or a part of one. */
  readonly search?: string | undefined;
  /** ISO times: created at or after `from`, and before `to`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Those that were deleted and can be taken back, instead of the others. */
  readonly deleted?: boolean | undefined;
}

export type Runs = ReturnType<typeof createRuns>;

interface RunRow extends CountRow, StandingRow {
  readonly id: string;
  readonly kind: string;
  readonly state: RunState;
  readonly target: Target;
  readonly account: string | null;
  readonly createdAt: string;
  readonly hold: string | null;
  readonly deletedAt: string | null;
  readonly doubtedAt: string | null;
  readonly files: string;
}

const SELECT = `
  SELECT r.id, r.kind, r.state, r.target, r.account, r.created_at AS createdAt, r.hold,
    r.deleted_at AS deletedAt, (SELECT found_at FROM doubted_runs WHERE run = r.id) AS doubtedAt,
    (SELECT json_group_array(json_object('index', idx, 'name', name, 'size', size, 'sha256', sha256) ORDER BY idx)
      FROM files WHERE run = r.id) AS files, ${COUNT_COLUMNS}, ${STANDING_COLUMNS}
  FROM runs r`;

const MATCHING = `
  r.state <> 'importing' AND (r.deleted_at IS NOT NULL) = @deleted
  AND r.created_at >= coalesce(@from, '') AND (@to IS NULL OR r.created_at < @to)
  AND (@pattern IS NULL OR r.id IN (
    SELECT run FROM orders WHERE key LIKE @pattern ESCAPE '\\'
    UNION SELECT run FROM orders WHERE partner_no LIKE @pattern ESCAPE '\\'
    UNION SELECT run FROM files WHERE name LIKE @pattern ESCAPE '\\'))`;

/** Runs: one import each. A run that is still importing is invisible to `get` and `list`, one that was deleted to `get`. */
export function createRuns(db: Connection) {
  /** Why runs stopped that the database could not be told of. */
  const unwritten = new Map<string, Hold>();
  const asItIs = (run: Run): Run => {
    const hold = unwritten.get(run.id);
    return hold && run.state === 'submitting' ? { ...run, state: 'held', hold } : run;
  };
  return {
    /** Begins a run in state `importing`, owned by this process; returns its id. */
    insert(run: NewRun): string {
      const id = randomBytes(6).toString('hex');
      db.prepare<[string, string, string, string | null, string, string | null, string, string]>(
        `INSERT INTO runs (id, kind, state, target, account, created_at, attachments_dir, options, importer)
         VALUES (?, ?, 'importing', ?, ?, ?, ?, ?, ?)`,
      ).run(
        id,
        run.kind,
        run.target,
        run.account,
        db.now(),
        run.attachmentsDir,
        JSON.stringify(run.options ?? {}),
        db.processId,
      );
      return id;
    },

    /** Makes a completely imported run visible, as `checked`. */
    finish(run: string): void {
      db.prepare<[string]>("UPDATE runs SET state = 'checked', importer = NULL WHERE id = ?").run(run);
    },

    get(run: string): Run | null {
      const row = db
        .prepare<[string], RunRow>(`${SELECT} WHERE r.id = ? AND r.state <> 'importing' AND r.deleted_at IS NULL`)
        .get(run);
      return row ? asItIs(toRun(row)) : null;
    },

    /** What the run is, how it stands and whom it goes to, without counting anything; null when there is none in sight. */
    sentAs(run: string): Pick<Run, 'kind' | 'state' | 'target' | 'account'> | null {
      return (
        db
          .prepare<[string], Pick<Run, 'kind' | 'state' | 'target' | 'account'>>(
            "SELECT kind, state, target, account FROM runs WHERE id = ? AND state <> 'importing' AND deleted_at IS NULL",
          )
          .get(run) ?? null
      );
    },

    /** What a person knows it by, for texts: its first file, and how many more there are (`orders.xlsx +2`); null when it is gone. */
    titleOf(run: string): string | null {
      const row = db
        .prepare<[string], { first: string | null; files: number }>(
          'SELECT (SELECT name FROM files WHERE run = r.id ORDER BY idx LIMIT 1) AS first, (SELECT count(*) FROM files WHERE run = r.id) AS files FROM runs r WHERE id = ?',
        )
        .get(run);
      if (!row?.first) return null;
      return row.files > 1 ? `${row.first} +${row.files - 1}` : row.first;
    },

    /** Whether anything is kept of such a run, in sight or not. */
    exists(run: string): boolean {
      return db.prepare<[string], object>('SELECT 1 FROM runs WHERE id = ?').get(run) !== undefined;
    },

    /** Whether retention cleared what the run consists of, or does so just now. */
    isCleared(run: string): boolean {
      const row = db.prepare<[string], object>('SELECT 1 FROM runs WHERE id = ? AND cleared IS NOT NULL').get(run);
      return row !== undefined;
    },

    /** Newest first. */
    list({ search, from, to, deleted, offset, limit }: RunSearch): Page<Run> {
      const where = {
        from: from ?? null,
        to: to ?? null,
        pattern: search ? containing(search) : null,
        deleted: deleted ? 1 : 0,
      };
      const total = db
        .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM runs r WHERE ${MATCHING}`)
        .get(where);
      const rows = db.prepare<[object], RunRow>(
        `${SELECT} WHERE ${MATCHING} ORDER BY r.created_at DESC, r.rowid DESC LIMIT @limit OFFSET @offset`,
      );
      return { total: total?.n ?? 0, items: rows.all({ ...where, offset, limit }).map((row) => asItIs(toRun(row))) };
    },

    counts(run: string): Counts | null {
      const row = db.prepare<[string], CountRow>(`SELECT ${COUNT_COLUMNS} FROM runs r WHERE r.id = ?`).get(run);
      return row ? toCounts(row) : null;
    },

    /** What only the engine needs of a run. */
    settings(run: string): { attachmentsDir: string | null; options: RunOptions } | null {
      const row = db
        .prepare<[string], { dir: string | null; options: string }>(
          'SELECT attachments_dir AS dir, options FROM runs WHERE id = ?',
        )
        .get(run);
      return row ? { attachmentsDir: row.dir, options: JSON.parse(row.options) as RunOptions } : null;
    },

    setOptions(run: string, options: RunOptions): void {
      db.prepare<[string, string]>('UPDATE runs SET options = ? WHERE id = ?').run(JSON.stringify(options), run);
    },

    /** Any state but `importing`, which only `insert` and `finish` deal with. */
    setState(run: string, state: Exclude<RunState, 'importing'>): void {
      db.prepare<[string, string]>('UPDATE runs SET state = ? WHERE id = ? AND importer IS NULL').run(state, run);
    },

    setHold(run: string, hold: Hold | null): void {
      db.prepare<[string | null, string]>('UPDATE runs SET hold = ? WHERE id = ?').run(
        hold && JSON.stringify(hold),
        run,
      );
    },

    /** Lifts a hold, where it is the one for this reason. */
    liftHold(run: string, reason: Hold['reason']): void {
      db.prepare<[string, string]>("UPDATE runs SET hold = NULL WHERE id = ? AND hold ->> 'reason' = ?").run(
        run,
        reason,
      );
    },

    /** For a run that stopped while the database takes nothing: known to this process, until it is lifted (null). */
    holdUnwritten(run: string, hold: Hold | null): void {
      if (hold) unwritten.set(run, hold);
      else unwritten.delete(run);
    },

    setTarget(run: string, target: Target, account: string | null): void {
      db.prepare<[string, string | null, string]>('UPDATE runs SET target = ?, account = ? WHERE id = ?').run(
        target,
        account,
        run,
      );
    },

    /** A person looked at its lines, and vouches for them. */
    trust(run: string): void {
      db.prepare<[string]>('DELETE FROM doubted_runs WHERE run = ?').run(run);
    },

    /** How many runs nobody vouched for. */
    doubted: (): number =>
      db
        .prepare<[], { n: number }>(
          'SELECT count(*) AS n FROM doubted_runs JOIN runs r ON r.id = run WHERE r.deleted_at IS NULL',
        )
        .get()?.n ?? 0,

    /** Takes everything of the run away except its claims and attempts; also ends a half-way import. */
    delete(run: string): boolean {
      return db.prepare<[string]>('DELETE FROM runs WHERE id = ?').run(run).changes > 0;
    },

    /** Ids of the runs in one of these states, oldest first; for taking up what a crash interrupted. */
    inState(...states: readonly RunState[]): string[] {
      return db
        .prepare<[string], { id: string }>(
          'SELECT id FROM runs WHERE state IN (SELECT value FROM json_each(?)) ORDER BY created_at, rowid',
        )
        .all(JSON.stringify(states))
        .map((row) => row.id);
    },
  };
}

function toRun(row: RunRow): Run {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    target: row.target,
    account: row.account,
    createdAt: row.createdAt,
    files: JSON.parse(row.files) as RunFile[],
    counts: toCounts(row),
    standing: toStanding(row, row.warnings),
    hold: row.hold === null ? null : (JSON.parse(row.hold) as Hold),
    ...(row.deletedAt !== null && { deletedAt: row.deletedAt }),
    ...(row.doubtedAt !== null && { doubtedAt: row.doubtedAt }),
  };
}
