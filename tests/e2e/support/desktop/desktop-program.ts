import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../program.ts';
import type { OpenDesktop } from './desktop-app.ts';
import { desktopPage } from './desktop-page.ts';
import { pageEngine } from './page-engine.ts';

/** The desktop app. Its window stays the same one: what a test before left in it is taken away. */
export async function openDesktopProgram(open: OpenDesktop): Promise<Program> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dockhand-e2e-desktop-'));
  const app = await open(dataDir);
  const { page } = app;
  await page.getByRole('navigation').first().waitFor();
  return {
    dataDir,
    engine: pageEngine(app),
    invite: null,
    async openPage() {
      await page.emulateMedia({ media: null, colorScheme: 'light', reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 1366, height: 768 });
      // Twice: what the test before had begun may have led elsewhere before the page was left.
      for (let time = 0; time < 2; time += 1) {
        await page.evaluate(() => {
          localStorage.clear();
          location.hash = '';
        });
        await page.reload();
      }
      await page.getByRole('navigation').first().waitFor();
      return desktopPage(app);
    },
    async close() {
      await app.close();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
