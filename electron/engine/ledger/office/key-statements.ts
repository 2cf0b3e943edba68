import { CLAIM_COLUMNS } from './rows.ts';

/** What is asked of the server about keys (`keys.ts`). */

export const FIND = {
  name: 'dockhand-find',
  text: `SELECT ${CLAIM_COLUMNS} FROM dockhand.claims
    WHERE partner = $1 AND kind = $2 AND key = ANY($3::text[]) ORDER BY key, n`,
};
export const LOCK = { name: 'dockhand-lock', text: `${FIND.text} FOR UPDATE` };

const OWNER = 'account, account_name, address, marks, desk, desk_name, person';
export const INSERT_FRESH = {
  name: 'dockhand-claim',
  text: `INSERT INTO dockhand.claims (partner, kind, ${OWNER}, key, n, run, order_id, body_hash, state, fence, claimed_at)
    SELECT $1, $2, $3, $4, $5, $6::text[], $7, $8, $9, w.key, 0, w.run, w.order_id, w.body_hash, 'queued', 1, clock_timestamp()
    FROM unnest($10::text[], $11::text[], $12::bigint[], $13::text[]) AS w (key, run, order_id, body_hash)
    ON CONFLICT (partner, kind, key, n) DO NOTHING RETURNING key, order_id::float8 AS order_id`,
};
/** A claim that came to nothing changes hands, or the same order comes again: then it stays the one it was. */
export const PUT = {
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
export const SETTLE = {
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
export const TAKE_OVER = {
  name: 'dockhand-take-over',
  text: `UPDATE dockhand.claims SET desk = $4, desk_name = $5, person = $6, run = $7, order_id = $8::bigint, body_hash = $9,
      state = 'unknown', fence = fence + 1, enters = 0, left_at = coalesce(left_at, clock_timestamp())
    WHERE partner = $1 AND kind = $2 AND key = $3 AND n = $10 AND fence = $11 RETURNING n, fence`,
};

/** Held together with the rows that it is said of: who takes a word back waits for that. */
export const RELY = {
  name: 'dockhand-rely',
  text: `UPDATE dockhand.claims c SET relied_by = $5 FROM unnest($3::text[], $4::int4[]) AS w (key, n)
    WHERE c.partner = $1 AND c.kind = $2 AND c.key = w.key AND c.n = w.n AND c.relied_by IS NULL`,
};
/** Nobody knows what became of it then, as before the word. */
export const TAKE_BACK = {
  name: 'dockhand-take-back',
  text: `UPDATE dockhand.claims SET state = 'unknown', partner_no = NULL, answer = NULL, settled_at = clock_timestamp()
    WHERE partner = $1 AND kind = $2 AND key = $3 AND n = $4 AND fence = $5 AND desk = $6
      AND state = 'accepted' AND relied_by IS NULL AND withdrawn_at IS NULL`,
};
export const WORD = {
  name: 'dockhand-word',
  text: `SELECT state IN ('accepted', 'exists') AS counts, relied_by FROM dockhand.claims
    WHERE partner = $1 AND kind = $2 AND key = $3 AND n = $4`,
};

/** Whichever desk says so. That it was not withdrawn after all undoes what was said before. */
export const WITHDRAW = {
  name: 'dockhand-withdraw',
  text: `UPDATE dockhand.claims c SET withdrawn_at = CASE WHEN w.undone_at IS NULL THEN w.at END
    FROM unnest($3::text[], $4::int4[], $5::timestamptz[], $6::timestamptz[]) AS w (key, n, at, undone_at)
    WHERE c.partner = $1 AND c.kind = $2 AND c.key = w.key AND c.n = w.n
      AND CASE WHEN w.undone_at IS NULL THEN c.withdrawn_at IS NULL ELSE c.withdrawn_at <= w.undone_at END`,
};
