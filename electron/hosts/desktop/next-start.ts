import { app } from 'electron';
import { startOnceEnded } from './app-image.ts';
import { ownAppImage } from './updates/installation.ts';

/** The files that the program will be started with once this one has ended; null when it will not be. */
let next: readonly string[] | null = null;

/** Ends the program and starts it again, with files that this one did not come to open. */
export function startAgain(files: readonly string[] = []): void {
  startAfterwards(files);
  app.quit();
}

/**
 * Has the program started once this one, which is about to end, has ended; once, however often it is asked for. It opens
 * these files.
 */
export function startAfterwards(files: readonly string[]): void {
  if (next === null) prepareNext(() => next ?? []);
  next = [...(next ?? []), ...files];
}

function prepareNext(files: () => readonly string[]): void {
  const appImage = app.isPackaged ? ownAppImage() : undefined;
  if (appImage !== undefined) app.once('quit', () => startOnceEnded(appImage, sameProgram(files()).args));
  else app.once('will-quit', () => app.relaunch(sameProgram(files())));
}

/**
 * A portable program runs from a folder that goes when it ends: what is started is the file that a person started. Its
 * switches stay; the files that it was opened with were opened already.
 */
export function sameProgram(
  files: readonly string[],
  { env, argv }: Pick<NodeJS.Process, 'env' | 'argv'> = process,
): { readonly execPath?: string; readonly args: string[] } {
  const execPath = env.PORTABLE_EXECUTABLE_FILE;
  // Not packaged, the program is Electron's, and the first word names the folder of ours.
  const words = argv.slice(1);
  const folder = app.isPackaged ? [] : words.slice(0, 1);
  const args = [...folder, ...words.filter((word) => word.startsWith('-')), ...files];
  return { ...(execPath === undefined ? {} : { execPath }), args };
}
