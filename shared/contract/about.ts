import { z } from 'zod';
import { procedure } from './procedure.ts';

/** What the program is, and where it keeps what it keeps. */
export const aboutProcedures = {
  'about.get': procedure(
    z.object({}),
    z.object({
      version: z.string(),
      dataDir: z.string(),
      /** False where the system offers no encryption: keys of accounts are then forgotten when the program ends. */
      keepsSecrets: z.boolean(),
    }),
  ),
};
