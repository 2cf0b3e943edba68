import { expect, type Locator, type Page } from '@playwright/test';
import { translator } from '#shared/text/index.ts';

/** What the window says while files are over it, in either language. */
const released = new RegExp([translator('zh'), translator('en')].map((t) => t('ui:import.release')).join('|'));

/** Drags real files over the page as the system does; events made in the page could carry no path. */
export async function dropFiles(page: Page, paths: readonly string[], target?: Locator): Promise<void> {
  const box = await target?.boundingBox();
  const at = box
    ? { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    : await page.evaluate(() => ({ x: window.innerWidth / 2, y: window.innerHeight / 2 }));
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const session = await page.context().newCDPSession(page);
  const over = () => session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data });
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data });
  // Until the window says that it takes them, or the order's rows do: the system goes on saying where they are, too.
  const taken = page.getByText(released).or(page.locator('.grid-row[data-lit]').first());
  await expect
    .poll(async () => {
      await over();
      return taken.isVisible();
    })
    .toBe(true);
  // Once more over what is there now: let go where nothing takes them (yet), they are not dropped.
  await over();
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...at, data });
  await session.detach();
}
