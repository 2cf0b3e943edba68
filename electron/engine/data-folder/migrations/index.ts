import { runs } from './0001-runs.ts';
import { outbox } from './0002-outbox.ts';
import { settings } from './0003-settings.ts';
import { skuItems } from './0004-sku-items.ts';
import { rateCards } from './0005-rate-cards.ts';
import { freightQuotes } from './0006-freight-quotes.ts';
import { etowerAsSaved } from './0007-etower-as-saved.ts';
import { columnProblems } from './0008-column-problems.ts';
import { wireHash } from './0009-wire-hash.ts';
import { claimsOfPartners } from './0010-claims-of-partners.ts';
import { choiceScopes } from './0011-choice-scopes.ts';
import { journal } from './0012-journal.ts';
import { decisions } from './0013-decisions.ts';
import { deletedRuns } from './0014-deleted-runs.ts';
import { layouts } from './0015-layouts.ts';
import { journalSeen } from './0016-journal-seen.ts';
import { keyLikeness } from './0017-key-likeness.ts';
import { unusedColumns } from './0018-unused-columns.ts';
import { boxRows } from './0019-box-rows.ts';
import { followUps } from './0020-follow-ups.ts';
import { refusedKeys } from './0021-refused-keys.ts';
import { openSteps } from './0022-open-steps.ts';
import { ordersWithoutBody } from './0023-orders-without-body.ts';
import { robots } from './0024-robots.ts';
import { endedFollowUps } from './0025-ended-follow-ups.ts';
import { withdrawals } from './0026-withdrawals.ts';
import { attachedByHand } from './0027-attached-by-hand.ts';
import { packedLines } from './0028-packed-lines.ts';
import { masterData } from './0029-master-data.ts';
import { noOrders } from './0030-no-orders.ts';
import { search } from './0031-search.ts';
import { desk } from './0032-desk.ts';
import { rowsLeftOut } from './0033-rows-left-out.ts';
import { doubtedRuns } from './0034-doubted-runs.ts';
import { readUntil } from './0035-read-until.ts';
import { cancelRequests } from './0036-cancel-requests.ts';
import { officeClaims } from './0037-office-claims.ts';
import { forgotten } from './0038-forgotten.ts';
import { deskEpochs } from './0039-desk-epochs.ts';
import { toldWithdrawals } from './0040-told-withdrawals.ts';
import { membership } from './0041-membership.ts';
import { untoldWithdrawals } from './0042-untold-withdrawals.ts';
import { byEnvironment } from './0043-by-environment.ts';
import { heardServers } from './0044-heard-servers.ts';
import { sentAgain } from './0045-sent-again.ts';

/** Every schema change in order; `user_version` is how many of them a database has had. A released one never changes. */
export const migrations: readonly string[] = [
  runs,
  outbox,
  settings,
  skuItems,
  rateCards,
  freightQuotes,
  etowerAsSaved,
  columnProblems,
  wireHash,
  claimsOfPartners,
  choiceScopes,
  journal,
  decisions,
  deletedRuns,
  layouts,
  journalSeen,
  keyLikeness,
  unusedColumns,
  boxRows,
  followUps,
  refusedKeys,
  openSteps,
  ordersWithoutBody,
  robots,
  endedFollowUps,
  withdrawals,
  attachedByHand,
  packedLines,
  masterData,
  noOrders,
  search,
  desk,
  rowsLeftOut,
  doubtedRuns,
  readUntil,
  cancelRequests,
  officeClaims,
  forgotten,
  deskEpochs,
  toldWithdrawals,
  membership,
  untoldWithdrawals,
  byEnvironment,
  heardServers,
  sentAgain,
];
