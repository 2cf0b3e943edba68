import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** Picks files in the dialog that the import screen opens. */
export async function choose(page: Page, ...files: string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件', exact: true }).click();
  await (await chooser).setFiles(files);
}

/** Drops files and folders on the middle of the window, as the system does. */
export async function drop(page: Page, ...paths: string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 800, height: 600 };
  const at = { x: width / 2, y: height / 2, data: { items: [], files: paths, dragOperationsMask: 1 } };
  await devtools.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
  await devtools.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
  await expect(page.getByText('松开鼠标，开始导入')).toBeVisible();
  await devtools.send('Input.dispatchDragEvent', { type: 'drop', ...at });
  await expect(page.getByText('松开鼠标，开始导入')).toBeHidden();
}

/** Presses Ctrl+V with this on the clipboard. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const data = new DataTransfer();
    data.setData('text/plain', copied);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
}
