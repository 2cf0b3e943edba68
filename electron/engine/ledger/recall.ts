import type { OrderState } from '#shared/contract/run.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Space } from './account-space.ts';
import type { Attempts } from './attempts.ts';
import type { Claims } from './claims.ts';
import { keepEvidence, noteAttempt } from './evidence.ts';
import type { Journal } from './journal.ts';
import type { JournalRecord } from './journal-record.ts';
import { type Recollection, recollect } from './recollect.ts';
import { switchAccounts } from './switch-accounts.ts';
import { doubtLines, isOfTwoMoments, putRight, startOver } from './two-moments.ts';

/** What a store was given back that knows less of what left than it did, of all its orders or of some. */
export interface Recalled {
  /** Orders that the partner has, and those that left without a certain outcome. */
  readonly accepted: number;
  readonly unknown: number;
  /** How many of both were only practised. */
  readonly practised: number;
}

export interface RecallParts {
  readonly claims: Claims;
  readonly attempts: Attempts;
  readonly journal: Journal;
}

/**
 * Takes the journal's word for what left the office, where the store does not know of it: claims are made, orders are
 * accepted or unknown as the journal says, and nothing of it is ready to be sent any more. After an end that was none, or
 * whenever else the whole store is looked at, that is asked of every record, not only of those after the last one that the
 * store knows: it may be of two moments. One transaction; null when the store knew everything, or lacked only answers that
 * it could not take.
 */
export function recall(db: Database, { claims, attempts, journal }: RecallParts): Recalled | null {
  return db.transaction(() => {
    const all = isDue(db);
    const { records, wentBack, underWay, read } = journal.tell(all);
    const elsewhere = runsElsewhere(db);
    const recollected = recollect(records);
    for (const each of records) {
      // What is known outweighs what is only supposed.
      if (each.as?.partner || claims.spaceOf(each.account).partner === '') claims.remember(spaceThen(each));
    }
    const isGone = (run: string) => db.prepare<[string]>('SELECT 1 FROM runs WHERE id = ?').get(run) === undefined;
    const isPractice = ({ account }: Recollection) => claims.spaceOf(account).practice === 1;
    const found = recollected.filter(({ known, order, run }) => !known || !(underWay.has(order) || elsewhere.has(run)));
    keepOrderNumbers(db, records);
    switchAccounts(db, { claims, attempts }, found, elsewhere);
    const agreed = all ? ordersAgreed(db) : new Map<number, AgreedRow>();
    let contradicted = false;
    const given = found.filter((each) => {
      const { key, run, account } = agreed.get(each.order) ?? {};
      if (each.taken && key === each.key && run === each.run && account === each.account) return false;
      const was = settleOrder(db, each);
      const changed = settleClaim(claims, each, was !== null, isGone) || was !== null;
      contradicted ||= changed && (each.known || (each.leftKnown && was !== null && OPEN.has(was)));
      return changed;
    });
    for (const run of new Set(given.map(({ run }) => run))) {
      // What else its process was at has no end either, and nobody may take the run up any more.
      if (!elsewhere.has(run)) attempts.interrupt(run);
      settleRun(db, run);
    }
    const mixed = contradicted || (all && isOfTwoMoments(db, recollected, elsewhere));
    if (mixed) startOver(db, { claims, attempts }, recollected, elsewhere);
    if (mixed) doubtLines(db, elsewhere);
    if (all || mixed) keepEvidence(db, found, elsewhere);
    if (all) putRight(db, { attempts, claims }, elsewhere);
    remember(db, records, read);
    const told = (...states: readonly Recollection['state'][]) => given.filter(({ state }) => states.includes(state));
    const accepted = told('accepted', 'exists', 'free');
    const unknown = told('unknown', 'resend');
    const practised = [...accepted, ...unknown].filter(isPractice).length;
    const recalled = { accepted: accepted.length, unknown: unknown.length, practised };
    return mixed || (wentBack && recalled.accepted + recalled.unknown > 0) ? recalled : null;
  });
}

/** Records of before said only the account: its partner is that of the kind, and as whom it was there is not known. */
function spaceThen({ account, kind, as }: JournalRecord): Space {
  if (as?.partner) return { account, ...as };
  return { account, partner: findKind(kind)?.partner ?? '', practice: 0, name: account, address: '', marks: [] };
}

/** That the store was compared with the journal is noted until the next time that all of it is looked at (`data-folder/make-ready.ts`). */
function isDue(db: Pick<Database, 'prepare'>): boolean {
  return db.prepare<[]>("SELECT 1 FROM chores WHERE name = 'compared'").get() === undefined;
}

interface AgreedRow {
  readonly id: number;
  readonly run: string;
  readonly key: string;
  readonly account: string;
}

/** Most of them: orders that the store has as accepted in every respect. The journal can say no more of them. */
function ordersAgreed(db: Pick<Database, 'prepare'>): ReadonlyMap<number, AgreedRow> {
  const rows = db
    .prepare<[], AgreedRow>(
      `SELECT o.id, o.run, o.key, c.account
       FROM orders o JOIN runs r ON r.id = o.run
       JOIN claims c ON c.key = o.key AND c.kind = r.kind AND c.order_id = o.id AND c.run = o.run
       WHERE o.state IN ('accepted', 'exists') AND o.partner_no IS NOT NULL AND c.state IN ('accepted', 'exists')`,
    )
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Runs that another living process sends. */
function runsElsewhere({ prepare, isAlive, processId }: Database): ReadonlySet<string> {
  const leases = prepare<[], { run: string; holder: string }>('SELECT run, holder FROM leases').all();
  return new Set(leases.filter(({ holder }) => holder !== processId && isAlive(holder)).map(({ run }) => run));
}

/** Numbers of orders that the journal names are not given to others. */
function keepOrderNumbers(db: Pick<Database, 'prepare'>, records: readonly JournalRecord[]): void {
  const last = Math.max(0, ...records.flatMap(({ orders }) => orders.map(([order]) => order)));
  if (last === 0) return;
  const changed = db
    .prepare<[number]>("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'orders'")
    .run(last).changes;
  if (changed === 0) db.prepare<[number]>("INSERT INTO sqlite_sequence (name, seq) VALUES ('orders', ?)").run(last);
}

const TAKEN: ReadonlySet<string> = new Set(['accepted', 'exists']);
const SENT: ReadonlySet<string> = new Set([...TAKEN, 'unknown', 'queued']);

/** True when the claim was another, or none. `outcome`: the order has one only now. */
function settleClaim(claims: Claims, each: Recollection, outcome: boolean, isGone: (run: string) => boolean): boolean {
  const { account, kind, run, order, key, bodyHash, state, taken } = each;
  const scope = { account, kind };
  const known = claims.find(scope, key);
  if (!taken && state !== 'unknown' && state !== 'resend') {
    if (outcome) claims.settle(scope, key, order, 'rejected', null);
    return false;
  }
  if (known && TAKEN.has(known.state)) return false;
  const isOwn = known?.order === order && known.run === run;
  const isOther = bodyHash !== '' && known?.bodyHash !== bodyHash;
  if (!taken && known && SENT.has(known.state) && !(isOwn && isOther)) {
    // Of a run that is gone only the claim is left to say that this left.
    if (outcome || (isOwn && known.state === 'queued' && isGone(run)))
      claims.settle(scope, key, order, 'unknown', null);
    return false;
  }
  // Whoever else seems to have it has it from another moment: the partner has this one.
  if (known && !isOwn) claims.settle(scope, key, known.order, 'cancelled', null);
  if (!isOwn || isOther) claims.put(scope, key, { run, order, bodyHash });
  claims.settle(scope, key, order, taken?.state ?? 'unknown', taken?.partnerNo ?? null);
  return true;
}

/** States in which an order would be sent, or may be edited. */
const OPEN: ReadonlySet<OrderState> = new Set(['incomplete', 'ready', 'queued', 'rejected']);
const EDITABLE: ReadonlySet<OrderState> = new Set(['incomplete', 'ready', 'rejected']);
const UNDECIDED: ReadonlySet<OrderState> = new Set(['queued', 'sending', 'unknown']);

/** The state that an order must be in, by the journal; null when it may stay in the one that it is in. */
function dueState({ state, known }: Recollection, now: OrderState): OrderState | null {
  switch (state) {
    case 'accepted':
    case 'exists':
      return TAKEN.has(now) ? null : state;
    case 'unknown':
      return OPEN.has(now) ? state : null;
    case 'resend':
      return EDITABLE.has(now) ? 'unknown' : null;
    case 'rejected':
      // What was rejected may be on its way again, which the journal is told only when it leaves.
      return !known && UNDECIDED.has(now) ? state : null;
    case 'shelved':
      // Neither is it ready to be sent with the others.
      return !known && now !== 'rejected' && !TAKEN.has(now) ? 'rejected' : null;
    case 'free':
      return null;
  }
}

/** The state that the order was in; null when it stays in it. */
function settleOrder(db: Pick<Database, 'prepare' | 'now'>, each: Recollection): OrderState | null {
  const { run, account, order, key, partnerNo } = each;
  const row = db
    .prepare<[object], { state: OrderState; partner_no: string | null; body_hash: string | null }>(
      `SELECT o.state, o.partner_no, o.body_hash FROM orders o JOIN runs r ON r.id = o.run
       WHERE o.id = @order AND o.run = @run AND o.key = @key AND coalesce(r.account, @account) = @account`,
    )
    .get({ order, run, key, account });
  if (!row) return null;
  const state = dueState(each, row.state);
  if (UNDECIDED.has(state ?? row.state)) dropOtherBody(db, each, row.body_hash);
  if (state === null) {
    if (row.partner_no === null && partnerNo !== null && TAKEN.has(row.state))
      db.prepare<[string, number]>('UPDATE orders SET partner_no = ? WHERE id = ?').run(partnerNo, order);
    return null;
  }
  const shelved = each.state === 'shelved';
  const data = shelved ? { decidedBy: 'person' } : {};
  const answer = state === 'unknown' ? null : JSON.stringify({ type: state, partnerNo, data, messages: [] });
  db.prepare<[object]>(
    `UPDATE orders SET state = @state, partner_no = coalesce(@partnerNo, partner_no), message = NULL, answer = @answer,
       updated_at = @now
     WHERE id = @order`,
  ).run({ state, partnerNo, answer, now: db.now(), order });
  if (shelved) noteDecision(db, each);
  else noteAttempt(db, each, state);
  return row.state;
}

/**
 * What left last is what may be there: an older body must never be sent in its place. Without one it is made anew from the
 * lines, and is the one if it has its hash (`refillBodies`).
 */
function dropOtherBody(
  db: Pick<Database, 'prepare'>,
  { order, bodyHash, state }: Recollection,
  is: string | null,
): void {
  if (is === bodyHash || bodyHash === '' || (state !== 'unknown' && state !== 'resend')) return;
  db.prepare<[number]>('UPDATE orders SET body = NULL, body_hash = NULL, wire_hash = NULL WHERE id = ?').run(order);
}

/** A person's word, which settles whatever left before; who decided stands in no journal. */
function noteDecision(db: Pick<Database, 'prepare' | 'now'>, { run, order, key, at }: Recollection): void {
  db.prepare<[object]>(
    `UPDATE attempts SET ended_at = @now, result = 'interrupted'
     WHERE ended_at IS NULL AND run = @run AND purpose = 'send'
       AND id IN (SELECT attempt FROM attempt_orders WHERE order_id = @order)`,
  ).run({ now: db.now(), run, order });
  db.prepare<[object]>(
    `INSERT INTO decisions (run, order_id, key, decision, partner_no, decided_by, decided_at)
     VALUES (@run, @order, @key, 'not-accepted', NULL, '', @at)`,
  ).run({ run, order, key, at });
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
  db: Pick<Database, 'prepare' | 'now'>,
  records: readonly JournalRecord[],
  read: ReadonlyMap<string, number>,
): void {
  const last = new Map<string, number>();
  for (const { writer, n } of records) last.set(writer, Math.max(n, last.get(writer) ?? 0));
  const known = db.prepare<[string, number]>(
    'INSERT INTO journaled (writer, n) VALUES (?, ?) ON CONFLICT (writer) DO UPDATE SET n = max(n, excluded.n)',
  );
  for (const [writer, n] of last) known.run(writer, n);
  const place = db.prepare<[string, number]>(
    'INSERT INTO journal_read (path, bytes) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes',
  );
  for (const [path, bytes] of read) place.run(path, bytes);
  db.prepare<[number]>("INSERT OR REPLACE INTO chores (name, done_at) VALUES ('compared', ?)").run(
    Date.parse(db.now()),
  );
}
