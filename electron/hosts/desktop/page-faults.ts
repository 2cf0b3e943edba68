import { app, type BrowserWindow, dialog } from 'electron';
import type { Log } from '#engine/ports.ts';
import type { Translate } from '#shared/text/index.ts';
import { logFile } from '../node/ports.ts';
import { errorTrace } from '../transport/dispatcher.ts';
import { crashLimit } from './crash-limit.ts';

export interface PageFaultOptions {
  readonly dataDir: string;
  readonly log: Log;
  readonly t: Translate;
}

/** So much of what a page writes of its errors is kept in the log: messages, and characters of each. */
const NOTED = { messages: 100, characters: 300 };
/** What Chromium calls a page that another one took the place of. */
const ABORTED = -3;

/** What goes wrong in the page is noted: it has no developer tools, and nobody else would ever hear of it. */
export function notePageFaults(window: BrowserWindow, options: PageFaultOptions): void {
  const { log } = options;
  const { webContents } = window;
  const offerAgain = offerAgainOnce(window, options);
  const tooOften = crashLimit(3, 60_000);
  let left = NOTED.messages;
  webContents.on('console-message', ({ level, message, sourceId, lineNumber }) => {
    if (level !== 'error' || left === 0) return;
    left -= 1;
    log.warn('the page wrote an error', { message: withoutQuoted(message), url: short(sourceId), line: lineNumber });
  });
  // The page is there without it, but has nothing to talk to.
  webContents.on('preload-error', (_event, _path, error) => {
    log.warn('the preload script broke', { where: errorTrace(error) });
    void offerAgain();
  });
  webContents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    if (code === ABORTED) return;
    log.warn('the page was not loaded', { code, description, url: short(url) });
    if (isMainFrame) void offerAgain();
  });
  // A page that died is loaded again (nothing is lost: the engine has everything), unless it keeps dying.
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.warn('the page died', { reason, code: exitCode });
    if (tooOften()) void offerAgain();
    else webContents.reload();
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, serviceName = '' }) => {
    if (reason !== 'clean-exit')
      log.warn('a process of the program died', { type, reason, code: exitCode, serviceName });
  });
}

const short = (text: string) => text.slice(0, NOTED.characters);

/** What stands in quotation marks can be out of a person's sheet. */
function withoutQuoted(message: string): string {
  const [line = ''] = message.split('\n', 1);
  return short(line.replaceAll(/(["'`]).*?\1|[“‘].*?[”’]/g, '…'));
}

/** Instead of a blank window: the page is loaded again when the person says so. Asked once at a time. */
function offerAgainOnce(window: BrowserWindow, { dataDir, t }: PageFaultOptions): () => Promise<void> {
  let asking = false;
  return async () => {
    if (asking || window.isDestroyed()) return;
    asking = true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: t('host:title'),
      message: t('host:pageBroken.title'),
      detail: t('host:pageBroken.text', { file: logFile(dataDir) }),
      buttons: [t('host:pageBroken.again'), t('host:menu.quit')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    asking = false;
    if (response === 1) app.quit();
    else if (!window.isDestroyed()) window.webContents.reload();
  };
}
