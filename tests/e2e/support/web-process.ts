import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from '../../../electron/hosts/node/built.ts';

export interface WebProcess {
  /** The link that lets the first browser in. */
  readonly url: string;
  /** The link that a page asked for. */
  linkAsked(): Promise<string>;
  /** As when the power goes. */
  kill(): Promise<void>;
}

/** The program as a process of its own: `dockhand web` on a data folder. Port 0: any free one. */
export async function startWeb(dataDir: string, port = 0): Promise<WebProcess> {
  const child = spawn(process.execPath, ['electron/hosts/cli/dockhand.js', 'web', '--port', String(port)], {
    cwd: projectFolder,
    env: { ...process.env, DOCKHAND_HOME: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await linkFrom(child, 1);
  return {
    url,
    linkAsked: () => linkFrom(child, 2),
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const printed = new WeakMap<ChildProcess, string>();

/** The link that the program printed as its first, or second. */
function linkFrom(child: ChildProcess, nth: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const links = (printed.get(child) ?? '').match(/http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}/g) ?? [];
      const link = links[nth - 1];
      if (link) resolve(link);
    };
    if (!printed.has(child)) {
      printed.set(child, '');
      child.stdout?.on('data', (data: Buffer) => printed.set(child, printed.get(child) + String(data)));
    }
    child.stdout?.on('data', look);
    look();
    child.once('exit', () => reject(new Error(`the program ended: ${printed.get(child)}`)));
  });
}
