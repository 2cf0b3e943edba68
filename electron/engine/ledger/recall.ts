import type { OrderState } from '#shared/contract/run.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Claims } from './claims.ts';
import type { Journal } from './journal.ts';
import type { JournalRecord } from './journal-record.ts';

/** What a store was given back that went back in time: requests had left that it does not know of. */
export interface Recalled {
  /** Orders that the partner has, and those that left without a certain outcome. */
  readonly accepted: number;
  readonly unknown: number;
}

/** What the journal's missing records come to for one order. */
interface Recollection {
  readonly run: string;
  readonly account: string;
  readonly kind: string;
  readonly order: number;
  readonly key: string;
  readonly bodyHash: string;
  readonly state: 'accepted' | 'exists' | 'unknown' | 'rejected';
  readonly partnerNo: string | null;
  readonly at: string;
}

/**
 * Takes the journal's word for what left the office, where the store does not know of it: claims are made, orders are
 * accepted or unknown as the journal says, and nothing of it is ready to be sent any more. One transaction; null when
 * the store did not go back in time: it knew everything, or lacked only answers that it could not take.
 */
export function recall(
  db: Pick<Database, 'prepare' | 'transaction' | 'now'>,
  claims: Claims,
  journal: Journal,
): Recalled | null {
  return db.transaction(() => {
    const { records, wentBack, read } = journal.unknownToStore();
    const sent = recollect(records);
    keepOrderNumbers(db, records);
    switchAccounts(db, sent);
    for (const each of sent) {
      claim(claims, each);
      settleOrder(db, each);
    }
    for (const run of new Set(sent.map(({ run }) => run))) settleRun(db, run);
    remember(db, records, read);
    const count = (...states: readonly Recollection['state'][]) =>
      sent.filter(({ state }) => states.includes(state)).length;
    const recalled = { accepted: count('accepted', 'exists'), unknown: count('unknown') };
    return wentBack && recalled.accepted + recalled.unknown > 0 ? recalled : null;
  });
}

/**
 * Pure. What is certain outweighs the rest, in whatever order the records come: an order that the partner has once was
 * accepted; one request of it without a certain end is an unknown outcome, unless a person found out later that it did not
 * arrive.
 */
export function recollect(records: readonly JournalRecord[]): readonly Recollection[] {
  const ended = new Map<string, string>();
  for (const each of records) {
    if (each.type !== 'came') continue;
    for (const [order, , state] of each.orders) ended.set(`${each.writer} ${each.of} ${order}`, state);
  }
  const found = new Map<string, Recollection>();
  const put = (
    each: JournalRecord,
    order: number,
    key: string,
    more: Pick<Recollection, 'state' | 'partnerNo'>,
    hash = '',
  ) => {
    const { run, account, kind, at } = each;
    const id = JSON.stringify([run, account, kind, order, key]);
    const before = found.get(id);
    const weighs = !before || WEIGHT[more.state] > WEIGHT[before.state];
    const told = weighs ? more : before;
    const { state, partnerNo } = told;
    const bodyHash = before?.bodyHash || hash;
    found.set(id, {
      run,
      account,
      kind,
      order,
      key,
      bodyHash,
      state,
      partnerNo: partnerNo ?? before?.partnerNo ?? null,
      at,
    });
  };
  /** A person's word settles what left before it, as the lines stand in the file; not what leaves after it. */
  const declined = (each: JournalRecord, order: number, key: string) => {
    const id = JSON.stringify([each.run, each.account, each.kind, order, key]);
    const before = found.get(id);
    if (before?.state === 'unknown') found.set(id, { ...before, state: 'rejected' });
    else put(each, order, key, { state: 'rejected', partnerNo: null });
  };
  for (const each of records) {
    if (each.type === 'left') {
      for (const [order, key, hash] of each.orders) {
        const end = ended.get(`${each.writer} ${each.n} ${order}`);
        if (end === 'nothing-left') continue;
        put(each, order, key, { state: end === undefined ? 'unknown' : 'rejected', partnerNo: null }, hash);
      }
    } else {
      for (const [order, key, state, partnerNo] of each.orders) {
        if (state === 'not-accepted') declined(each, order, key);
        else if (state !== 'nothing-left') put(each, order, key, { state, partnerNo });
      }
    }
  }
  return [...found.values()];
}

const WEIGHT = { rejected: 0, unknown: 1, exists: 2, accepted: 3 } as const;

/** Numbers of orders that the journal names are not given to others. */
function keepOrderNumbers(db: Pick<Database, 'prepare'>, records: readonly JournalRecord[]): void {
  const last = Math.max(0, ...records.flatMap(({ orders }) => orders.map(([order]) => order)));
  if (last === 0) return;
  const changed = db
    .prepare<[number]>("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'orders'")
    .run(last).changes;
  if (changed === 0) db.prepare<[number]>("INSERT INTO sqlite_sequence (name, seq) VALUES ('orders', ?)").run(last);
}

/** A run that was sent for real since the store's time still names the account that it was practised with. */
function switchAccounts(db: Pick<Database, 'prepare' | 'now'>, sent: readonly Recollection[]): void {
  for (const { run, account } of sent) {
    const moved = db
      .prepare<[object]>(
        `UPDATE runs SET account = @account, target = (SELECT target FROM accounts WHERE id = @account)
         WHERE id = @run AND account IS NOT @account AND target = 'practice'
           AND EXISTS (SELECT 1 FROM accounts WHERE id = @account AND target = 'production')`,
      )
      .run({ run, account }).changes;
    if (moved === 0) continue;
    db.prepare<[string, string]>(
      `UPDATE orders SET state = 'ready', partner_no = NULL, message = NULL, body = NULL, body_hash = NULL, answer = NULL,
         updated_at = ?
       WHERE run = ? AND state IN ('accepted', 'exists', 'rejected', 'unknown')`,
    ).run(db.now(), run);
  }
}

function claim(claims: Claims, { account, kind, run, order, key, bodyHash, state, partnerNo }: Recollection): void {
  if (state === 'rejected') return;
  const scope = { account, kind };
  const known = claims.find(scope, key);
  if (known?.state === 'accepted' || known?.state === 'exists') return;
  const same = known?.order === order && known.run === run && (bodyHash === '' || known.bodyHash === bodyHash);
  if (!same) claims.put(scope, key, { run, order, bodyHash });
  claims.settle(scope, key, order, state, partnerNo);
}

/** States in which an order would be sent, or is thought to be on its way. */
const OPEN: readonly OrderState[] = ['incomplete', 'ready', 'queued', 'sending', 'rejected'];

function settleOrder(db: Pick<Database, 'prepare' | 'now'>, each: Recollection): void {
  const { run, account, order, key, state, partnerNo } = each;
  const sending: readonly OrderState[] = ['queued', 'sending', 'unknown'];
  const from = state === 'rejected' ? sending : state === 'unknown' ? OPEN : [...OPEN, 'unknown'];
  const answer = state === 'unknown' ? null : JSON.stringify({ type: state, partnerNo, data: {}, messages: [] });
  const { changes } = db
    .prepare<[object]>(
      `UPDATE orders SET state = @state, partner_no = coalesce(@partnerNo, partner_no), message = NULL, answer = @answer,
         updated_at = @now
       WHERE id = @order AND run = @run AND key = @key AND state IN (SELECT value FROM json_each(@from))
         AND EXISTS (SELECT 1 FROM runs WHERE id = @run AND coalesce(account, @account) = @account)`,
    )
    .run({ state, partnerNo, answer, now: db.now(), order, run, key, account, from: JSON.stringify(from) });
  if (changes > 0) noteAttempt(db, each);
}

/** Ends the request that the store has under way, or makes one as evidence. */
function noteAttempt(
  db: Pick<Database, 'prepare' | 'now'>,
  { run, account, kind, order, key, state, at }: Recollection,
) {
  const result = state === 'unknown' ? 'interrupted' : state;
  const ended = db
    .prepare<[object]>(
      `UPDATE attempts SET ended_at = @now, result = @result
       WHERE ended_at IS NULL AND run = @run AND purpose = 'send'
         AND id IN (SELECT attempt FROM attempt_orders WHERE order_id = @order)`,
    )
    .run({ now: db.now(), result, run, order }).changes;
  if (ended > 0) return;
  const { lastInsertRowid } = db
    .prepare<[object]>(
      `INSERT INTO attempts (run, account, kind, purpose, started_at, ended_at, result)
       VALUES (@run, @account, @kind, 'send', @at, @now, @result)`,
    )
    .run({ run, account, kind, at, now: db.now(), result });
  db.prepare<[number, number, string]>('INSERT INTO attempt_orders (attempt, order_id, key) VALUES (?, ?, ?)').run(
    Number(lastInsertRowid),
    order,
    key,
  );
}

/** What is unknown waits for a person to go on; a run of which nothing is left is finished. */
function settleRun(db: Pick<Database, 'prepare'>, run: string): void {
  const inState = (...states: readonly OrderState[]) =>
    `EXISTS (SELECT 1 FROM orders WHERE run = runs.id AND state IN (${states.map((state) => `'${state}'`).join()}))`;
  db.prepare<[string]>(
    `UPDATE runs SET state = 'paused', hold = NULL
     WHERE id = ? AND state IN ('checked', 'held', 'finished') AND ${inState('unknown')}`,
  ).run(run);
  db.prepare<[string]>(
    `UPDATE runs SET state = 'finished', hold = NULL
     WHERE id = ? AND state IN ('checked', 'submitting', 'held', 'paused')
       AND NOT ${inState('ready', 'queued', 'sending', 'unknown')}`,
  ).run(run);
}

function remember(
  db: Pick<Database, 'prepare'>,
  records: readonly JournalRecord[],
  read: ReadonlyMap<string, number>,
): void {
  const known = db.prepare<[string, number]>(
    'INSERT INTO journaled (writer, n) VALUES (?, ?) ON CONFLICT (writer) DO UPDATE SET n = max(n, excluded.n)',
  );
  for (const { writer, n } of records) known.run(writer, n);
  const place = db.prepare<[string, number]>(
    'INSERT INTO journal_read (path, bytes) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes',
  );
  for (const [path, bytes] of read) place.run(path, bytes);
}
