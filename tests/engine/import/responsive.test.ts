import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSampleWorkbook } from '../../bench/sample-workbook.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';

test('while 20,000 lines are read, checked and stored, no piece of work keeps the engine for 100 ms', async () => {
  const folder = freshFolder();
  const file = join(folder, 'large.xlsx');
  writeSampleWorkbook(file, 20_000);
  const engine = await openEngine(join(folder, 'home'));
  // The thread's own processor time between two turns of the event loop, so that a busy machine does not count.
  let before = process.threadCpuUsage();
  let longest = 0;
  const timer = setInterval(() => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, (now.user + now.system - before.user - before.system) / 1000);
    before = now;
  }, 1);
  const { runs } = await engine.call('imports.create', { importId: 'large', paths: [file] });
  clearInterval(timer);
  await engine.close();
  expect(runs[0]?.counts).toMatchObject({ lines: 20_000, orders: 2000, errors: 0 });
  expect(longest).toBeLessThan(100);
});
