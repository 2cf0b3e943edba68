import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium, type ElectronApplication } from '@playwright/test';
import { findBrowser } from '../../browser.ts';
import type { DesktopApp } from '../desktop/desktop-app.ts';
import { dropFiles } from '../drop-files.ts';
import type { Answered, PageFile, Request, ToPage } from './messages.ts';
import { preloadSurroundings } from './preload-surroundings.ts';

/** In place of `app://dockhand`, which only Electron can be taught. Nothing is asked of a network: the test answers. */
const origin = 'https://dockhand.test';

/**
 * The desktop app without Electron: its built main process, preload script and engine process around the stand-in, its
 * page in a real Chromium. What Electron itself does (isolation, ports, paths of files) is imitated, not tested.
 */
export async function openStandIn(dataDir: string): Promise<DesktopApp> {
  const child = fork(join(import.meta.dirname, 'main-process.ts'), {
    env: { ...process.env, DOCKHAND_HOME: dataDir },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  });
  const [{ ready: preload }] = (await once(child, 'message')) as [{ ready: string }];
  const ask = requests(child);
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = (await ask({ type: 'fetch', method: route.request().method(), path: pathname })) as PageFile;
    await route.fulfill({ status: file.status, headers: file.headers, body: Buffer.from(file.base64, 'base64') });
  });
  await page.exposeFunction('invoke', (channel: string, args: unknown[]) => ask({ type: 'invoke', channel, args }));
  await page.exposeFunction('arrive', () => ask({ type: 'arrived' }));
  await page.exposeFunction('toPort', (port: number, data: unknown) => ask({ type: 'to-port', port, data }));
  const script = readFileSync(preload, 'utf8');
  await page.addInitScript(`((require) => {${script}\n})((${preloadSurroundings})())`);
  // A page that is being left hears nothing more.
  const tell = (message: ToPage) => page.evaluate(receive, message).catch(() => undefined);
  child.on('message', (message: { toPage?: ToPage }) => message.toPage && tell(message.toPage));
  await page.goto(`${origin}/index.html`);

  const end = async (signal: NodeJS.Signals) => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    await browser.close();
  };
  return {
    page,
    evaluate: ((run: (...args: never[]) => unknown, arg: unknown) =>
      ask({ type: 'evaluate', text: String(run), arg })) as ElectronApplication['evaluate'],
    async drop(paths, target) {
      await page.evaluate(knowPaths, Object.fromEntries(paths.map((path) => [basename(path), path])));
      await dropFiles(page, paths, target);
    },
    kill: () => end('SIGKILL'),
    close: () => end('SIGTERM'),
  };
}

/** Runs in the page. */
function receive(message: ToPage): void {
  (window as unknown as { standIn: { receive(message: ToPage): void } }).standIn.receive(message);
}

/** Runs in the page. */
function knowPaths(paths: Readonly<Record<string, string>>): void {
  Object.assign((window as unknown as { standIn: object }).standIn, { paths });
}

function requests(child: ChildProcess): (request: Request) => Promise<unknown> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  child.on('message', ({ id, value, error }: Answered) => {
    if (error === undefined) waiting.get(id)?.resolve(value);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  return (request) => {
    lastId += 1;
    const answered = Promise.withResolvers<unknown>();
    if (!child.connected) return Promise.reject(new Error('The program ended'));
    waiting.set(lastId, answered);
    child.send({ id: lastId, request });
    return answered.promise;
  };
}
