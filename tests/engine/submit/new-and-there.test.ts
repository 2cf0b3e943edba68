import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { read, utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { translator } from '#shared/text/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { inboundCsv } from '../inbound-csv.ts';

const CASE = resolve(import.meta.dirname, '../../../../shared/cases/n-same-plus-new.xlsx');

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

async function send(file: string) {
  const { id: run } = await importOne(engine, file);
  await engine.call('submissions.start', { run });
  return (await engine.call('submissions.settled', { run })).run;
}

const shown = async (run: string) =>
  (await engine.call('orders.window', { run })).items.map(({ key, state, shown, existing }) => [
    key,
    state,
    shown,
    existing,
  ]);

describe.skipIf(!existsSync(CASE))('a file that others wrote', () => {
  test('n-same-plus-new: one new, two already there: the same before, in the grid and after, and without a tick', async () => {
    const sheet = Object.values(read(readFileSync(CASE)).Sheets)[0] ?? {};
    const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.filter(([key]) => key !== 'SM-4')), 'S');
    const before = join(freshFolder(), 'before.xlsx');
    writeFileSync(before, write(book, { type: 'buffer', bookType: 'xlsx' }));
    expect((await send(before)).counts).toMatchObject({ accepted: 2 });

    const again = await importOne(engine, CASE);
    expect(again.standing).toEqual({
      readyThere: 2,
      existsUnsent: 0,
      heldBack: 0,
      sending: 0,
      wrongLines: 0,
      toConfirm: 0,
    });
    expect(await shown(again.id)).toEqual([
      ['SM-1', 'ready', 'exists', 'unsent'],
      ['SM-2', 'ready', 'exists', 'unsent'],
      ['SM-4', 'ready', 'ready', null],
    ]);
    const { items } = await engine.call('lines.window', { run: again.id, filter: { state: 'exists' } });
    expect(items.map(({ order, orderShown, existing }) => [order, orderShown, existing])).toEqual([
      ['SM-1', 'exists', 'unsent'],
      ['SM-2', 'exists', 'unsent'],
    ]);
    expect((await engine.call('orders.window', { run: again.id, state: 'ready' })).total).toBe(1);

    await engine.call('submissions.start', { run: again.id });
    const { run } = await engine.call('submissions.settled', { run: again.id });
    expect(run.counts).toMatchObject({ accepted: 1, exists: 2 });
    expect(run.standing).toMatchObject({ readyThere: 0, existsUnsent: 2 });
    expect(await shown(run.id)).toEqual([
      ['SM-1', 'exists', 'exists', 'unsent'],
      ['SM-2', 'exists', 'exists', 'unsent'],
      ['SM-4', 'accepted', 'accepted', null],
    ]);
  });
});

test('warnings of the orders themselves are still confirmed', async () => {
  const before = inboundCsv([{ referenceNo: 'R-1' }]);
  await send(before);
  const { id, standing, counts } = await importOne(
    engine,
    inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2', warehouseCode: 'NEVER-USED' }]),
  );
  expect(standing).toMatchObject({ readyThere: 1, toConfirm: counts.warnings - 1 });
  expect(standing.toConfirm).toBeGreaterThan(0);
  await expect(engine.call('submissions.start', { run: id })).rejects.toMatchObject({ code: 'run.warnings' });
});

test('an order that is changed so that its key is used up is an error of its own, not one that sending held back', async () => {
  await send(inboundCsv([{ referenceNo: 'R-1' }]));
  const { id, standing } = await importOne(engine, inboundCsv([{ referenceNo: 'R-1', productQty: '7' }]));
  expect(standing).toMatchObject({ readyThere: 0, heldBack: 0 });
  expect(await shown(id)).toEqual([['R-1', 'incomplete', 'incomplete', null]]);
});

test('what is known from practice only is called practice, in both languages', async () => {
  await send(inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2' }]));
  const { id: run } = await importOne(
    engine,
    inboundCsv([{ referenceNo: 'R-1' }, { referenceNo: 'R-2', productQty: '7' }]),
  );
  const { items } = await engine.call('problems.window', { run });
  const told = items.filter(({ code }) => code.startsWith('order.'));
  const words = (lang: 'zh' | 'en') => told.map((problem) => renderProblem(translator(lang), undefined, problem));
  expect(told.map(({ code }) => code).toSorted()).toEqual(['order.acceptedBefore', 'order.changedAfterAccepted']);
  for (const sentence of words('zh')) expect(sentence).toMatch(/演练过（演练单号 E/);
  for (const sentence of words('en')) expect(sentence).toMatch(/was practised.*practice number E/);
  // The other run is called what a person knows it by.
  for (const sentence of [...words('zh'), ...words('en')]) {
    expect(sentence).toMatch(/[「“]\S+\.csv[」”]/);
    expect(sentence).not.toContain(told[0]?.params.run);
  }
});
