import { expect } from '@playwright/test';
import { test } from './start.ts';

test('under Wayland the window shows, and paints', async ({ start }) => {
  test.skip(!process.env.WAYLAND_DISPLAY, 'there is no Wayland display (weston --backend=headless makes one)');
  const { page } = await start({ switches: ['--ozone-platform=wayland'] });
  await expect.poll(() => page.evaluate('document.visibilityState')).toBe('visible');
  // A window that is not mapped never comes to a frame.
  expect(await page.evaluate('new Promise((painted) => requestAnimationFrame(() => painted(true)))')).toBe(true);
});
