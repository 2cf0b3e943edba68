import { once } from 'node:events';
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { dockhand, freshHome, samples, startDockhand } from './dockhand.ts';

test('title rows, total rows and columns without a use are told', async () => {
  const { stdout } = await dockhand(freshHome(), ['check', join(samples, 'overseas-merged-cells.xlsx')]);
  expect(stdout).toMatch(/装箱单: row 1–2 not imported/);
  expect(stdout).toMatch(/装箱单: row 35 not imported \(total row\)/);
  expect(stdout).not.toMatch(/columns not used/);
  // The sheet of instructions is left out as a whole; its rows are not listed again.
  expect(stdout.match(/说明:/g)).toHaveLength(1);

  const file = inboundCsv([{}]);
  const [header, line] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, `${header},Wall colour\n${line},red`);
  const other = await dockhand(freshHome(), ['check', file]);
  expect(other.stdout).toMatch(/columns not used: Wall colour$/m);
});

test('Ctrl+C while a file is read: exit 3, and no run is left behind', async () => {
  const home = freshHome();
  const lines = Array.from({ length: 20_000 }, (_, i) => ({ referenceNo: `R-${i}` }));
  const folder = watch(home);
  const child = startDockhand(home, ['check', inboundCsv(lines)]);
  // The file is copied before it is read.
  while (!existsSync(join(home, 'blobs'))) await once(folder, 'change');
  folder.close();
  child.kill('SIGINT');
  const code = await new Promise((resolve) => child.on('exit', resolve));
  expect(code).toBe(3);
  const { stdout } = await dockhand(home, ['runs', '--json']);
  expect(stdout).toBe('');
});
