import { z } from 'zod';
import { procedure } from './procedure.ts';

const desk = z.object({ id: z.string(), name: z.string(), person: z.string() });

/** The ledger that several desks share: `docs/office.md`. */
export const ledgerProcedures = {
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
  /** This data folder is a copy, and goes on as a desk of its own. What is open for the one that it was stays with the other copy. */
  'ledger.newDesk': procedure(z.object({}), z.object({})),
  /** The ledger's server was put back to an earlier moment: all desks enter again what they sent. */
  'ledger.wentBack': procedure(z.object({}), z.object({})),
  /** Desks that have not done that are not waited for. */
  'ledger.goOn': procedure(z.object({}), z.object({})),
};
