import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from '../../../electron/hosts/node/built.ts';

export interface WebProcess {
  /** The link that lets the first browser in. */
  readonly url: string;
  /** As when the power goes. */
  kill(): Promise<void>;
}

/** The program as a process of its own: `dockhand web` on a data folder. Port 0: any free one. */
export async function startWeb(dataDir: string, port = 0): Promise<WebProcess> {
  const child = spawn(process.execPath, ['electron/hosts/cli/main.ts', 'web', '--port', String(port)], {
    cwd: projectFolder,
    env: { ...process.env, DOCKHAND_HOME: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await linkFrom(child);
  return {
    url,
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function linkFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (data: Buffer) => {
      text += String(data);
      const [link] = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(text) ?? [];
      if (link) resolve(link);
    });
    child.once('exit', () => reject(new Error(`the program ended: ${text}`)));
  });
}
