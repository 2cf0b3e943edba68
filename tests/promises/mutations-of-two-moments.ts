import { type Mutation, of } from './mutation.ts';

/** Of a store whose pages are of two moments, and what finds it. */
export const twoMoments: readonly Mutation[] = [
  of(
    'Of such a store lines and edits are compared with nothing',
    'engine/procedures/doubted-runs.test.ts',
    'electron/engine/ledger/recall.ts',
    'if (mixed) doubtLines(db, elsewhere);',
    '',
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/submit/two-moments.test.ts',
    'electron/engine/ledger/recall.ts',
    'const all = isDue(db);',
    "const all = isDue(db) && db.path === '';",
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/ledger/two-moments.test.ts: one that left and is',
    'electron/engine/ledger/recall.ts',
    'return OPEN.has(now) ? state : null;',
    "return now === 'ready' ? state : null;",
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/ledger/two-moments.test.ts: is accepted again',
    'electron/engine/ledger/recall.ts',
    'contradicted ||= changed &&',
    'contradicted ||= changed && each.again &&',
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/ledger/two-moments.test.ts: only its claim is of before',
    'electron/engine/ledger/recall.ts',
    'const changed = settleClaim(claims, each, was !== null) || was !== null;',
    'const changed = was !== null && (settleClaim(claims, each, was !== null) || was !== null);',
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/ledger/two-moments.test.ts: goes to the one that left',
    'electron/engine/ledger/recall.ts',
    'if (mixed) startOver(',
    'if (mixed && recollected.length === 0) startOver(',
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/data-folder/data-folder.test.ts: finds entries in an index of some rows',
    'electron/engine/data-folder/make-ready.ts',
    '=== undefined && hasExactIndexes(sqlite);',
    '=== undefined;',
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/data-folder/data-folder.test.ts: finds old pages beside new ones',
    'electron/engine/data-folder/make-ready.ts',
    "return sqlite.pragma('foreign_key_check', { simple: true }) === undefined && hasExactIndexes(sqlite);",
    'return hasExactIndexes(sqlite);',
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/data-folder/data-folder.test.ts: has the journal compared with the store again',
    'electron/engine/data-folder/make-ready.ts',
    'if (full) forgetComparison(sqlite);',
    '',
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/data-folder/data-folder.test.ts: something else wrote to since the last program left',
    'electron/engine/data-folder/make-ready.ts',
    '!file.isAsLeft || ',
    '',
  ),
  of(
    'So is a store whose pages are of two moments',
    'engine/ledger/two-moments.test.ts: has its evidence, which older pages had lost',
    'electron/engine/ledger/recall.ts',
    'if (all || mixed) keepEvidence(db, found, elsewhere);',
    '',
  ),
];
