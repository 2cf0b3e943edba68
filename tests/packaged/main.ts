import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../electron/hosts/node/built.ts';
import { whyNotPackaged } from './program.ts';

/**
 * `npm run test:packaged`: starts the packed program and looks at what only it can show; where none can be started, the
 * reason, and success, unless `--required` was said. Other words choose tests, as Playwright takes them.
 */
const words = process.argv.slice(2).filter((word) => word !== '--required');
const required = words.length < process.argv.length - 2;
const reason = whyNotPackaged();
if (reason !== null) {
  process.stdout.write(`Skipped: all tests of the packed program, because ${reason}.\n`);
  process.exitCode = required ? 1 : 0;
} else {
  const cli = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  const args = [cli, 'test', '--config', join(import.meta.dirname, 'playwright.config.ts'), ...words];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}
