import { app, dialog } from 'electron';
import type { Log } from '#engine/ports.ts';
import { translator } from '#shared/text/index.ts';
import { fileLog, logFile } from '../node/ports.ts';
import { errorTrace } from '../transport/dispatcher.ts';

/** Gives the start its log once it knows where the data is. */
type LogIn = (dataDir: string) => Log;

/**
 * Runs the program's start. What it throws would be seen by nobody: no window opens, the lock of the one instance stays
 * taken, and every later double click is answered by that one. So it is noted and said, and the program ends with exit
 * code 1. What is thrown unheard once the program runs is noted too, and harms nothing that the engine holds.
 */
export async function begin(start: (logIn: LogIn) => void | Promise<void>): Promise<void> {
  let known: { readonly log: Log; readonly file: string } | undefined;
  let state: 'starting' | 'running' | 'failed' = 'starting';
  const heard = async (error: unknown) => {
    known?.log.warn(state === 'running' ? 'the main process broke' : 'the program did not start', {
      where: errorTrace(error),
    });
    if (state !== 'starting') return;
    state = 'failed';
    await app.whenReady();
    sayNotStarted(error, known?.file);
    app.exit(1);
  };
  process.on('uncaughtException', heard);
  process.on('unhandledRejection', heard);
  try {
    await start((dataDir) => {
      known = { log: fileLog(dataDir), file: logFile(dataDir) };
      return known.log;
    });
    // It may have broken elsewhere meanwhile.
    if (state === 'starting') state = 'running';
  } catch (error) {
    await heard(error);
  }
}

/** In both languages: which one the person reads may be among what could not be found out. */
function sayNotStarted(error: unknown, file: string | undefined): void {
  const reason = error instanceof Error ? error.message : String(error);
  const texts = [translator('zh'), translator('en')];
  const say = (t: (typeof texts)[number]) =>
    file === undefined ? t('host:notStarted.noLog', { reason }) : t('host:notStarted.text', { reason, file });
  dialog.showErrorBox(texts.map((t) => t('host:cannotRun.title')).join(' / '), texts.map(say).join('\n\n'));
}
