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
        }),
      ),
    }),
  ),
};
