import { expect, openRun, test } from './own-program.ts';
import { quiet } from './support/calls.ts';
import { gridPage } from './support/grid-page.ts';
import { holdAnswers, slowAnswers } from './support/slow-answers.ts';

const file = 'overseas-with-mistakes.xlsx';

test.skip(
  ({ host }) => host !== 'web',
  'only what a browser hears from the engine can be held up, and only it has two windows',
);

// Whoever is impatient meets what is still on its way in or out.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('what is typed stays in its cell while earlier edits are still being answered', async ({ app, own }) => {
  const calls = await slowAnswers(app, 400);
  await openRun(app, own, file);
  const { ready, cell } = gridPage(app);
  await ready();
  // Every text that the cells show, as it changes.
  const column = (await (await cell(2, '每箱数量')).getAttribute('aria-colindex')) ?? '';
  await app.evaluate((index) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    setInterval(() => {
      const texts = [...document.querySelectorAll(`.grid-row [aria-colindex="${index}"]`)].map((it) => it.textContent);
      const now = texts.slice(0, 3).join('|');
      if (seen.at(-1) !== now) seen.push(now);
    }, 10);
  }, column);
  await (await cell(2, '每箱数量')).click();
  for (const text of ['11', '22', '33']) {
    const { answered } = calls();
    await app.keyboard.type(text);
    await app.keyboard.press('Enter');
    await app.waitForFunction((typed) => Reflect.get(window, 'seen').at(-1)?.split('|').includes(typed), text);
    // An answer makes the page ask for the lines again: the next text is typed meanwhile.
    await expect.poll(() => calls().answered).toBeGreaterThan(answered);
  }
  await quiet(app, calls);
  const seen = await app.evaluate(() => Reflect.get(window, 'seen') as string[]);
  const [, second, third] = (seen[0] ?? '').split('|');
  expect(seen.slice(1)).toEqual([`11|${second}|${third}`, `11|22|${third}`, '11|22|33']);
});

test('keys pressed on the way to the next problem go to its cell, not to the one before', async ({ app, own }) => {
  await slowAnswers(app, 400);
  const run = await openRun(app, own, file);
  const { ready, field, errors } = gridPage(app);
  await ready();
  await expect(field).toBeFocused();
  await app.keyboard.press('Alt+ArrowDown');
  await app.keyboard.press('Alt+ArrowDown');
  await app.keyboard.type('SKU-OHORT');
  for (let i = 0; i < 5; i++) await app.keyboard.press('Backspace');
  await app.keyboard.type('SHORT');
  await app.keyboard.press('Enter');
  await expect(field).toHaveAccessibleName(/第 5 行，发货人国家/);
  await errors(6);
  const { items } = await own.engine.call('lines.window', { run, limit: 10 });
  const edited = items.flatMap(({ row, cells }) =>
    Object.entries(cells).flatMap(([name, { text, edited: typed }]) => (typed ? [{ row, name, text }] : [])),
  );
  expect(edited).toEqual([{ row: 4, name: 'sku', text: 'SKU-SHORT' }]);
});

test('a block pasted on the way to the next problem lands there', async ({ app, own }) => {
  await slowAnswers(app, 400);
  const run = await openRun(app, own, file);
  const { ready, field, paste } = gridPage(app);
  await ready();
  await expect(field).toBeFocused();
  await app.keyboard.press('Alt+ArrowDown');
  await paste('12.3\r\n');
  await expect(field).toHaveAccessibleName(/第 3 行，单箱重量：12.3。/);
  const weights = async () =>
    (await own.engine.call('lines.window', { run, limit: 2 })).items.map(({ cells }) => cells.weightDeclared?.text);
  await expect.poll(weights).toEqual(['12.5', '12.3']);
});

test('a mended line that leaves the filter loses nothing that is typed meanwhile for the next mistake', async ({
  app,
  own,
}) => {
  await slowAnswers(app, 300);
  const run = await openRun(app, own, file);
  const { ready, field, grid, cell, errors } = gridPage(app);
  await ready();
  await app.getByText('错误 7', { exact: true }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '6');
  await (await cell(4, 'SKU')).click();
  await app.keyboard.type('SKU-SHORT');
  await app.keyboard.press('Enter');
  // The next mistake is where this is meant for; the hand is on its way there.
  await app.keyboard.type('A');
  await errors(6);
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await expect(field).toHaveAccessibleName(/第 5 行，发货人国家/);
  await app.keyboard.type('U');
  await app.keyboard.press('Enter');
  await errors(5);
  const { items } = await own.engine.call('lines.window', { run, limit: 5 });
  const edited = items.flatMap(({ row, cells }) =>
    Object.entries(cells).flatMap(([name, { text, edited: typed }]) => (typed ? [`${row} ${name} ${text}`] : [])),
  );
  expect(edited).toEqual(['4 sku SKU-SHORT', expect.stringMatching(/^5 \w+ AU$/)]);
});

test('a change that takes long says that it is under way, until it is done', async ({ app, own }) => {
  const held = await holdAnswers(app, 'edits.apply');
  await openRun(app, own, file);
  const { ready, cell, errors } = gridPage(app);
  await ready();
  await (await cell(2, '每箱数量')).click();
  await app.keyboard.press('Delete');
  const working = app.getByText('正在修改并重新检查…');
  await expect(working).toBeVisible();
  held.release();
  await errors(8);
  await expect(working).toBeHidden();
});

test('two windows on one run show the same, and undo goes through the steps of both', async ({ app, own }) => {
  const run = await openRun(app, own, file);
  const other = await app.context().newPage();
  await other.goto(own.invite?.() ?? '');
  await other.getByRole('navigation').first().waitFor();
  await other.evaluate((hash) => {
    location.hash = hash;
  }, `/runs/${run}/lines`);
  const [here, there] = [gridPage(app), gridPage(other)];
  await here.ready();
  await there.ready();
  await (await here.cell(2, '每箱数量')).click();
  await app.keyboard.type('71');
  await app.keyboard.press('Enter');
  await expect(await there.cell(2, '每箱数量')).toHaveText('71');
  await (await there.cell(3, '每箱数量')).click();
  await other.keyboard.type('72');
  await other.keyboard.press('Enter');
  await expect(await here.cell(3, '每箱数量')).toHaveText('72');
  await app.bringToFront();
  await app.keyboard.press('Control+z');
  await expect(await there.cell(3, '每箱数量')).not.toHaveText('72');
  await app.keyboard.press('Control+z');
  await expect(await there.cell(2, '每箱数量')).not.toHaveText('71');
  await other.close();
});
