import { localDay } from '#shared/text/local-time.ts';
import { type Admission, admit } from '../claim-rules.ts';
import { BINDING, type Claim, SENT } from '../claims.ts';
import { type Identity, isSameAccount } from '../identity.ts';
import type { Applying } from './office-ledger.ts';
import type { ClaimRow } from './rows.ts';

/** Which of a key's claims is the account's own, and which another account's at the partner. */
export interface KeyRows {
  readonly own: ClaimRow | null;
  readonly elsewhere: ClaimRow | null;
}

/** Pure. */
export function ownAndElsewhere(account: Identity, rows: readonly ClaimRow[]): KeyRows {
  const isOwn = (row: ClaimRow) => isSameAccount(account, row);
  const own = rows
    .filter(isOwn)
    .sort((a, b) => BINDING.indexOf(a.state) - BINDING.indexOf(b.state) || b.fence - a.fence || b.n - a.n);
  return { own: own[0] ?? null, elsewhere: rows.findLast((row) => SENT.has(row.state) && !isOwn(row)) ?? null };
}

/**
 * Pure. The rules of one desk (`claim-rules.ts`), and one more: what another desk has open is its own until it says what
 * became of it, or a person takes it over.
 */
export function admitInOffice({ own, elsewhere }: KeyRows, desk: string, applying: Applying): Admission {
  if (own && own.desk !== desk && (own.state === 'queued' || own.state === 'unknown')) {
    const { desk_name: name, person, claimed_at: at, run } = own;
    const params = { desk: name, person, run, date: localDay(at.toISOString()) };
    return { type: 'refuse', code: 'order.atAnotherDesk', params };
  }
  const { run, order, bodyHash, again } = applying;
  return admit(own && asClaim(own, desk), {
    ...{ run, order, bodyHash, again },
    elsewhere: elsewhere && !applying.elsewhere ? asClaim(elsewhere, desk) : null,
  });
}

/** Pure. What a person is asked about before the account sends the key, too: as `admitInOffice` asks it. */
export function asksFirst({ own, elsewhere }: KeyRows, desk: string): Claim | null {
  return elsewhere && !(own && SENT.has(own.state)) ? asClaim(elsewhere, desk) : null;
}

function asClaim(row: ClaimRow, desk: string): Claim {
  return {
    ...(row.desk !== desk && { by: { desk: row.desk_name, person: row.person } }),
    run: row.run,
    order: row.order_id,
    bodyHash: row.body_hash,
    state: row.state,
    partnerNo: row.partner_no,
    claimedAt: row.claimed_at.toISOString(),
    accountName: row.account_name,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
