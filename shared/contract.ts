import type { z } from 'zod';
import { aboutProcedures } from './contract/about.ts';
import { backupProcedures } from './contract/backups.ts';
import { editProcedures } from './contract/edits.ts';
import { failureProcedures } from './contract/failures.ts';
import { followUpProcedures } from './contract/follow-up.ts';
import { forgottenProcedures } from './contract/forgotten.ts';
import { freightWeightProcedures } from './contract/freight.ts';
import { freightCompareProcedures } from './contract/freight-compare.ts';
import { freightOfficeProcedures } from './contract/freight-office.ts';
import { importProcedures, sampleProcedures } from './contract/imports.ts';
import { labelProcedures } from './contract/labels.ts';
import { layoutProcedures } from './contract/layouts.ts';
import { ledgerProcedures } from './contract/ledger.ts';
import { masterDataProcedures } from './contract/master-data.ts';
import { orderContentsProcedures } from './contract/order-contents.ts';
import { packingListProcedures } from './contract/packing-lists.ts';
import { freightProcedures } from './contract/partner-quotes.ts';
import { rateCardProcedures } from './contract/rate-cards.ts';
import { reportProcedures } from './contract/reports.ts';
import { robotProcedures } from './contract/robots.ts';
import { runProcedures } from './contract/runs.ts';
import { searchProcedures } from './contract/search.ts';
import { settingsProcedures } from './contract/settings.ts';
import { skuItemProcedures } from './contract/sku-items.ts';
import { submissionProcedures } from './contract/submissions.ts';
import { todayProcedures } from './contract/today.ts';
import { withdrawalProcedures } from './contract/withdrawals.ts';

/**
 * Everything a user interface can ask of the engine: procedure name → `{input, output}`. Three transports carry it
 * (a MessagePort, a WebSocket, a direct call); inputs are parsed where they arrive; errors cross as `{code, params}`.
 */
export const contract = {
  ...importProcedures,
  ...runProcedures,
  ...orderContentsProcedures,
  ...failureProcedures,
  ...searchProcedures,
  ...todayProcedures,
  ...editProcedures,
  ...submissionProcedures,
  ...withdrawalProcedures,
  ...reportProcedures,
  ...labelProcedures,
  ...packingListProcedures,
  ...settingsProcedures,
  ...layoutProcedures,
  ...forgottenProcedures,
  ...backupProcedures,
  ...skuItemProcedures,
  ...rateCardProcedures,
  ...freightWeightProcedures,
  ...freightProcedures,
  ...freightOfficeProcedures,
  ...freightCompareProcedures,
  ...followUpProcedures,
  ...robotProcedures,
  ...ledgerProcedures,
  ...masterDataProcedures,
  ...sampleProcedures,
  ...aboutProcedures,
};

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What a caller passes: defaults may be left out. */
export type Input<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What a procedure receives: parsed, defaults filled in. */
export type Parsed<N extends ProcedureName> = z.output<Contract[N]['input']>;
export type Output<N extends ProcedureName> = z.output<Contract[N]['output']>;

/** The engine as a caller sees it, whatever carries the calls. */
export interface EngineApi {
  call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>>;
}
