import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scanPdf } from '../../engine/labels/scan.ts';
import { dockhand, freshHome, samples } from './dockhand.ts';

async function submitted(home: string, file: string): Promise<string> {
  const { events } = await dockhand(home, ['submit', join(samples, file), '--yes', '--json']);
  return String(events.find((event) => 'run' in event)?.run);
}

test('labels of a run as PDF and for a label printer; a file of that name is replaced', async () => {
  const home = freshHome();
  const run = await submitted(home, 'overseas-merged-cells.xlsx');
  const [pdf, zpl] = [join(home, 'labels.pdf'), join(home, 'labels.ZPL')];
  writeFileSync(pdf, 'old');
  const made = await dockhand(home, ['labels', run, '--out', pdf, '--order', 'IB2606-012', '--paper', '100x100']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('2 boxes, 2 labels\n');
  expect(made.stdout).toContain(`Written: ${pdf}\n`);
  expect(made.stdout).toContain('Practice orders');
  const pages = await scanPdf(readFileSync(pdf));
  expect(pages).toMatchObject([
    { width: 100, height: 100, codes: [{ format: 'Code128', text: '01' }] },
    { width: 100, height: 100, codes: [{ format: 'Code128', text: '02' }] },
  ]);
  const all = await dockhand(home, ['labels', run, '--out', zpl, '--set', 'copies=2'], { DOCKHAND_LANG: 'zh' });
  expect(all.stdout).toContain('24 箱，48 张箱唛');
  expect(readFileSync(zpl, 'utf8').match(/\^XA/g)).toHaveLength(24);
});

test('orders without labels are told one by one, and the code is 1; without any no file is written', async () => {
  const home = freshHome();
  const run = await submitted(home, 'overseas-with-mistakes.xlsx');
  const out = join(home, 'labels.pdf');
  const some = await dockhand(home, ['labels', run, '--out', out]);
  expect(some.code).toBe(1);
  const told = some.stdout.match(/^Note: (\S+): has errors; no labels$/gm) ?? [];
  expect(told.length).toBeGreaterThan(0);
  const key = /^Note: (\S+):/.exec(String(told[0]))?.[1];
  const none = await dockhand(home, ['labels', run, '--out', join(home, 'none.pdf'), '--order', String(key)]);
  expect(none).toMatchObject({ code: 1, stdout: expect.stringContaining('nothing was written') });
  expect(existsSync(join(home, 'none.pdf'))).toBe(false);
});

test.each([
  ['another sort of file', ['--out', 'labels.xlsx'], /\.pdf or \.zpl/],
  ['a folder that is not there', ['--out', 'missing/labels.pdf'], /cannot be written/],
  ['a setting that there is not', ['--out', 'labels.pdf', '--set', 'colour=red'], /no setting “colour”/],
  ['a value that it cannot have', ['--out', 'labels.pdf', '--set', 'copies=9'], /cannot be “9”/],
  ['a sheet for a label printer', ['--out', 'labels.zpl', '--paper', 'a4-4'], /has rolls/],
])('%s: exit 2 and a sentence', async (_, options, words) => {
  const home = freshHome();
  const { events } = await dockhand(home, ['check', join(samples, 'overseas-merged-cells.xlsx'), '--json']);
  const run = String(events.find((event) => 'run' in event)?.run);
  const { code, stderr, stdout } = await dockhand(home, ['labels', run, ...options], {}, home);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(words);
});

test('packing lists of a run as a workbook and as PDF', async () => {
  const home = freshHome();
  const run = await submitted(home, 'overseas-merged-cells.xlsx');
  const [xlsx, pdf] = [join(home, 'list.xlsx'), join(home, 'list.PDF')];
  const made = await dockhand(home, ['packing-list', run, '--out', xlsx]);
  expect(made).toMatchObject({ code: 0, stderr: '', stdout: `Packing lists of 12 orders\nWritten: ${xlsx}\n` });
  expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
  const one = await dockhand(home, ['packing-list', run, '--out', pdf, '--type', 'asn', '--order', 'IB2606-001']);
  expect(one).toMatchObject({ code: 0, stdout: `Packing list of 1 order\nWritten: ${pdf}\n` });
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  const none = await dockhand(home, ['packing-list', run, '--out', pdf, '--order', 'IB-none']);
  expect(none).toMatchObject({ code: 1, stdout: expect.stringContaining('nothing was written') });
  expect((await dockhand(home, ['packing-list', run, '--out', join(home, 'list.csv')])).code).toBe(2);
});
