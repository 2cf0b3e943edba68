/** The engine's side of the contract: each procedure says in a line or two what other rooms do. */

import type { ProcedureName } from '#shared/contract.ts';
import { type EngineContext, kindOf, runOf } from '../context.ts';
import type { Backups } from '../data-folder/data-folder.ts';
import { recheckRuns } from '../edit/edit.ts';
import { followUpHandlers } from '../follow-up/follow-up.ts';
import { freightHandlers } from '../freight/freight.ts';
import type { Handlers, ProceduresOf } from '../handlers.ts';
import { labelHandlers } from '../labels/labels.ts';
import { masterDataHandlers } from '../master-data/master-data.ts';
import { robotHandlers } from '../notify/notify.ts';
import { writeReports, writeTemplate } from '../report/report.ts';
import { looksUp, skuItemHandlers } from '../sku-items/sku-items.ts';
import { aboutProcedures } from './about-procedures.ts';
import { editProcedures } from './edit-procedures.ts';
import { forgottenProcedures } from './forgotten-procedures.ts';
import { importProcedures } from './import-procedures.ts';
import { layoutProcedures } from './layout-procedures.ts';
import { ledgerProcedures } from './ledger-procedures.ts';
import type { ProcedureContext } from './procedure-context.ts';
import { runProcedures } from './run-procedures.ts';
import { searchProcedures } from './search-procedures.ts';
import { choiceProcedures, settingsProcedures } from './settings-procedures.ts';
import { submissionProcedures } from './submission-procedures.ts';
import { todayProcedures } from './today-procedures.ts';
import { withdrawalProcedures } from './withdrawal-procedures.ts';

export function procedures(context: ProcedureContext): Handlers<ProcedureName> {
  const imports = importProcedures(context);
  return {
    ...imports,
    ...runProcedures(context),
    ...searchProcedures(context),
    ...todayProcedures(context),
    ...editProcedures(context),
    ...submissionProcedures(context),
    ...withdrawalProcedures(context),
    ...reportProcedures(context),
    ...labelHandlers(context),
    ...settingsProcedures(context),
    ...choiceProcedures(context),
    ...layoutProcedures(context),
    ...forgottenProcedures(context),
    ...backupProcedures(context.backups),
    ...freightHandlers(context, context.partnerQuotes),
    ...followUpHandlers(context, context.followUps),
    ...ledgerProcedures(context),
    ...robotHandlers(context, context.notifier),
    ...masterDataHandlers(context),
    ...skuItemHandlers(context.store.skuItems, () => recheckRuns(context, looksUp)),
    ...aboutProcedures(context, imports['imports.create']),
  };
}

function reportProcedures(context: EngineContext): Handlers<ProceduresOf<'reports' | 'templates'>> {
  return {
    'reports.write': async (input) => ({ files: await writeReports(context, runOf(context, input.run), input) }),
    'templates.write': ({ kind, ...place }) => writeTemplate({ kind: kindOf(context, kind), ...place }),
  };
}

function backupProcedures(backups: Backups): Handlers<ProceduresOf<'backups'>> {
  return {
    'backups.create': async ({ out }) => {
      const { path, size } = await backups.create(out);
      return { path, size };
    },
    'backups.restore': ({ from }) => {
      backups.restoreAtStart(from);
      return { restart: true };
    },
    'backups.cancelRestore': () => ({ cancelled: backups.cancelRestore() }),
    'backups.list': () => backups.list(),
  };
}
