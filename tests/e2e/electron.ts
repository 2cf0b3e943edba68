import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../electron/hosts/node/built.ts';
import { whyNoElectron } from './support/desktop/electron.ts';

/**
 * `npm run test:electron`: every screen's tests and the window's own, in the desktop app; where it cannot be opened, the
 * reason, and success, unless `--required` was said.
 */
const words = process.argv.slice(2).filter((word) => word !== '--required');
const required = words.length < process.argv.length - 2;
const reason = whyNoElectron();
if (reason !== null) {
  process.stdout.write(`Skipped: all tests in Electron's window, because ${reason}.\n`);
  process.exitCode = required ? 1 : 0;
} else {
  const cli = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = join(import.meta.dirname, 'playwright.config.ts');
  const args = [cli, 'test', '--config', config, '--project=electron', ...words];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
