import type { EngineContext } from '../context.ts';
import type { Backups } from '../data-folder/data-folder.ts';
import type { FollowUps } from '../follow-up/follow-up.ts';
import type { PartnerQuotes } from '../freight/freight.ts';
import type { Notifier } from '../notify/notify.ts';
import type { Submissions } from '../submit/submit.ts';

/** What the procedures of the contract may use besides. */
export interface ProcedureContext extends EngineContext {
  readonly submissions: Submissions;
  readonly backups: Backups;
  readonly partnerQuotes: PartnerQuotes;
  readonly followUps: FollowUps;
  readonly notifier: Notifier;
}
