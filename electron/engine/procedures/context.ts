import type { EngineContext } from '../context.ts';
import type { Backups } from '../data-folder/backups.ts';
import type { PartnerQuotes } from '../freight/freight.ts';
import type { Submissions } from '../submit/submissions.ts';

/** What the procedures of the contract may use besides. */
export interface ProcedureContext extends EngineContext {
  readonly submissions: Submissions;
  readonly backups: Backups;
  readonly partnerQuotes: PartnerQuotes;
}
