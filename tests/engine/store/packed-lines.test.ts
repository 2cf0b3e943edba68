import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packedLines } from '#engine/data-folder/migrations/0028-packed-lines.ts';
import { migrations } from '#engine/data-folder/migrations/index.ts';
import { createReportSource } from '#engine/store/report-source.ts';
import type { SourceCell } from '#shared/sheets/cell.ts';
import { importRun, line, order, packed } from './support/sample-run.ts';
import { type TempStore, tempDir, tempStore } from './support/temp-store.ts';

const all = { offset: 0, limit: 100 };
const found = (store: TempStore, run: string, search: string) =>
  store.grid.window({ run, filter: { search }, ...all }).items.map(({ id }) => id);

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '1',
    '1.0',
    'TRUE',
    'a\x1fb',
    '\x1f',
    'a\0b',
    '\ud800',
    'x\udc00y',
    '"',
    '\\',
    '\n',
    '😀',
    '.',
    'null',
  ),
);
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(1e21, 1e-7, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 123456789012345680, 2 ** 53),
);
const cell: fc.Arbitrary<SourceCell> = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.record({
    type: fc.constant('date' as const),
    value: fc.constantFrom('2026-06-01 00:00:00', '2026-06-01 08:30:15'),
  }),
  fc.record({ type: fc.constant('date' as const), value: text, formula: fc.constant(true as const) }),
  fc.record({ type: fc.constant('plain' as const), value: fc.oneof(text, number, fc.boolean()), mergedFrom: fc.nat() }),
  fc.record({ type: fc.constant('error' as const), value: fc.constant('#REF!') }),
  fc.record({ type: fc.constant('tooLong' as const), value: text, length: fc.nat() }),
);
const cells = fc.dictionary(fc.constantFrom('key', 'qty', 'note', 'a', 'b', 'c d', '"', '$'), cell);

describe('what is stored of a line', () => {
  test('is read as it was, whatever its cells hold', () => {
    const store = tempStore();
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 5 }), (lines) => {
        const run = importRun(store, { lines: packed(...lines.map((it, at) => line(at + 1, it))) });
        // As JSON keeps them: there is no -0 in it.
        const kept = JSON.parse(JSON.stringify(lines)) as unknown;
        expect(store.lines.after(run, 0, 10).map((it) => it.cells)).toEqual(kept);
        for (const [at, it] of lines.entries()) store.lines.setCells(run, at + 1, lines[lines.length - 1 - at] ?? it);
        expect(store.lines.after(run, 0, 10).map((it) => it.cells)).toEqual((kept as unknown[]).toReversed());
        store.runs.delete(run);
      }),
      { numRuns: 100 },
    );
  });

  test('holds a new field after an edit, beside lines that do not have it', () => {
    const store = tempStore();
    const run = importRun(store, { lines: packed(line(1, { key: 'A' }), line(2, { key: 'B' })) });
    store.edits.apply(run, [{ type: 'cell', line: 1, field: 'note', value: 'new' }]);
    expect(store.lines.get(run, [1, 2]).map((it) => it.cells)).toEqual([{ key: 'A', note: 'new' }, { key: 'B' }]);
    store.edits.undo(run);
    expect(store.lines.get(run, [1]).map((it) => it.cells)).toEqual([{ key: 'A' }]);
  });

  test('is not misread by another list of fields', () => {
    const store = tempStore();
    const run = importRun(store, { lines: packed(line(1, { key: 'A', qty: 1 })) });
    store.db.sqlite.exec(`UPDATE field_lists SET fields = '["key"]'`);
    const again = tempStore(join(store.db.path, '..'));
    expect(() => again.lines.get(run, [1])).toThrow('does not go with its fields');
  });

  test('says which lines lack a field, over lists that have it in other places or not at all', () => {
    const store = tempStore();
    const lists = [{ key: 'A', qty: 1 }, { qty: 2, note: 'x' }, { note: 'y' }];
    const run = importRun(store, ...lists.map((it, at) => ({ lines: packed(line(at + 1, it, { sheet: `S${at}` })) })));
    const lacking = (field: string) =>
      lists.map((_, at) => store.lines.lacks(run, { file: 0, sheet: `S${at}` }, field, false));
    expect(lacking('key')).toEqual([false, true, true]);
    expect(lacking('qty')).toEqual([false, false, true]);
    expect(lacking('note')).toEqual([true, false, false]);
    expect(lacking('other')).toEqual([true, true, true]);
  });
});

describe('lines of before they were packed', () => {
  const before = migrations.indexOf(packedLines);
  const olds = [
    { key: 'PO-1', qty: 0.1 + 0.2, day: { type: 'date', value: '2026-06-01 00:00:00' } },
    { key: 'PO-1', qty: 9007199254740992, note: { type: 'plain', value: 'half \ud83d', mergedFrom: 2 } },
  ] as const;

  /** A data folder as a program without packed lines left it. */
  function old(): string {
    const dataDir = tempDir();
    mkdirSync(dataDir, { recursive: true });
    const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma(`application_id = ${0x444b4844}`);
    for (const sql of migrations.slice(0, before)) sqlite.exec(sql);
    sqlite.pragma(`user_version = ${before}`);
    sqlite.exec(`
      INSERT INTO runs (id, kind, state, target, created_at) VALUES ('r', 'k', 'checked', 'practice', 't');
      INSERT INTO files (run, idx, name, size, sha256, sheets) VALUES ('r', 0, 'f', 1, '', '[]');
      INSERT INTO orders (id, run, position, key, state, updated_at) VALUES (7, 'r', 1, 'PO-1', 'ready', 't')`);
    olds.forEach((it, at) => {
      sqlite
        .prepare(`INSERT INTO lines (run, id, file, sheet, row, part, order_id, dropped, cells)
          VALUES ('r', ?, 0, 'S', ?, 'whole', 7, ?, ?)`)
        .run(at + 1, at + 2, at, JSON.stringify(it));
      sqlite.prepare("INSERT INTO line_texts VALUES ('r', ?, ?)").run(at + 1, `PO-1\n${it.qty}`);
    });
    sqlite.close();
    return dataDir;
  }

  test('are read, found, edited and reported as before', () => {
    const store = tempStore(old());
    const kept = JSON.parse(JSON.stringify(olds)) as unknown[];
    const stored = () => store.lines.get('r', [1, 2]);
    expect(stored().map((it) => it.cells)).toEqual(kept);
    expect(stored()).toMatchObject([
      { id: 1, file: 0, sheet: 'S', row: 2, part: 'whole', order: 7, dropped: false },
      { id: 2, row: 3, order: 7, dropped: true },
    ]);
    expect(found(store, 'r', '0.30000000000000004')).toEqual([1]);
    expect(found(store, 'r', 'nowhere')).toEqual([]);
    expect(store.lines.lacks('r', { file: 0, sheet: 'S' }, 'day', false)).toBe(false);
    expect(store.lines.lacks('r', { file: 0, sheet: 'S' }, 'note', false)).toBe(true);
    const report = createReportSource(store.db);
    expect(report.texts('r', 0, 'S', 'key')).toEqual(['PO-1']);
    expect(report.dropped('r', 0)).toEqual([{ sheet: 'S', row: 3, cells: kept[1] }]);
    store.edits.apply('r', [{ type: 'cell', line: 1, field: 'note', value: 'mended' }]);
    expect(stored()[0]?.cells).toEqual({ ...olds[0], note: 'mended' });
    expect(found(store, 'r', 'mended')).toEqual([1]);
    expect(report.edits('r', 0)).toMatchObject([{ field: 'note', value: 'mended', original: null }]);
    store.edits.undo('r');
    expect(stored().map((it) => it.cells)).toEqual(kept);
    expect(store.db.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

test('a problem stands at its cell’s own place, whatever the list of its line', () => {
  const store = tempStore();
  const at = { row: 9, column: 4 };
  const run = importRun(store, {
    orders: [
      order(1, [line(1, { key: 'A' }), line(2, { note: 'x', qty: { type: 'plain', value: 2, at } })], {
        state: 'incomplete',
        problems: [{ code: 'number.form', severity: 'error', field: 'qty', line: 2, params: { text: 'x' } }],
      }),
    ],
  });
  expect(store.problemList.window({ run, ...all }).items).toMatchObject([{ row: 9, field: 'qty' }]);
});
