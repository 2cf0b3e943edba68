import { z } from 'zod';
import { procedure } from './procedure.ts';

/** Backup is one file; so is restore, which never overwrites without keeping the replaced store aside. */
export const backupProcedures = {
  /** Writes everything, attachments included, into one file while work goes on. */
  'backups.create': procedure(z.object({ out: z.string() }), z.object({ path: z.string(), size: z.int() })),
  /** Checks the backup and puts it in place when the program is next started; the host offers to do so at once. */
  'backups.restore': procedure(z.object({ from: z.string() }), z.object({ restart: z.literal(true) })),
  /** The restore that waits for the next start is not wanted any more; `about.get` says whether one waits. */
  'backups.cancelRestore': procedure(z.object({}), z.object({ cancelled: z.boolean() })),
  /** Backups the program made by itself, newest first. */
  'backups.list': procedure(
    z.object({}),
    z.array(z.object({ path: z.string(), size: z.int(), createdAt: z.string() })),
  ),
};
