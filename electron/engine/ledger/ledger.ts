/**
 * All that makes exactly-once true: which keys were used and what became of them (`claims.ts`, `claim-rules.ts`), which entries are one account at a
 * partner (`identity.ts`), every
 * exchange with a partner (`attempts.ts`), what is written beside the store in case that goes back in time (`journal.ts`,
 * `recollect.ts`, `recall.ts`) or holds old pages beside new ones (`two-moments.ts`), who may send a run (`leases.ts`), and how fast an account may send (`lanes.ts`).
 *
 * An office of several desks has one ledger more, on a database server (`office/`); what must hold between desks is said there, in
 * `office-ledger.ts`.
 *
 * What must be committed before the first byte of an order leaves, in two transactions: its body, the {@link bodyHash} of
 * that and the claim of its key when it is queued (`submit/queue-order.ts`); then, under a lease that this process holds,
 * that it is being sent and the beginning of the attempt (`begin` in `submit/records.ts`); after that, the journal's line. Each call here is a part of its
 * caller's transaction (`store.atomically`).
 */

import { z } from 'zod';
import type { PartnerAnswer } from '#shared/kinds/kind.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Clock, Log, Ports } from '../ports.ts';
import { createAttempts } from './attempts.ts';
import { createClaims } from './claims.ts';
import { type Journal, openJournal } from './journal.ts';
import type { Flush } from './journal-files.ts';
import { createLanes } from './lanes.ts';
import { createLeases } from './leases.ts';
import { askingLanes } from './office/asking-lanes.ts';
import { createHeardAnswers } from './office/heard-answers.ts';
import type { OfficeLedger } from './office/office-ledger.ts';
import { createSharedKeys, type SharedKeys } from './office/shared-keys.ts';
import { createTold } from './office/told.ts';
import { type Recalled, recall } from './recall.ts';

export type { Attempts } from './attempts.ts';
export { bodyHash } from './body-hash.ts';
export { type Admission, admit, claimedParams, repeats } from './claim-rules.ts';
export { type Claim, type ClaimScope, type ClaimState, type Claims, SENT } from './claims.ts';
export { isSameAccount, marksOf } from './identity.ts';
export { type Journal, noteInJournal } from './journal.ts';
export type { Came } from './journal-record.ts';
export { type Lane, LONG_BAN } from './lanes.ts';
export { openMembership } from './office/membership.ts';
export type { Admitted as AdmittedInOffice, Applying, Fence, OfficeClaim } from './office/office-ledger.ts';
export { type Office, openOffice } from './office/open-office.ts';
export { startPulse } from './office/pulse.ts';
export type { SharedScope } from './office/shared-scope.ts';
export type { Joined, Membership, Standing } from './office/standing.ts';
export type { Recalled } from './recall.ts';
export { sentByOthers, sentElsewhere } from './sent-by-others.ts';

export type Ledger = ReturnType<typeof createLedger>;

export function createLedger(
  db: Database,
  clock: Clock,
  journal: Journal = noJournal,
  { office = null, log = noLog }: { readonly office?: OfficeLedger | null; readonly log?: Log } = {},
) {
  const claims = createClaims(db, () => shared?.tell());
  const leases = createLeases(db);
  const lanes = createLanes(clock);
  let shared: SharedKeys | null = null;
  let knownJoinings: number | null = null;
  const share = (office: OfficeLedger | null, joinings: number | null = null): void => {
    shared = office && createSharedKeys({ office, clock, log, db, claims, told: createTold(db), leases });
    knownJoinings = joinings;
  };
  share(office);
  const accountOf = (account: string) => {
    const { partner, practice, address, marks } = claims.spaceOf(account);
    return JSON.stringify([partner, practice, account, address, marks]);
  };
  return {
    claims,
    /** What was answered to other desks of the office. */
    heardAnswers: createHeardAnswers({ shared: () => shared, accountOf, clock }, storedAnswer),
    /** What it shares of its keys; null for a desk by itself. */
    get shared(): SharedKeys | null {
      return shared;
    },
    /** It shares them with this office from now on, as the folder joined it the last time; null: whatever the folder says. */
    share,
    /** No other program of the folder joined another office since, or left it. */
    isAsJoined: (): boolean =>
      knownJoinings === null ||
      db.prepare<[], { joinings: number }>('SELECT joinings FROM desk').get()?.joinings === knownJoinings,
    journal,
    attempts: createAttempts(db),
    leases,
    /** The way to each account's partner, one for everything that goes there. */
    lanes,
    /** The same for what only asks it something. */
    askingLanes: askingLanes(lanes, () => shared, clock),
  };
}

const noLog: Log = { info: () => {}, warn: () => {} };

/** For a store that cannot go back in time: one in memory. */
const noJournal: Journal = {
  next: () => 0,
  know: () => {},
  forgotten: () => {},
  left: async () => {},
  came: () => {},
  tell: () => ({ records: [], wentBack: false, underWay: new Set(), read: new Map() }),
  close: () => {},
};

/** Opens the journal of a store and gives that back what it does not know of it, before anything else is done with it. */
export function openLedger(
  db: Database,
  folders: readonly string[],
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
  { flush, office }: { readonly flush?: Flush; readonly office?: OfficeLedger | undefined } = {},
): { readonly ledger: Ledger; readonly recalled: Recalled | null } {
  const journal = openJournal({ db, folders, clock, log, ...(flush && { flush }) });
  const ledger = createLedger(db, clock, journal, { office: office ?? null, log });
  return { ledger, recalled: recall(db, ledger) };
}

const answer = z.object({
  partnerNo: z.string().nullish(),
  data: z.record(z.string(), z.json()),
});

/** The partner's answer to an order that it took, as it was stored; null for any other. */
export function storedAnswer(text: string | null): PartnerAnswer | null {
  const parsed = answer.safeParse(JSON.parse(text ?? 'null'));
  return parsed.success ? { partnerNo: parsed.data.partnerNo ?? null, data: parsed.data.data } : null;
}
