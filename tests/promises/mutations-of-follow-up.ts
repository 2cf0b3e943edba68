import { type Mutation, of } from './mutation.ts';

/** Of the promises under “After acceptance”. */
export const followUp: readonly Mutation[] = [
  of(
    'An answer that contradicts what is known',
    'engine/follow-up/observe.test.ts',
    'electron/engine/follow-up/observe.ts',
    'return points.length > 0 ?',
    'return points.length > 99 ?',
  ),
  of(
    'An answer that contradicts what is known',
    'engine/follow-up/answers.test.ts',
    'electron/engine/follow-up/observe.ts',
    'return points.length > 0 ?',
    'return points.length > 99 ?',
  ),
  of(
    'Asking never stands between two requests',
    'engine/ledger/lanes.test.ts: and never between two of a run',
    'electron/engine/ledger/lanes.ts',
    'Math.max(nextStart, closedUntil, lastUsed + quietMs)',
    'Math.max(nextStart, closedUntil)',
  ),
  of(
    'Asking never stands between two requests',
    'engine/follow-up/ask-account.test.ts: a request under way gives its place',
    'electron/engine/ledger/lanes.ts',
    'if (underWay >= concurrency) guest?.abort();',
    '',
  ),
  of(
    'Open orders cost at most a request per page',
    'engine/follow-up/ask-account.test.ts: 20 000 orders cost 400 requests',
    'electron/engine/follow-up/ask-account.ts',
    'waiting.slice(0, size)',
    'waiting.slice(0, 1)',
  ),
  of(
    'Open orders cost at most a request per page',
    'engine/follow-up/pace.test.ts',
    'electron/engine/follow-up/pace.ts',
    'if (isOver(order, state, rules, now)) return null;',
    '',
  ),
  of(
    'A month of late, old, contradicting',
    'engine/follow-up/month.test.ts',
    'electron/engine/follow-up/own-state.ts',
    'const GONE_AFTER = 2;',
    'const GONE_AFTER = 9999;',
  ),
  of(
    'A ban is kept by a person',
    'engine/follow-up/answers.test.ts',
    'electron/engine/follow-up/follow-up.ts',
    "return when === 'now' && hold.reason !== 'throttled';",
    "return when === 'now';",
  ),
  of(
    'Killed anywhere, asking loses',
    'engine/follow-up/ask-account.test.ts: writes nothing over what is newer',
    'electron/engine/follow-up/ask-account.ts',
    'if (!leases.renew(lease, leaseUntil())) return false;',
    'leases.renew(lease, leaseUntil());',
  ),
  of(
    "Of a warehouse's answer nothing is concluded",
    'engine/partners/etower/po-list.test.ts: nothing is concluded about any order from',
    'electron/engine/partners/etower/po-list.ts',
    "if (code !== '0' || status >= 400)",
    'if (status >= 400)',
  ),
  of(
    "A warehouse's own code means nothing",
    'engine/follow-up/own-state.test.ts',
    'electron/engine/follow-up/own-state.ts',
    "return mapped ?? 'listed';",
    "return mapped ?? 'draft';",
  ),
];
