import { expect, test } from './fixtures.ts';
import { gridPage } from './support/grid-page.ts';
import { workThrough, writeLargeFile } from './support/large-file.ts';

/** The longest a task of the page may take, in milliseconds of the processor. */
const longest = 100;

test.setTimeout(10 * 60_000);
test.skip(({ host }) => host !== 'web', 'Playwright can trace the tasks of a browser it started only');

test('100 000 lines are read, scrolled and edited without a task over 100 ms', async ({ app, folder }) => {
  const tasks = await workThrough(app, await writeLargeFile(folder));
  const worst = Object.entries(tasks).map(([name, took]) => [name, Math.round(took[0] ?? 0)] as const);
  console.log(`longest task: ${worst.map(([name, ms]) => `${ms} ms while ${name}`).join(', ')}`);
  for (const [name, ms] of worst) expect(ms, name).toBeLessThanOrEqual(longest);

  // The rows in the page are those in sight.
  expect(await gridPage(app).grid.getByRole('row').count()).toBeLessThan(80);
});
