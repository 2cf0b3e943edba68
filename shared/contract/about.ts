import { z } from 'zod';
import { procedure } from './procedure.ts';
import { target } from './run.ts';

const restored = z.object({
  /** Where the store that was replaced now lies; null when there was none. */
  kept: z.string().nullable(),
  /** False: it was too damaged to read which order numbers had been used since the backup. */
  claimsKept: z.boolean(),
  /** When the backup was made (ISO). */
  madeAt: z.string(),
  /** Runs that were imported after it, newest first: they are in the store that was kept. `done`: orders the partner has, or the built-in one; `unknown`: those that may have arrived; `queued`: those that waited to be sent. */
  missing: z.array(
    z.object({
      id: z.string(),
      createdAt: z.string(),
      files: z.array(z.string()),
      target,
      orders: z.int(),
      done: z.int(),
      // A notice that an earlier version wrote lacks them.
      unknown: z.int().optional(),
      queued: z.int().optional(),
    }),
  ),
});

/** What the program is, and where it keeps what it keeps. */
export const aboutProcedures = {
  'about.get': procedure(
    z.object({}),
    z.object({
      version: z.string(),
      dataDir: z.string(),
      /** False where the system offers no encryption: keys of accounts are then forgotten when the program ends. */
      keepsSecrets: z.boolean(),
      /** What putting a backup in place came to, when this start did; null otherwise. */
      restored: restored.nullable(),
      /**
       * Orders whose sending the store did not know of at this start (it went back in time), by the journal beside it:
       * those that the partner has, and those of unknown outcome; how many of both were only practised. Null otherwise.
       */
      recalled: z.object({ accepted: z.int(), unknown: z.int(), practised: z.int() }).nullish(),
      /** Runs of which nothing is sent until a person looked at their lines (`runs.trust`). */
      doubted: z.int().optional(),
      /** The backup that is put in place at the next start (`madeAt`: ISO); null while none waits. */
      pendingRestore: z.object({ name: z.string(), madeAt: z.string() }).nullable(),
      /** The folder that the data was moved from, as long as it is still there. */
      movedFrom: z.string().nullable(),
    }),
  ),
};
