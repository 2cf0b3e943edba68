import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LineFilter } from '#shared/contract/runs.ts';
import type { Problem } from '#shared/problem.ts';
import type { Line } from '#shared/sheets/line.ts';
import { openDatabase } from '../../electron/engine/data-folder/data-folder.ts';
import type { ImportedOrder } from '../../electron/engine/store/imports.ts';
import { createStore, linePacker } from '../../electron/engine/store/store.ts';
import { problem } from '../fixtures/any-problem.ts';

// How long the store keeps the engine from answering: `node tests/bench/store.ts [lines] [lines per batch]`.
const LINES = Number(process.argv[2] ?? 100_000);
const BATCH = Number(process.argv[3] ?? 300);
const FIELDS = 21;
const LINES_PER_ORDER = 5;

const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-bench-'));
const db = openDatabase({ dataDir, clock: { now: () => Date.now() }, appVersion: '0.0.0' });
const store = createStore(db, (_kind, field) => field);

const columns = Array.from({ length: FIELDS }, (_, index) => ({
  index,
  header: `header ${index}`,
  field: `field${index}`,
  rule: 'exact' as const,
  samples: ['a', 'b'],
}));
const run = store.imports.begin({
  kind: 'bench',
  target: 'practice',
  account: null,
  attachmentsDir: null,
  files: [
    {
      index: 0,
      name: 'bench.xlsx',
      path: null,
      size: 1,
      sha256: '',
      sheets: [
        {
          sheet: 'S',
          hidden: false,
          use: 'whole',
          kind: 'bench',
          headerRow: 1,
          columns,
          conflicts: [],
          missing: [],
          resembles: [],
          rows: LINES,
          hiddenRows: 0,
          hiddenColumns: [],
        },
      ],
    },
  ],
});

const pack = linePacker();
const batches: number[] = [];
for (let first = 1; first <= LINES; first += BATCH) {
  const orders: ImportedOrder[] = [];
  for (let id = first; id < first + BATCH && id <= LINES; id += LINES_PER_ORDER) orders.push(order(id));
  const started = performance.now();
  store.imports.addBatch(run, { orders });
  batches.push(performance.now() - started);
}
store.imports.finish(run);
batches.sort((a, b) => a - b);
const at = (share: number) => (batches[Math.floor((batches.length - 1) * share)] ?? 0).toFixed(1);
const total = batches.reduce((sum, ms) => sum + ms, 0);
console.log(`stored ${LINES} lines in ${(total / 1000).toFixed(1)} s; batches of ${BATCH}:`);
console.log(`  median ${at(0.5)} ms, 99 % ${at(0.99)} ms, worst ${at(1)} ms`);
console.log(`  ${(statSync(db.path).size / 1e6).toFixed(0)} MB`);

const window = (filter: LineFilter, offset = 0) => store.grid.window({ run, filter, offset, limit: 200 });
time('counts', () => store.runs.counts(run));
time('list of runs', () => store.runs.list({ search: 'ORDER-1', offset: 0, limit: 50 }));
time('window', () => window({}));
time('window, last lines', () => window({}, LINES - 200));
time('window, errors', () => window({ severity: 'error' }));
time('window, warnings, deep', () => window({ severity: 'warning' }, Math.floor(LINES / 3)));
time('window, one code', () => window({ code: 'text.tooLong' }, Math.floor(LINES / 4)));
time('window, one state, deep', () => window({ state: 'ready' }, Math.floor(LINES / 3)));
time('window, one order', () => window({ order: 'ORDER-1001' }));
time('window, search, few', () => window({ search: 'value 996' }));
time('window, search, none', () => window({ search: 'nowhere' }));
time('window, search in errors', () => window({ search: 'value 96', severity: 'error' }));
time('problems, deep', () =>
  store.problemList.window({ run, severity: 'warning', offset: Math.floor(LINES / 3), limit: 200 }),
);
time('problem groups', () => store.problems.groups(run));
time('next problem', () => store.problemList.next({ run, line: Math.floor(LINES / 2), direction: 'next' }));
time('orders, deep', () => store.orders.window({ run, offset: Math.floor(LINES / 6), limit: 200 }));
const cells = Array.from({ length: 1000 }, (_, i) => i + 1);
time('1000 cells edited', () =>
  store.edits.apply(
    run,
    cells.map((line) => ({ type: 'cell', line, field: 'field1', value: 'edited' })),
  ),
);
time('1000 cells undone', () => store.edits.undo(run));
time('quick check', () => db.sqlite.pragma('quick_check'));
time('run deleted', () => store.runs.delete(run));

db.close();
rmSync(dataDir, { recursive: true });

function order(first: number): ImportedOrder {
  const lines = Array.from({ length: LINES_PER_ORDER }, (_, i) => line(first + i));
  const problems = lines.flatMap(problemsOf);
  const key = `ORDER-${first}`;
  const state = problems.some((it) => it.severity === 'error') ? 'incomplete' : 'ready';
  return { position: first, key, state, lines: lines.map(pack), problems };
}

function line(id: number): Line {
  const values = columns.map(({ field, index }) => [field, index % 4 === 0 ? id : `价 value ${id % 997} ${index}`]);
  return { id, file: 0, sheet: 'S', row: id + 1, part: 'whole', cells: Object.fromEntries(values) };
}

/** Every second line has a problem, every tenth an error. */
function problemsOf({ id }: Line): Problem[] {
  if (id % 2) return [];
  const code = id % 6 ? 'text.tooLong' : 'number.form';
  return [problem(code, { line: id, field: 'field3', severity: id % 10 ? 'warning' : 'error', params: { max: 10 } })];
}

function time(name: string, call: () => unknown): void {
  const started = performance.now();
  call();
  console.log(`${(performance.now() - started).toFixed(1).padStart(8)} ms  ${name}`);
}
