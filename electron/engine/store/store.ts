/**
 * What the engine keeps, one module per aggregate. Together with the ledger and the data folder the only place with SQL;
 * nobody else sees the database: whoever changes several things at once says so by `store.atomically(…)`.
 */

import type { Database } from '../data-folder/data-folder.ts';
import { createAccountRuns } from './account-runs.ts';
import { createAccounts } from './accounts.ts';
import { createAttachments } from './attachments.ts';
import { createCancelRequests } from './cancel-requests.ts';
import { createChoiceRules } from './choice-rules.ts';
import { createDecisions } from './decisions.ts';
import { createEdits } from './edits.ts';
import { createFailures } from './failures.ts';
import { createFiles } from './files.ts';
import { createFollowUpAccounts } from './follow-up-accounts.ts';
import { createFollowUps } from './follow-ups.ts';
import { createFollowedInRuns } from './followed-in-runs.ts';
import { createForgotten } from './forgotten.ts';
import { createFreightQuotes } from './freight-quotes.ts';
import { createGrid } from './grid.ts';
import { createImports } from './imports.ts';
import { createKnownValues } from './known-values.ts';
import { createLayouts } from './layouts.ts';
import { createLines } from './lines.ts';
import { createMasterData } from './master-data.ts';
import { createOrderStory } from './order-story.ts';
import { createOrders } from './orders.ts';
import { createOutbox } from './outbox.ts';
import { createPractised } from './practised.ts';
import { createProblemList } from './problem-list.ts';
import type { FieldLabel } from './problem-places.ts';
import { createProblems } from './problems.ts';
import { createRateCards } from './rate-cards.ts';
import { createReportSource } from './report-source.ts';
import { createRetention } from './retention.ts';
import { createRobots } from './robots.ts';
import { createRunRemoval } from './run-removal.ts';
import { createRuns } from './runs.ts';
import { createSearch } from './search.ts';
import { createSettings } from './settings.ts';
import { createSkippedRows } from './skipped-rows.ts';
import { createSkuItems } from './sku-items.ts';
import { createSubmissionProblems } from './submission-problems.ts';
import { createWaiting } from './waiting.ts';
import { createWithdrawals } from './withdrawals.ts';

export type { Accounts as StoredAccounts } from './accounts.ts';
export type { Change, Changed, OpenStep } from './edits.ts';
export type { StoredFile } from './files.ts';
export type { AskedAccount, FollowUpAccounts, WarehouseStatus } from './follow-up-accounts.ts';
export type {
  FollowedOrder,
  FollowUps,
  KnownFollowUp,
  Observed,
  Settled,
  ShownFollowUp,
  Sighting,
} from './follow-ups.ts';
export type { StoredForgotten } from './forgotten.ts';
export type { FreightQuotes, QuotedLine, QuoteFailure, QuotePurpose, StoredQuote } from './freight-quotes.ts';
export type { Passing } from './grid.ts';
export { linePacker, type PackedLine, type StoredLine, unpackLine } from './lines.ts';
export type { PageRange } from './list-query.ts';
export type { StoredOrder, StoredSummary } from './orders.ts';
export type { OrderRef, Outbox, OutboxOrder, Outcome, PreparedOrder, QueuedOrder, UnpreparedOrder } from './outbox.ts';
export { statedAt } from './problem-places.ts';
export type { NewRateCard, RateCards, StoredRateCard } from './rate-cards.ts';
export type { DroppedLine, EditedCell, ReportSource } from './report-source.ts';
export type { StoredNotice, StoredRobot } from './robots.ts';
export { removeRun } from './run-removal.ts';
export type { Runs } from './runs.ts';
export type { StoredFind, Unsought } from './search.ts';
export type { SkuItem, SkuItems } from './sku-items.ts';
export type { SubmissionProblem } from './submission-problems.ts';

export type Store = ReturnType<typeof createStore>;

/** Everything the engine keeps, one object per aggregate. `label` names a field that a sheet has no column for. */
export function createStore(db: Database, label: FieldLabel) {
  const runs = createRuns(db);
  const files = createFiles(db);
  const lines = createLines(db);
  const problems = createProblems(db);
  const problemList = createProblemList(db, files, label);
  const attachments = createAttachments(db);
  const skippedRows = createSkippedRows(db);
  return {
    /** Runs `fn` as one transaction: all of it is stored, or (when it throws) none. Inside another it is a part of that. */
    atomically: <T>(fn: () => T): T => db.transaction(fn),
    isOpen: () => db.sqlite.open,
    runs,
    runRemoval: createRunRemoval(db),
    files,
    lines,
    problems,
    problemList,
    attachments,
    skippedRows,
    orders: createOrders(db),
    orderStory: createOrderStory(db),
    failures: createFailures(db),
    search: createSearch(db),
    waiting: createWaiting(db),
    outbox: createOutbox(db),
    submissionProblems: createSubmissionProblems(db),
    decisions: createDecisions(db),
    withdrawals: createWithdrawals(db),
    cancelRequests: createCancelRequests(db),
    grid: createGrid(db, lines, problemList),
    edits: createEdits(db, lines, runs),
    imports: createImports(db, runs),
    accounts: createAccounts(db),
    accountRuns: createAccountRuns(db),
    settings: createSettings(db),
    followUps: createFollowUps(db),
    followedInRuns: createFollowedInRuns(db),
    followUpAccounts: createFollowUpAccounts(db),
    forgotten: createForgotten(db),
    freightQuotes: createFreightQuotes(db),
    layouts: createLayouts(db),
    choiceRules: createChoiceRules(db),
    knownValues: createKnownValues(db),
    skuItems: createSkuItems(db),
    rateCards: createRateCards(db),
    practised: createPractised(db),
    masterData: createMasterData(db),
    robots: createRobots(db),
    retention: createRetention(db),
    reportSource: createReportSource(db),
  };
}
