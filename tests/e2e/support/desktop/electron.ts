import { once } from 'node:events';
import { _electron } from '@playwright/test';
import { installedRuntime } from '../../../../electron/hosts/desktop/electron-runtime.ts';
import { projectFolder } from '../../../../electron/hosts/node/built.ts';
import { displayProblem } from '../../../../electron/hosts/node/environment.ts';
import { dropFiles } from '../drop-files.ts';
import type { DesktopApp } from './desktop-app.ts';

/** Why the desktop app cannot be opened here, in words; null where it can. Tests download nothing by themselves. */
export function whyNoElectron(): string | null {
  if (installedRuntime() === null)
    return 'Electron was not downloaded (node node_modules/electron/install.js does that)';
  const problem = displayProblem(process.platform, process.env, process.getuid?.());
  return problem && { noDisplay: 'there is no display', asRoot: 'its sandbox does not run as root' }[problem];
}

/** The desktop app in Electron, with its sandbox, which Playwright would leave out on Linux. */
export async function openElectron(dataDir: string): Promise<DesktopApp> {
  const app = await _electron.launch({
    executablePath: installedRuntime() ?? '',
    args: [projectFolder, '--lang=zh-CN'],
    chromiumSandbox: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    env: { ...process.env, DOCKHAND_HOME: dataDir } as Record<string, string>,
  });
  const page = await app.firstWindow();
  return {
    page,
    drop: (paths, target) => dropFiles(page, paths, target),
    evaluate: app.evaluate.bind(app),
    async kill() {
      const pids = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid));
      const ended = once(app.process(), 'exit');
      for (const pid of new Set([...pids, app.process().pid ?? 0])) endNow(pid);
      await ended;
    },
    close: () => app.close(),
  };
}

function endNow(pid: number): void {
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL');
  } catch {
    // It ended together with another one.
  }
}
