import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '#engine/engine.ts';
import type { Ports } from '#engine/ports.ts';
import { builtRenderer } from '../../../electron/hosts/node/built.ts';
import { nodePorts, stderrLog } from '../../../electron/hosts/node/ports.ts';
import { samplesFolder } from '../../../electron/hosts/node/samples-folder.ts';
import { startWebHost } from '../../../electron/hosts/web/start-web-host.ts';
import { browserPage } from './browser-page.ts';
import type { Program } from './program.ts';

/** Engine and web host in the test's own process, the page in the browser. */
export async function openWebProgram(ports: Partial<Ports> = {}): Promise<Program> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dockhand-e2e-'));
  const engine = await createEngine({ dataDir, ports: { ...nodePorts(), ...ports }, samplesDir: samplesFolder() });
  const host = await startWebHost({ engine, dataDir, rendererDir: builtRenderer, log: stderrLog(false) });
  return {
    dataDir,
    engine,
    invite: host.invite,
    async openPage(page) {
      await page.goto(host.invite());
      await page.getByRole('navigation').first().waitFor();
      return browserPage(page);
    },
    async close() {
      await host.close();
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
