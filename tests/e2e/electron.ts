import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../electron/hosts/node/built.ts';
import { whyNoElectron } from './support/desktop/electron.ts';

/** `npm run test:electron`: every screen's tests and the window's own, in the desktop app; where it cannot be opened, the reason, and success. */
const reason = whyNoElectron();
if (reason !== null) {
  process.stdout.write(`Skipped: all tests in Electron's window, because ${reason}.\n`);
} else {
  const cli = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = join(import.meta.dirname, 'playwright.config.ts');
  const words = ['test', '--config', config, '--project', 'electron', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [cli, ...words], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
