import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { SheetChoice } from '#shared/contract/recognition.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';

let engine: Engine;
let folder: string;
beforeEach(async () => {
  folder = freshFolder();
  engine = await openEngine(join(folder, 'home'));
});
afterEach(() => engine.close());

const headers = '客户参考编号,目的仓,理货规则,用客户箱号,发货地址代码,箱号,箱数,箱重(kg),箱长,箱宽,箱高,SKU,数量';

/** A day's file, with these columns besides. */
async function imported(day: string, ...more: string[]) {
  const path = join(folder, `${day}.csv`);
  const row = (box: string, qty: number) =>
    [`IB-${day},SYD01,单件,是,NB,${box},2,12.5,60,40,35,S${box},${qty}`, ...more.map(() => 'x')].join();
  writeFileSync(path, `${[[headers, ...more].join(), row('01', 20), row('02', 22), row('03', 24)].join('\n')}\n`);
  const { runs } = await engine.call('imports.create', { importId: path, paths: [path] });
  const [run] = runs;
  if (!run) throw new Error('nothing was read');
  return run;
}

async function asked(run: string) {
  const [file] = await engine.call('imports.recognition', { run });
  return file?.sheets[0]?.columns.filter(({ likely }) => likely).map(({ header }) => header);
}

/** Whether a day is asked about; what is asked is confirmed. */
async function day(name: string, ...more: string[]) {
  const run = await imported(name, ...more);
  const open = await asked(run.id);
  if (open && open.length > 0) await engine.call('imports.confirmColumns', { run: run.id });
  return open;
}

/** The first day, on which a person says that a column is of totals. */
async function explained(...more: string[]) {
  const run = await imported('mon', ...more);
  await choose(run.id, { readings: { 12: { field: 'productQty', per: 'total' } } });
}

async function choose(run: string, said: Pick<SheetChoice, 'readings' | 'constants'>) {
  const [file] = await engine.call('imports.recognition', { run });
  const choices = [{ file: 0, sheet: file?.sheets[0]?.sheet ?? '', ...said }];
  await engine.call('imports.remap', { importId: `chosen ${run}`, run, choices });
}

test('two sets of headers that alternate are each asked about once', async () => {
  await explained();
  expect(await day('tue', '备注')).toEqual(['数量']);
  expect(await day('wed')).toEqual([]);
  expect(await day('thu', '备注')).toEqual([]);
  expect(await day('fri')).toEqual([]);
});

test('a column that is not used may lack, and its header may name another day', async () => {
  await explained('11/27 出货', '柜型');
  expect(await day('tue', '11/28 出货', '柜型')).toEqual([]);
  expect(await day('wed', '11/29 出货')).toEqual([]);
  expect(await day('thu', '11/30 出货', '柜号')).toEqual(['数量']);
});

test('a value for all rows is asked about once below other headers', async () => {
  const first = await imported('mon');
  await choose(first.id, { constants: { orderRemark: '易碎' } });
  const values = async (run: string) => {
    const [file] = await engine.call('imports.recognition', { run });
    return file?.sheets[0]?.constants?.map(({ value, likely }) => `${value}${likely ? '?' : ''}`);
  };
  const second = await imported('tue', '柜号');
  expect(await values(second.id)).toEqual(['易碎?']);
  const start = () => engine.call('submissions.start', { run: second.id, confirmWarnings: true });
  await expect(start()).rejects.toMatchObject({ code: 'columns.unconfirmed' });
  await engine.call('imports.confirmColumns', { run: second.id });
  expect(await values(second.id)).toEqual(['易碎']);
  for (const more of [['柜号'], []])
    expect(await values((await imported(`wed ${more}`, ...more)).id)).toEqual(['易碎']);
});
