import { expect, type Locator, type Page } from '@playwright/test';

/** Drags real files over the page as the system does; events made in the page could carry no path. */
export async function dropFiles(page: Page, paths: readonly string[], target?: Locator): Promise<void> {
  const box = await target?.boundingBox();
  const at = box
    ? { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    : await page.evaluate(() => ({ x: window.innerWidth / 2, y: window.innerHeight / 2 }));
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const session = await page.context().newCDPSession(page);
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data });
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data });
  // The window says that it takes them, or the order's rows do.
  await expect(page.getByText('松开鼠标，开始导入').or(page.locator('.grid-row[data-lit]').first())).toBeVisible();
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at, data });
  await session.detach();
}
