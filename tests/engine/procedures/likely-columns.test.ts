import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';

let engine: Engine;
let folder: string;
beforeEach(async () => {
  folder = freshFolder();
  engine = await openEngine(join(folder, 'home'));
});
afterEach(() => engine.close());

/** `数量` may be of a box or of all: likely. */
const headers = '客户参考编号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,箱重(kg),箱长,箱宽,箱高,SKU,数量';

function orders(name: string, key: string): string {
  const path = join(folder, name);
  const row = (box: string, qty: number) => `${key},SYD01,单件,是,NB,${box},1,12.5,60,40,35,S${box},${qty}`;
  writeFileSync(path, `${[headers, row('01', 20), row('02', 21), row('03', 25)].join('\n')}\n`);
  return path;
}

async function imported(path: string) {
  const { runs } = await engine.call('imports.create', { importId: path, paths: [path] });
  const [run] = runs;
  if (!run) throw new Error('nothing was read');
  return run;
}

const likely = async (run: string) => {
  const [file] = await engine.call('imports.recognition', { run });
  return file?.sheets[0]?.columns.filter((column) => column.likely).map(({ header }) => header);
};

test('nothing is sent before likely columns are confirmed; what was read with them stays', async () => {
  const run = await imported(orders('day-one.csv', 'IB-1'));
  expect(run.counts).toMatchObject({ orders: 1, ready: 1, errors: 0 });
  expect(await likely(run.id)).toEqual(['数量']);
  const start = () => engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await expect(start()).rejects.toMatchObject({ code: 'columns.unconfirmed', params: { columns: '数量', count: 1 } });
  expect((await engine.call('runs.get', { run: run.id })).counts).toMatchObject({ ready: 1, queued: 0, accepted: 0 });

  expect(await engine.call('imports.confirmColumns', { run: run.id })).toEqual({ confirmed: 1 });
  expect(await likely(run.id)).toEqual([]);
  await start();
  const { counts } = await engine.call('submissions.settled', { run: run.id });
  expect(counts).toMatchObject({ accepted: 1 });
});

test('confirmed once, the same headers are not asked about again; unconfirmed, they are', async () => {
  const first = await imported(orders('one.csv', 'IB-1'));
  expect(await likely((await imported(orders('two.csv', 'IB-2'))).id)).toEqual(['数量']);
  await engine.call('imports.confirmColumns', { run: first.id });
  expect(await likely((await imported(orders('three.csv', 'IB-3'))).id)).toEqual([]);
});

test('a report dropped in again, with a column added, asks about likely columns as its original did', async () => {
  const run = await imported(orders('one.csv', 'IB-1'));
  const [line] = (await engine.call('lines.window', { run: run.id, limit: 1 })).items;
  await engine.call('edits.apply', {
    run: run.id,
    cells: [{ line: line?.id ?? 0, field: 'orderRemark', value: '易碎' }],
  });
  for (const format of ['xlsx', 'csv'] as const) {
    const out = join(folder, `report.${format}`);
    await engine.call('reports.write', { run: run.id, type: 'errors', format, out });
    expect(await likely((await imported(out)).id)).toEqual(['数量']);
  }
});
