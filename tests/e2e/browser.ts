import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's build without a window: the same engine, for a fifth less of the processor. Older Debians have only the other. */
const shell = 'chromium-headless-shell';
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** The path of a Chromium on this machine: `DOCKHAND_BROWSER`, or one on the PATH; undefined when there is none. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.DOCKHAND_BROWSER) return env.DOCKHAND_BROWSER;
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

/**
 * Finds a browser or installs one: the system's package where we may install packages, Playwright's own build
 * elsewhere (then `undefined` is returned and Playwright finds it by itself).
 */
export function ensureBrowser(): string | undefined {
  const found = findBrowser();
  if (found) return found;
  if (process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get')) {
    const apt = (...args: string[]) =>
      execFileSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    apt('update', '-qq');
    const install = (browser: string) =>
      apt('install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-cjk');
    try {
      install(shell);
    } catch {
      install('chromium');
    }
    return findBrowser();
  }
  execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', shell: process.platform === 'win32' });
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
