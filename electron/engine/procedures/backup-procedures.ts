import type { Backups } from '../data-folder/backups.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';

export function backupProcedures(backups: Backups): Handlers<ProceduresOf<'backups'>> {
  return {
    'backups.create': async ({ out }) => {
      const { path, size } = await backups.create(out);
      return { path, size };
    },
    'backups.restore': ({ from }) => {
      backups.restoreAtStart(from);
      return { restart: true };
    },
    'backups.list': () => backups.list(),
  };
}
