import { expect, test } from './fixtures.ts';

/** What the stand-in of the other tests takes for granted, looked at in Electron itself. */
test('the window shows the page, which reaches the engine and nothing else', async ({ app }) => {
  await expect(app.getByRole('main')).toBeVisible();
  expect(new URL(app.url()).origin).toBe('app://dockhand');
  expect(await app.evaluate('typeof require + typeof process')).toBe('undefinedundefined');
  expect(await app.evaluate("fetch('https://example.com').then(() => 'reached', () => 'refused')")).toBe('refused');
  expect(await app.evaluate('window.dockhand.connectEngine().then((answer) => answer.ok)')).toBe(true);
});

test('it leads nowhere: no other page, no window, no frame, no worker of somebody else’s', async ({ app }) => {
  await app.evaluate("location.assign('https://example.com/')");
  await app.evaluate("location.assign('file:///')");
  expect(await app.evaluate("window.open('https://example.com/')")).toBeNull();
  expect(await app.evaluate('Notification.permission')).toBe('denied');
  await expect(app.getByRole('main')).toBeVisible();
  expect(new URL(app.url()).origin).toBe('app://dockhand');
});
