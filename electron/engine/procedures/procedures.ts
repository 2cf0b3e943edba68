import type { ProcedureName } from '#shared/contract.ts';
import { recheckRuns } from '../edit/recheck-runs.ts';
import { freightHandlers } from '../freight/freight.ts';
import type { Handlers } from '../handlers.ts';
import { looksUp } from '../sku-items/lookups-for.ts';
import { skuItemHandlers } from '../sku-items/sku-item-handlers.ts';
import { aboutProcedures } from './about-procedures.ts';
import { backupProcedures } from './backup-procedures.ts';
import { choiceProcedures } from './choice-procedures.ts';
import type { ProcedureContext } from './context.ts';
import { editProcedures } from './edit-procedures.ts';
import { importProcedures } from './import-procedures.ts';
import { reportProcedures } from './report-procedures.ts';
import { runProcedures } from './run-procedures.ts';
import { settingsProcedures } from './settings-procedures.ts';
import { submissionProcedures } from './submission-procedures.ts';

/** The engine's side of the whole contract. */
export function procedures(context: ProcedureContext): Handlers<ProcedureName> {
  const imports = importProcedures(context);
  return {
    ...imports,
    ...runProcedures(context),
    ...editProcedures(context),
    ...submissionProcedures(context),
    ...reportProcedures(context),
    ...settingsProcedures(context),
    ...choiceProcedures(context),
    ...backupProcedures(context.backups),
    ...freightHandlers(context, context.partnerQuotes),
    ...skuItemHandlers(context.store.skuItems, () => recheckRuns(context, looksUp)),
    ...aboutProcedures(context, imports['imports.create']),
  };
}
