import { z } from 'zod';
import { procedure } from './procedure.ts';

const desk = z.object({ id: z.string(), name: z.string(), person: z.string() });
/** `postgres://user:password@host:port/database`; never shown, logged or stored in the clear. */
const url = z.string().min(1).max(2000);
const trouble = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

const claimState = z.enum(['queued', 'accepted', 'exists', 'rejected', 'unknown', 'cancelled']);
/** A key that this desk and the office know differently: neither was changed, and it is not sent from here by itself. */
const difference = z.object({
  partner: z.string(),
  kind: z.string(),
  key: z.string(),
  /** With the same content. */
  same: z.boolean(),
  /** `at`: ISO. */
  here: z.object({ run: z.string(), state: claimState, partnerNo: z.string().nullable(), at: z.string() }),
  there: z.object({
    desk: z.string(),
    person: z.string(),
    state: claimState,
    partnerNo: z.string().nullable(),
    at: z.string(),
  }),
});

/** What is at an address. */
const inspected = z.object({
  /** Without user and password. */
  address: z.string(),
  /** The server's version. */
  server: z.string(),
  /** False on this computer alone. */
  encrypted: z.boolean(),
  /** `absent` and `older`: made, or brought up to date, by whoever joins. */
  tables: z.enum(['absent', 'older', 'ready']),
  /** `keeper`: may change the tables. */
  role: z.enum(['keeper', 'desk']),
  /** How many desks were ever there. */
  desks: z.int(),
});

/** The ledger that several desks share: `docs/office.md`. */
export const ledgerProcedures = {
  /** How this desk stands to an office, without its server being asked. */
  'ledger.standing': procedure(
    z.object({}),
    z.object({
      /** Null for a desk by itself. */
      joined: z.object({ address: z.string(), by: z.enum(['environment', 'settings']) }).nullable(),
      desk,
      /** Outcomes that the office has not been told of. */
      waiting: z.int(),
      /** Since when (ISO) its ledger could not be used, and why, as the last call showed. */
      away: trouble.extend({ since: z.string() }).nullable(),
    }),
  ),
  /** Looks whether an office's ledger can be used at an address, and changes nothing. Failure `ledger.*` that says what is wrong. */
  'ledger.test': procedure(z.object({ url }), inspected),
  /** Everything real goes by the ledger at this address from now on. Failure `ledger.*`: nothing was changed. */
  'ledger.join': procedure(
    z.object({ url, name: z.string().nullish() }),
    inspected.extend({
      name: z.string(),
      /** `session`: this computer cannot encrypt it, and it is gone with the program. */
      password: z.enum(['none', 'stored', 'session']),
      /** Keys that this desk sent before, or may have; of those the office has so many as this desk's. */
      sent: z.int(),
      entered: z.int(),
      /** What kept that from being finished; it is tried again before anything is sent. */
      trouble: trouble.nullable(),
    }),
  ),
  /** This desk works alone again, and keeps what it knows: so many keys that it sent. `anyway`: although outcomes wait. */
  'ledger.leave': procedure(z.object({ anyway: z.boolean().default(false) }), z.object({ remembered: z.int() })),
  /** Asks its server now. Failure `ledger.*` that says what is wrong; `ledger.none` where there is none. */
  'ledger.status': procedure(
    z.object({}),
    z.object({
      /** Without user and password. */
      address: z.string(),
      /** The server's version. */
      server: z.string(),
      own: desk,
      /** All desks that were ever there, the last one first. */
      desks: z.array(
        desk.extend({
          /** ISO. */
          seenAt: z.string(),
          /** Orders that it is sending, or whose outcome it does not know. */
          open: z.int(),
          /** The ledger went back in time, and nobody is given keys before this desk was opened once. */
          awaited: z.boolean(),
        }),
      ),
      /** Of these, the first 200 are listed. */
      differences: z.object({ total: z.int(), items: z.array(difference) }),
      /** What may have been sent from here, as the ledger says, and nothing is stored of. */
      lost: z.array(
        z.object({
          key: z.string(),
          partner: z.string(),
          kind: z.string(),
          run: z.string(),
          person: z.string(),
          /** ISO. */
          claimedAt: z.string(),
        }),
      ),
    }),
  ),
  /**
   * Which of a run's orders that were not sent from here another desk sent, is sending, or does not know the outcome of. Failure `ledger.*` where
   * the office cannot be asked; empty for practice, and for a desk by itself.
   */
  'ledger.others': procedure(
    z.object({ run: z.string() }),
    z.array(
      z.object({
        order: z.int(),
        key: z.string(),
        desk: z.string(),
        person: z.string(),
        /** ISO. */
        at: z.string(),
        state: z.enum(['sending', 'sent', 'unknown']),
        partnerNo: z.string().nullable(),
      }),
    ),
  ),
  /** This data folder is a copy, and goes on as a desk of its own. What is open for the one that it was stays with the other copy. */
  'ledger.newDesk': procedure(z.object({}), z.object({})),
  /** The ledger's server was put back to an earlier moment: all desks enter again what they sent. */
  'ledger.wentBack': procedure(z.object({}), z.object({})),
  /** Desks that have not done that are not waited for. */
  'ledger.goOn': procedure(z.object({}), z.object({})),
};
