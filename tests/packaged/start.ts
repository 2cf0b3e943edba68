import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, chromium, type Page } from '@playwright/test';
import type { EngineApi } from '#shared/contract.ts';
import { pageEngine } from '../e2e/support/desktop/page-engine.ts';
import { pidsWith } from './processes.ts';
import { type PackagedProgram, packagedProgram } from './program.ts';

/** The packed program, running. */
export interface Running {
  readonly child: ChildProcess;
  readonly page: Page;
  /** Asked the way the page asks. It reads only files that the program was opened with. */
  readonly engine: EngineApi;
}

export interface StartOptions {
  readonly dataDir: string;
  readonly files?: readonly string[];
  readonly switches?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly program?: PackagedProgram;
}

interface Fixtures {
  readonly dataDir: string;
  start(options?: Partial<StartOptions>): Promise<Running>;
}

/** Each test has a data folder of its own; what it started ends with it. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted.
  async dataDir({}, use) {
    const folder = await mkdtemp(join(tmpdir(), 'dockhand-packaged-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  },
  async start({ dataDir }, use) {
    const children: ChildProcess[] = [];
    await use(async (options) => {
      const child = spawnProgram({ dataDir, ...options });
      children.push(child);
      return connect(child);
    });
    for (const child of children) await end(child);
  },
});

/** Starts it and no more: it may end by itself. */
export function spawnProgram({ dataDir, files = [], switches = [], env = {}, program }: StartOptions): ChildProcess {
  const packed = program ?? packagedProgram();
  if (packed === null) throw new Error('nothing was packed');
  const words = ['--remote-debugging-port=0', '--lang=zh-CN', ...switches, ...files];
  return spawn(join(packed.folder, packed.program), words, {
    env: { ...process.env, DOCKHAND_HOME: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Chromium says on standard error where it can be reached. Rejects with the exit code when it ends first. */
export async function debuggingAddress(child: ChildProcess): Promise<string> {
  const { stderr } = child;
  if (!stderr) throw new Error('it was started without a standard error');
  let text = '';
  return new Promise((resolve, reject) => {
    stderr.on('data', (chunk) => {
      text += chunk;
      const [, address] = /DevTools listening on (ws:\S+)/.exec(text) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', (code, signal) => reject(new Error(`it ended with ${code ?? signal}: ${text.slice(-2000)}`)));
  });
}

async function connect(child: ChildProcess): Promise<Running> {
  return { child, ...(await connectOver(await debuggingAddress(child))) };
}

async function connectOver(address: string): Promise<Omit<Running, 'child'>> {
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error('there is no page');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.getByRole('navigation').first().waitFor();
  const evaluate = () => Promise.reject(new Error('the main process of a packed program is out of reach'));
  return { page, engine: pageEngine({ page, evaluate }) };
}

/**
 * A program that is known by its port, which it keeps when it starts itself again: nobody hears the standard error of one
 * that another program unpacks and starts, nor of one that was started again.
 */
export async function onPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const word = `--remote-debugging-port=${port}`;
  /** Another one for each start; rejects while none runs. */
  const address = async (): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
    return ((await answer.json()) as { webSocketDebuggerUrl: string }).webSocketDebuggerUrl;
  };
  const next = async (before?: string): Promise<string> => {
    await base.expect.poll(() => address().catch(() => before)).not.toBe(before);
    return address();
  };
  return {
    address,
    /** The one that runs there once it is another than before. */
    connect: async (before?: string) => connectOver(await next(before)),
    spawn(options: StartOptions): ChildProcess {
      const child = spawnProgram({ ...options, switches: [...(options.switches ?? []), word] });
      // Unheard it would stand still once enough was written.
      child.stdout?.resume();
      child.stderr?.resume();
      return child;
    },
    end(): void {
      for (const pid of pidsWith(word)) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // It has ended.
        }
      }
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
