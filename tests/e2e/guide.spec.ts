import { translator } from '#shared/text/index.ts';
import { expect, openRun, show, test } from './own-program.ts';
import { expectAccessible } from './support/axe.ts';

/* The guide: at every screen its page, with its picture, over whatever is half done there. */

const screens = [
  ['import', 'today'],
  ['history', 'find'],
  ['follow', 'follow'],
  ['settings/memory', 'settings'],
  ['runs/RUN/mapping', 'columns'],
  ['runs/RUN/lines', 'check'],
  ['runs/RUN/freight', 'freight'],
  ['runs/RUN/submit', 'send'],
  ['runs/RUN/results', 'results'],
  ['runs/RUN/labels', 'labels'],
] as const;

for (const language of ['zh', 'en'] as const) {
  test(`every screen’s question mark leads to its page of the guide, with its picture: ${language}`, async ({
    app,
    own,
  }) => {
    const t = translator(language);
    await own.engine.call('settings.set', { values: { language } });
    await app.reload();
    const run = await openRun(app, own, 'overseas-with-mistakes.xlsx');
    const guide = app.getByRole('dialog', { name: t('guide:title') });
    for (const [screen, page] of screens) {
      await show(app, `/${screen.replace('RUN', run)}`);
      await app.getByRole('button', { name: t('guide:open') }).click();
      await expect(guide.getByRole('heading', { name: t(`guide:${page}.title`), exact: true })).toBeVisible();
      if (page !== 'find') {
        const picture = guide.getByRole('img', { name: t(`guide:${page}.alt`) });
        await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1024);
      }
      // Nothing on its pages is left in the other language.
      if (language === 'en') expect((await guide.innerText()).match(/\p{Script=Han}+/gu) ?? []).toEqual([]);
      await app.keyboard.press('Escape');
      await expect(guide).toHaveCount(0);
    }
  });
}

test('the guide is read from page to page by keyboard, by day, by night and enlarged; then one is where one was', async ({
  app,
  own,
}) => {
  await openRun(app, own, 'overseas-with-mistakes.xlsx', 'submit');
  const more = app.getByRole('button', { name: '发送选项' });
  await more.focus();
  await app.keyboard.press('Shift+F1');
  const guide = app.getByRole('dialog', { name: '使用说明' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme });
    await expectAccessible(app);
  }
  await app.setViewportSize({ width: 683, height: 384 });
  await guide.getByRole('button', { name: /^下一页/ }).press('Enter');
  await expect(guide.getByRole('heading', { name: /^6 结果/ })).toBeFocused();
  await expect(guide.getByRole('heading', { name: /^6 结果/ })).toBeInViewport();
  await expect.poll(() => guide.evaluate((element) => element.scrollWidth <= innerWidth)).toBe(true);
  await app.keyboard.press('Escape');
  await expect(guide).toHaveCount(0);
  await expect(more).toBeFocused();
});
