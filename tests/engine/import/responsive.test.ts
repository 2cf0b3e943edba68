import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSampleWorkbook } from '../../bench/sample-workbook.ts';
import { freshFolder, openEngine } from '../engine-fixture.ts';

test('while 20,000 lines are read, checked and stored, the engine answers between one piece of work and the next', async () => {
  const folder = freshFolder();
  const file = join(folder, 'large.xlsx');
  writeSampleWorkbook(file, 20_000);
  const engine = await openEngine(join(folder, 'home'));
  // The thread's own processor time between two turns of the event loop, so that a busy machine does not count.
  const spent = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
  const begun = process.threadCpuUsage();
  let before = begun;
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, spent(process.threadCpuUsage(before)));
    before = process.threadCpuUsage();
  }, 1);
  const { runs } = await engine.call('imports.create', { importId: 'large', paths: [file] });
  const whole = spent(process.threadCpuUsage(begun));
  clearInterval(timer);
  await engine.close();
  console.log(`longest piece of work: ${Math.round(longest)} ms of ${Math.round(whole)} ms`);
  expect(runs[0]?.counts).toMatchObject({ lines: 20_000, orders: 2000, errors: 0 });
  // In milliseconds it would be a figure of the machine (the `pauses` benchmark has it): in one piece it is most of the whole.
  expect(longest).toBeLessThan(whole / 4);
});
