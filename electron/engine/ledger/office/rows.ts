import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import type { OfficeAddress } from './address.ts';
import type { Fence, OfficeClaim } from './office-ledger.ts';

/** What the server sends is believed as little as a partner's answer. */

/** @throws Failure `ledger.answers` for rows that are not what was asked for */
export function readRows<T>(
  shape: z.ZodType<T>,
  rows: readonly unknown[],
  { shown }: Pick<OfficeAddress, 'shown'>,
): readonly T[] {
  const parsed = z.array(shape).safeParse(rows);
  if (!parsed.success) throw misled({ address: { shown } });
  return parsed.data;
}

/** The columns of {@link claimRow}, in SQL. */
export const CLAIM_COLUMNS = `key, n, account, account_name, address, marks, desk, desk_name, person, run,
  order_id::float8 AS order_id, body_hash, state, partner_no, answer, fence, claimed_at, left_at, enters, withdrawn_at`;

export const claimRow = z.object({
  key: z.string(),
  n: z.int().min(0),
  account: z.string(),
  account_name: z.string(),
  address: z.string(),
  marks: z.array(z.string()),
  desk: z.string(),
  desk_name: z.string(),
  person: z.string(),
  run: z.string(),
  order_id: z.int(),
  body_hash: z.string(),
  state: z.enum(['queued', 'accepted', 'exists', 'rejected', 'unknown', 'cancelled']),
  partner_no: z.string().nullable(),
  answer: z.string().nullable(),
  fence: z.int().min(1),
  claimed_at: z.date(),
  left_at: z.date().nullable(),
  enters: z.int().min(0),
  withdrawn_at: z.date().nullable(),
});

export type ClaimRow = z.infer<typeof claimRow>;

/** The server said what cannot be. */
export function misled({ address }: { readonly address: Pick<OfficeAddress, 'shown'> }): Failure {
  return new Failure('ledger.answers', { address: address.shown, what: 'rows' });
}

export function toOfficeClaim(row: ClaimRow): OfficeClaim {
  return {
    key: row.key,
    desk: row.desk,
    deskName: row.desk_name,
    person: row.person,
    run: row.run,
    order: row.order_id,
    bodyHash: row.body_hash,
    state: row.state,
    partnerNo: row.partner_no,
    answer: row.answer,
    accountName: row.account_name,
    claimedAt: row.claimed_at.toISOString(),
    mayHaveLeft: row.left_at !== null,
    enters: row.enters,
    fence: fenceOf(row),
  };
}

/** Which of a key's claims it is, and its number there. */
export function fenceOf({ n, fence }: Pick<ClaimRow, 'n' | 'fence'>): Fence {
  return `${n}.${fence}`;
}

/** Of the same claim, one that nobody has. */
export function voidFence(fence: Fence): Fence {
  return fenceOf({ n: readFence(fence).n, fence: 0 });
}

export function readFence(fence: Fence): { readonly n: number; readonly fence: number } {
  const [n = Number.NaN, number = Number.NaN] = fence.split('.').map(Number);
  if (!Number.isInteger(n) || !Number.isInteger(number)) throw new Error('not a fence of this ledger');
  return { n, fence: number };
}
