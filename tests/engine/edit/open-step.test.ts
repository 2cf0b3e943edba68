import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

const ORDERS = 350;
const WISH = { field: 'sku', find: 'SKU', replace: 'ART' };
/** Too long for its field: every order has a mistake then. */
const TOO_LONG = { ...WISH, replace: 'A'.repeat(300) };

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

async function open(dataDir: string) {
  const engine = await openEngine(dataDir);
  engines.push(engine);
  return engine;
}

/** An office with one run of many orders, and a look into its store from beside. */
async function office(sku = 'SKU-1') {
  const dataDir = freshFolder();
  const engine = await open(dataDir);
  const references = Array.from({ length: ORDERS }, (_, index) => `R-${1000 + index}`);
  const { id: run } = await importOne(engine, inboundCsv(references.map((referenceNo) => ({ referenceNo, sku }))));
  const beside = <T>(look: (sqlite: Sqlite.Database) => T): T => {
    const sqlite = new Sqlite(join(dataDir, 'dockhand.db'));
    try {
      return look(sqlite);
    } finally {
      sqlite.close();
    }
  };
  const replaced = () =>
    beside((sqlite) =>
      Number(sqlite.prepare("SELECT count(*) FROM lines WHERE texts NOT LIKE '%SKU-1%'").pluck().get()),
    );
  return { dataDir, engine, run, beside, replaced };
}

/** All that a person sees of the run. */
async function seen(engine: Engine, run: string) {
  const { items } = await engine.call('lines.window', { run, limit: 500 });
  return {
    lines: items.map(({ cells, problems }) => ({ sku: cells.sku?.text, codes: problems.map(({ code }) => code) })),
    counts: (await engine.call('runs.get', { run })).counts,
    undo: await engine.call('edits.get', { run }),
  };
}

test('a replacement over many orders is one step of undo, checked as if the file had said so; others are answered meanwhile', async () => {
  const { engine, run } = await office();
  const before = await seen(engine, run);
  const asTyped = await office(`${TOO_LONG.replace}-1`);
  let answered = 0;
  let isDone = false;
  const others = (async () => {
    for (; !isDone; answered += 1) await turn();
  })();
  const { cells, counts } = await engine.call('edits.replace', { run, ...TOO_LONG });
  isDone = true;
  await others;
  expect(cells).toBe(ORDERS);
  expect(answered).toBeGreaterThan(ORDERS / 100);
  const after = await seen(engine, run);
  const { lines, counts: typed } = await seen(asTyped.engine, asTyped.run);
  expect(after).toEqual({ lines, counts: typed, undo: { undoable: true, redoable: false } });
  expect(counts).toEqual(typed);

  await engine.call('edits.undo', { run });
  expect(await seen(engine, run)).toEqual({ ...before, undo: { undoable: false, redoable: true } });
  await engine.call('edits.redo', { run });
  expect(await seen(engine, run)).toEqual(after);
});

test('what was undone before a large step cannot be redone after it', async () => {
  const { engine, run } = await office();
  await engine.call('edits.replace', { run, ...WISH });
  await engine.call('edits.undo', { run });
  await engine.call('edits.replace', { run, ...WISH, replace: 'GOODS' });
  expect(await engine.call('edits.get', { run })).toEqual({ undoable: true, redoable: false });
  await engine.call('edits.undo', { run });
  await engine.call('edits.redo', { run });
  expect((await seen(engine, run)).lines[0]?.sku).toBe('GOODS-1');
});

test('a replacement that fails on its way changes nothing', async () => {
  const { engine, run, beside } = await office();
  const before = await seen(engine, run);
  beside((sqlite) =>
    sqlite.exec(`CREATE TRIGGER broken BEFORE UPDATE OF texts ON lines WHEN NEW.id = 250 AND NEW.texts LIKE '%ART-1%'
      BEGIN SELECT RAISE(ABORT, 'broken'); END`),
  );
  await expect(engine.call('edits.replace', { run, ...WISH })).rejects.toThrow('broken');
  expect(await seen(engine, run)).toEqual(before);
  beside((sqlite) => sqlite.exec('DROP TRIGGER broken'));
  expect((await engine.call('edits.replace', { run, ...WISH })).cells).toBe(ORDERS);
});

test.each(['edits.replace', 'edits.undo', 'edits.redo'] as const)(
  'a program that dies between two slices of %s: the next one finds the run as before, or the step undone',
  async (call) => {
    const { engine, run, beside, replaced } = await office();
    const before = await seen(engine, run);
    if (call !== 'edits.replace') await engine.call('edits.replace', { run, ...WISH });
    if (call === 'edits.redo') await engine.call('edits.undo', { run });
    const started = replaced();
    const end = ORDERS - started;
    const copies: string[] = [];
    const going = call === 'edits.replace' ? engine.call(call, { run, ...WISH }) : engine.call(call, { run });
    for (let last = started; last !== end; await turn()) {
      if (replaced() === last) continue;
      last = replaced();
      const copy = freshFolder();
      beside((sqlite) => sqlite.exec(`VACUUM INTO '${join(copy, 'dockhand.db')}'`));
      copies.push(copy);
    }
    await going;
    // Slices of a hundred: it was looked at between them.
    expect(copies.length).toBeGreaterThanOrEqual(3);
    for (const copy of copies) {
      const next = await open(copy);
      const { undo, ...found } = await seen(next, run);
      expect(found).toEqual({ lines: before.lines, counts: before.counts });
      expect(undo).toEqual({ undoable: false, redoable: call !== 'edits.replace' });
      await next.call('submissions.start', { run, confirmWarnings: true });
      await next.call('submissions.settled', { run });
      expect((await next.call('runs.get', { run })).counts.accepted).toBe(ORDERS);
    }
  },
);

test('while a large edit is being made, no other program sends or changes anything of the run', async () => {
  const { dataDir, engine, run, replaced } = await office();
  const other = await open(dataDir);
  const going = engine.call('edits.replace', { run, ...WISH });
  while (replaced() === 0) await turn();
  expect(replaced()).toBeLessThan(ORDERS);
  const refused = expect.objectContaining({ code: 'run.beingEdited' });
  const edit = { run, cells: [{ line: 1, field: 'sku', value: 'mine' }], wholeOrders: false };
  const [started, edited] = await Promise.allSettled([
    other.call('submissions.start', { run, confirmWarnings: true }),
    other.call('edits.apply', edit),
  ]);
  expect([started, edited]).toEqual([
    { status: 'rejected', reason: refused },
    { status: 'rejected', reason: refused },
  ]);
  await going;
  expect(replaced()).toBe(ORDERS);
  await other.call('edits.apply', edit);
});
