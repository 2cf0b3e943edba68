import { z } from 'zod';
import { placeOf } from '../../place-of.ts';
import { admitInOffice, ownAndElsewhere } from './admit-in-office.ts';
import { admitDesk, GIVEN, readSeq } from './moment.ts';
import type { Admitted, Applying, OfficeClaim, OfficeLedger, OfficeScope } from './office-ledger.ts';
import type { DeskMemory } from './own-desk.ts';
import { CLAIM_COLUMNS, type ClaimRow, claimRow, fenceOf, misled, readFence, readRows, toOfficeClaim } from './rows.ts';
import type { Ask, Server } from './server.ts';

/** Keys in one question. */
export const MOST = 5000;

const FIND = {
  name: 'dockhand-find',
  text: `SELECT ${CLAIM_COLUMNS} FROM dockhand.claims
    WHERE partner = $1 AND kind = $2 AND key = ANY($3::text[]) ORDER BY key, n`,
};
const LOCK = { name: 'dockhand-lock', text: `${FIND.text} FOR UPDATE` };

const OWNER = 'account, account_name, address, marks, desk, desk_name, person';
const INSERT_FRESH = {
  name: 'dockhand-claim',
  text: `INSERT INTO dockhand.claims (partner, kind, ${OWNER}, key, n, run, order_id, body_hash, state, fence, claimed_at)
    SELECT $1, $2, $3, $4, $5, $6::text[], $7, $8, $9, w.key, 0, w.run, w.order_id, w.body_hash, 'queued', 1, clock_timestamp()
    FROM unnest($10::text[], $11::text[], $12::bigint[], $13::text[]) AS w (key, run, order_id, body_hash)
    ON CONFLICT (partner, kind, key, n) DO NOTHING RETURNING key, order_id::float8 AS order_id`,
};
/** A claim that came to nothing changes hands, or the same order comes again: then it stays the one it was. */
const PUT = {
  name: 'dockhand-put',
  text: `INSERT INTO dockhand.claims AS c (partner, kind, ${OWNER}, key, n, run, order_id, body_hash, state, fence, claimed_at)
    SELECT $1, $2, $3, $4, $5, $6::text[], $7, $8, $9, w.key, w.n, w.run, w.order_id, w.body_hash, 'queued', 1, clock_timestamp()
    FROM unnest($10::text[], $11::int4[], $12::text[], $13::bigint[], $14::text[]) AS w (key, n, run, order_id, body_hash)
    ON CONFLICT (partner, kind, key, n) DO UPDATE SET
      account = excluded.account, account_name = excluded.account_name, address = excluded.address,
      marks = excluded.marks, desk_name = excluded.desk_name, person = excluded.person, body_hash = excluded.body_hash,
      state = 'queued',
      fence = c.fence + CASE WHEN c.desk = excluded.desk AND c.run = excluded.run AND c.order_id = excluded.order_id
        AND c.state IN ('queued', 'unknown') THEN 0 ELSE 1 END,
      left_at = CASE WHEN c.state IN ('queued', 'unknown') THEN c.left_at END,
      claimed_at = CASE WHEN c.state IN ('queued', 'unknown') THEN c.claimed_at ELSE clock_timestamp() END,
      enters = CASE WHEN c.desk = excluded.desk AND c.run = excluded.run AND c.order_id = excluded.order_id THEN c.enters ELSE 0 END,
      partner_no = NULL, answer = NULL, settled_at = NULL, withdrawn_at = NULL,
      desk = excluded.desk, run = excluded.run, order_id = excluded.order_id
    RETURNING key, n, fence, left_at`,
};
const IS_OWN = 'c.fence = s.fence AND c.desk = $3';
const takenIn = (row: 'c' | 's') => `${row}.state IN ('accepted', 'exists')`;
const APPLIES = `CASE WHEN ${IS_OWN} THEN NOT ${takenIn('c')} OR ${takenIn('s')} ELSE ${takenIn('s')} AND NOT ${takenIn('c')} END`;
/**
 * By the desk that has the key; and what was accepted counts whoever says so, and makes the fence of whoever has it now void. In a
 * ledger that went back in time another desk may have the same fence. Where it was accepted already by another one's word, that
 * stands, and is not to be taken back any more.
 */
const SETTLE = {
  name: 'dockhand-settle',
  text: `WITH s AS (
      SELECT * FROM unnest($4::text[], $5::int4[], $6::int4[], $7::text[], $8::text[], $9::text[])
        AS s (key, n, fence, state, partner_no, answer)
    ), settled AS (
      UPDATE dockhand.claims c SET
        state = CASE WHEN ${APPLIES} THEN s.state ELSE c.state END,
        partner_no = CASE WHEN ${APPLIES} THEN coalesce(s.partner_no, c.partner_no) ELSE coalesce(c.partner_no, s.partner_no) END,
        answer = CASE WHEN ${APPLIES} THEN coalesce(s.answer, c.answer) ELSE coalesce(c.answer, s.answer) END,
        fence = CASE WHEN ${IS_OWN} OR ${takenIn('c')} THEN c.fence ELSE greatest(c.fence, s.fence) + 1 END,
        relied_by = CASE WHEN ${IS_OWN} THEN c.relied_by ELSE coalesce(c.relied_by, $10) END,
        settled_at = clock_timestamp()
      FROM s
      WHERE c.partner = $1 AND c.kind = $2 AND c.key = s.key AND c.n = s.n AND (${APPLIES}
        OR (NOT (${IS_OWN}) AND ${takenIn('c')} AND ${takenIn('s')} AND c.relied_by IS NULL))
    )
    SELECT s.key FROM s WHERE NOT EXISTS (
      SELECT 1 FROM dockhand.claims c WHERE c.partner = $1 AND c.kind = $2 AND c.key = s.key AND c.n = s.n)`,
};
const TAKE_OVER = {
  name: 'dockhand-take-over',
  text: `UPDATE dockhand.claims SET desk = $4, desk_name = $5, person = $6, run = $7, order_id = $8::bigint, body_hash = $9,
      state = 'unknown', fence = fence + 1, enters = 0, left_at = coalesce(left_at, clock_timestamp())
    WHERE partner = $1 AND kind = $2 AND key = $3 AND n = $10 AND fence = $11 RETURNING n, fence`,
};

/** Held together with the rows that it is said of: who takes a word back waits for that. */
const RELY = {
  name: 'dockhand-rely',
  text: `UPDATE dockhand.claims c SET relied_by = $5 FROM unnest($3::text[], $4::int4[]) AS w (key, n)
    WHERE c.partner = $1 AND c.kind = $2 AND c.key = w.key AND c.n = w.n AND c.relied_by IS NULL`,
};
/** Nobody knows what became of it then, as before the word. */
const TAKE_BACK = {
  name: 'dockhand-take-back',
  text: `UPDATE dockhand.claims SET state = 'unknown', partner_no = NULL, answer = NULL, settled_at = clock_timestamp()
    WHERE partner = $1 AND kind = $2 AND key = $3 AND n = $4 AND fence = $5 AND desk = $6
      AND state = 'accepted' AND relied_by IS NULL AND withdrawn_at IS NULL`,
};
const WORD = {
  name: 'dockhand-word',
  text: `SELECT state IN ('accepted', 'exists') AS counts, relied_by FROM dockhand.claims
    WHERE partner = $1 AND kind = $2 AND key = $3 AND n = $4`,
};

/** Whichever desk says so. That it was not withdrawn after all undoes what was said before. */
const WITHDRAW = {
  name: 'dockhand-withdraw',
  text: `UPDATE dockhand.claims c SET withdrawn_at = CASE WHEN w.undone_at IS NULL THEN w.at END
    FROM unnest($3::text[], $4::int4[], $5::timestamptz[], $6::timestamptz[]) AS w (key, n, at, undone_at)
    WHERE c.partner = $1 AND c.kind = $2 AND c.key = w.key AND c.n = w.n
      AND CASE WHEN w.undone_at IS NULL THEN c.withdrawn_at IS NULL ELSE c.withdrawn_at <= w.undone_at END`,
};

const freshRow = z.object({ key: z.string(), order_id: z.int() });
const keyRow = z.object({ key: z.string() });
const fenceRow = z.object({ n: z.int().min(0), fence: z.int().min(1) });
const putRow = fenceRow.extend({ key: z.string(), left_at: z.date().nullable() });
const wordRow = z.object({ counts: z.boolean(), relied_by: z.string().nullable() });

type Keys = Pick<OfficeLedger, 'find' | 'claim' | 'offer' | 'settle' | 'withdraw' | 'takeBack' | 'takeOver'>;

/** Which keys are used, by whom, and what came of it. */
export function createKeys(server: Server, desk: DeskMemory): Keys {
  const ownerOf = ({ account, accountName }: OfficeScope) => {
    const place = placeOf(account.address);
    // Neither the user's name nor a query that an address may have is anybody else's business.
    const address = place === '' ? '' : `https://${place}`;
    const row = `${desk.id}/${account.account}`;
    return {
      identity: { account: row, address, marks: account.marks },
      columns: [row, accountName, address, account.marks, desk.id, desk.name, desk.person],
    };
  };

  const isOf = (row: ClaimRow, { run, order }: Pick<Applying, 'run' | 'order'>) =>
    row.desk === desk.id && row.run === run && row.order_id === order;
  const whoIsHere = () => `${desk.name} (${desk.person})`;

  /** All claims of these keys. One that is of none of them is a lie. */
  const rowsOf = async (ask: Ask, statement: typeof FIND, scope: OfficeScope, keys: readonly string[]) => {
    const rows = readRows(claimRow, await ask(statement, [scope.partner, scope.kind, keys]), server.address);
    const byKey = new Map<string, ClaimRow[]>(keys.map((key) => [key, []]));
    for (const row of rows) {
      const of = byKey.get(row.key);
      if (!of) throw misled(server);
      of.push(row);
    }
    return byKey;
  };

  const claimSome = async (scope: OfficeScope, orders: readonly Applying[], waits: boolean) => {
    let seq = 0;
    const admitted = await server.transact(async (ask) => {
      await admitDesk(server, ask, desk, waits);
      const all = await claimThem(ask, scope, orders);
      // Last of all: whoever else claims waits here.
      seq = readSeq(server, await ask(GIVEN));
      return all;
    });
    desk.heard(seq);
    return admitted;
  };
  const claimThem = async (ask: Ask, scope: OfficeScope, orders: readonly Applying[]) => {
    const { identity, columns } = ownerOf(scope);
    const admitted = new Map<string, Admitted>();
    const fresh = await ask(INSERT_FRESH, [
      ...[scope.partner, scope.kind, ...columns],
      ...columnsOf(orders, 'key', 'run', 'order', 'bodyHash'),
    ]);
    const taken = new Map(readRows(freshRow, fresh, server.address).map(({ key, order_id }) => [key, order_id]));
    const others: Applying[] = [];
    for (const each of orders) {
      if (taken.get(each.key) === each.order) admitted.set(each.key, given({ n: 0, fence: 1, left_at: null }));
      else others.push(each);
    }
    if (others.length === 0) return admitted;
    const found = await rowsOf(
      ask,
      LOCK,
      scope,
      others.map(({ key }) => key),
    );
    const put: (Applying & { readonly n: number })[] = [];
    const relied: Pick<ClaimRow, 'key' | 'n'>[] = [];
    for (const each of others) {
      const rows = found.get(each.key) ?? [];
      const known = ownAndElsewhere(identity, rows);
      const admission = admitInOffice(known, desk.id, each);
      admitted.set(each.key, { admission, fence: null, mayHaveLeft: false });
      if (admission.type === 'queue' && admission.claim) put.push({ ...each, n: known.own?.n ?? rows.length });
      else if (known.own && admission.type !== 'refuse' && !isOf(known.own, each)) relied.push(known.own);
    }
    if (relied.length > 0) await ask(RELY, [scope.partner, scope.kind, ...columnsOf(relied, 'key', 'n'), whoIsHere()]);
    if (put.length === 0) return admitted;
    const fences = await ask(PUT, [
      ...[scope.partner, scope.kind, ...columns],
      ...columnsOf(put, 'key', 'n', 'run', 'order', 'bodyHash'),
    ]);
    for (const row of readRows(putRow, fences, server.address)) admitted.set(row.key, given(row));
    if (put.some(({ key }) => admitted.get(key)?.fence === null)) throw misled(server);
    return admitted;
  };
  const claimAll = async (scope: OfficeScope, orders: readonly Applying[], waits: boolean) => {
    const admitted = new Map<string, Admitted>();
    // Two desks that claim the same keys take them in the same order, so that neither waits for the other in vain.
    const sorted = orders.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    for (const some of inParts(sorted)) {
      for (const [key, each] of await claimSome(scope, some, waits)) admitted.set(key, each);
    }
    return admitted;
  };

  return {
    async find(scope, keys) {
      const { identity } = ownerOf(scope);
      const found = new Map<string, OfficeClaim>();
      for (const some of inParts(keys)) {
        for (const [key, rows] of await rowsOf(server.ask, FIND, scope, some)) {
          const { own } = ownAndElsewhere(identity, rows);
          if (own) found.set(key, toOfficeClaim(own));
        }
      }
      return found;
    },

    claim: (scope, orders) => claimAll(scope, orders, true),

    offer: (scope, orders) => claimAll(scope, orders, false),

    async settle({ partner, kind }, outcomes) {
      const sorted = outcomes.map(({ fence, ...each }) => ({ ...each, ...readFence(fence) }));
      sorted.sort((a, b) => (a.key < b.key ? -1 : 1));
      const missing = new Set<string>();
      for (const some of inParts(sorted)) {
        const columns = columnsOf(some, 'key', 'n', 'fence', 'state', 'partnerNo', 'answer');
        const rows = await server.ask(SETTLE, [partner, kind, desk.id, ...columns, whoIsHere()]);
        for (const { key } of readRows(keyRow, rows, server.address)) missing.add(key);
      }
      return missing;
    },

    withdraw: (scope, orders) =>
      server.transact(async (ask) => {
        const { identity } = ownerOf(scope);
        const sorted = orders.toSorted((a, b) => (a.key < b.key ? -1 : 1));
        const keys = sorted.map(({ key }) => key);
        const found = await rowsOf(ask, LOCK, scope, keys);
        const there = sorted.flatMap((each) => {
          const { own } = ownAndElsewhere(identity, found.get(each.key) ?? []);
          return own && (own.state === 'accepted' || own.state === 'exists') ? [{ ...each, n: own.n }] : [];
        });
        const columns = columnsOf(there, 'key', 'n', 'withdrawnAt', 'undoneAt');
        if (there.length > 0) await ask(WITHDRAW, [scope.partner, scope.kind, ...columns]);
        return new Set(there.map(({ key }) => key));
      }),

    takeBack: ({ partner, kind }, { key, fence }) =>
      server.transact(async (ask) => {
        await admitDesk(server, ask, desk, false);
        const { n, fence: number } = readFence(fence);
        await ask(TAKE_BACK, [partner, kind, key, n, number, desk.id]);
        const [word] = readRows(wordRow, await ask(WORD, [partner, kind, key, n]), server.address);
        if (!word) throw misled(server);
        return { counts: word.counts, by: word.relied_by };
      }),

    async takeOver(scope, from, { key, run, order, bodyHash }) {
      const { identity } = ownerOf(scope);
      const { own } = ownAndElsewhere(identity, (await rowsOf(server.ask, FIND, scope, [key])).get(key) ?? []);
      if (own === null || (own.state !== 'queued' && own.state !== 'unknown')) return null;
      // It was carried out, and the answer lost.
      if (isOf(own, { run, order })) return fenceOf(own);
      if (own.desk !== from) return null;
      const owner = [desk.id, desk.name, desk.person, run, order, bodyHash];
      const rows = await server.ask(TAKE_OVER, [scope.partner, scope.kind, key, ...owner, own.n, own.fence]);
      const [taken] = readRows(fenceRow, rows, server.address);
      return taken ? fenceOf(taken) : null;
    },
  };
}

const given = (row: Pick<ClaimRow, 'n' | 'fence' | 'left_at'>): Admitted => ({
  admission: { type: 'queue', claim: true },
  fence: fenceOf(row),
  mayHaveLeft: row.left_at !== null,
});

/** Rows as the lists that a statement unfolds again. */
function columnsOf<T>(rows: readonly T[], ...names: readonly (keyof T)[]): readonly unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / MOST) }, (_, part) => all.slice(part * MOST, (part + 1) * MOST));
}
