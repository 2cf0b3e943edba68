import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Engine } from '#engine/engine.ts';
import { fields } from '#shared/kinds/overseas-inbound/fields.ts';
import { freshFolder, importOne, openEngine } from '../engine-fixture.ts';
import { goodLine } from '../inbound-csv.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openEngine();
});
afterEach(() => engine.close());

const keys = Object.keys(goodLine) as (keyof typeof fields)[];

/** One order for each arrival, in a workbook that counts its days from 1900 or from 1904. */
async function imported(arrivals: readonly unknown[], date1904: boolean, bookType: 'xlsx' | 'biff8' = 'xlsx') {
  const header = [...keys.map((key) => fields[key].label.zh), fields.eta.label.zh];
  const rows = arrivals.map((eta, at) => [...keys.map((key) => ({ ...goodLine, referenceNo: `R-${at}` })[key]), eta]);
  const book = { ...utils.book_new(utils.aoa_to_sheet([header, ...rows])), Workbook: { WBProps: { date1904 } } };
  const path = join(freshFolder(), bookType === 'xlsx' ? 'a.xlsx' : 'a.xls');
  writeFileSync(path, write(book, { type: 'buffer', bookType }));
  return importOne(engine, path);
}

const serials = async (run: string) => {
  const { items } = await engine.call('problems.window', { run, code: 'date.serial' });
  return items.map(({ params, fix }) => [params.date, fix?.cells.map(({ value }) => value)]);
};

test.each(['xlsx', 'biff8'] as const)(
  'days counted from 1904 are asked about in %s, as what they are there',
  async (type) => {
    const run = await imported([44_800, '44800', '2026-12-20'], true, type);
    expect(run.counts).toMatchObject({ ready: 1, incomplete: 2 });
    expect(await serials(run.id)).toEqual([
      ['2026-08-28', ['2026-08-28']],
      ['2026-08-28', ['2026-08-28']],
    ]);
  },
);

test('they are after an edit, too', async () => {
  const run = await imported(['2026-12-20'], true);
  const { items } = await engine.call('lines.window', { run: run.id });
  await engine.call('edits.apply', {
    run: run.id,
    cells: [{ line: items[0]?.id ?? 0, field: 'eta', value: '44800' }],
  });
  expect(await serials(run.id)).toEqual([['2026-08-28', ['2026-08-28']]]);
});

test('days counted from 1900 are read, and shown', async () => {
  const run = await imported([46_262, '46262'], false);
  expect(run.counts).toMatchObject({ ready: 2, incomplete: 0 });
  expect(await serials(run.id)).toEqual([]);
});
