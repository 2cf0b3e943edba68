import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';
import { makeXlsx } from '../read/make-xlsx.ts';

let engine: Engine;
let folder: string;
beforeEach(async () => {
  folder = freshFolder();
  engine = await openEngine(join(folder, 'home'));
});
afterEach(() => engine.close());

const HEADERS =
  '客户入库单号,目的仓,理货规则,用客户箱号,发出日期,预计到仓,发货人,电话,国家,省,城市,地址,箱号,箱数,单箱重量(KG),长(CM),宽(CM),高(CM),SKU,每箱数量,备注';
const ROW =
  'L-1,MEL02,单箱,是,2026-06-01,2026-06-01,王小明,18856789348,CN,浙江省,义乌市,稠州北路,01,1,12.5,60,40,35,SKU,20';

/** Lines of an inbound order; each has the one shared string as its remark. */
function withRemark(lines: number, remark: string): string {
  const path = join(folder, 'long.xlsx');
  const cells = (texts: string) => texts.split(',').map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  const row = `<row>${cells(ROW).join('')}<c t="s"><v>0</v></c></row>`;
  const rows = `<row>${cells(HEADERS).join('')}</row>${row.repeat(lines)}`;
  writeFileSync(path, makeXlsx({ sheets: [{ rows }], sharedStrings: [`<t>${remark}</t>`] }));
  return path;
}

const sizeOf = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(path, name)))
    .reduce((sum, info) => sum + (info.isFile() ? info.size : 0), 0);

test('a text longer than a cell can hold is an error on its line and is not kept', async () => {
  const path = withRemark(1000, 'x'.repeat(1_000_000));
  const before = sizeOf(join(folder, 'home'));
  const { runs, refused } = await engine.call('imports.create', { importId: 'i', paths: [path] });
  expect(refused).toEqual([]);
  expect(runs[0]?.counts.lines).toBe(1000);
  const groups = await engine.call('problems.groups', { run: runs[0]?.id ?? '' });
  expect(groups.map(({ code, field }) => [code, field])).toContainEqual(['cell.tooLong', 'remark']);
  expect(sizeOf(join(folder, 'home')) - before).toBeLessThan(10_000_000);
});

test('more text than a run may keep refuses the file before anything of it is stored', async () => {
  const path = withRemark(4000, 'x'.repeat(30_000));
  const before = sizeOf(join(folder, 'home'));
  const { runs, refused } = await engine.call('imports.create', { importId: 'i', paths: [path] });
  expect(runs).toEqual([]);
  expect(refused).toMatchObject([{ code: 'tooMuchText', params: { max: 100 } }]);
  expect(sizeOf(join(folder, 'home')) - before).toBeLessThan(1_000_000);
});
