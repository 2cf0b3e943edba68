import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, isAbsolute, join, resolve } from 'node:path';
import { app, autoUpdater } from 'electron';
import { z } from 'zod';
import { patientlySync } from '#engine/patiently.ts';
import { PRIVATE_FILE } from '#engine/private-files.ts';
import { workbookTypes } from '#shared/sheets/workbook-types.ts';

const extensions = workbookTypes.map(({ ext }) => `.${ext}`);
const noted = z.array(z.string());

/** The workbooks among the words a program was started with, as absolute paths; whatever is not a file of ours to open is left out. */
export function workbooksIn(words: readonly string[], folder: string): string[] {
  return words
    .filter((word) => !word.startsWith('-') && extensions.includes(extname(word).toLowerCase()))
    .map((word) => (isAbsolute(word) ? word : resolve(folder, word)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}

/** Workbooks that a person opened with Dockhand, kept until the page takes them. */
export interface OpenedFiles {
  take(): string[];
  /** Those that were taken and could not be read: they wait again, and nobody is told. */
  putBack(paths: readonly string[]): void;
  /** Tells of what waits, if anything does. */
  remind(): void;
  /** Files that were chosen in the program's own menu. */
  add(paths: readonly string[]): void;
  onOpened(listener: () => void): void;
  /** The page takes no more: what waits and what still comes is opened by the next start, whoever starts it (an installer). */
  keepForNextStart(): void;
  /** The page takes no more, since its engine has gone for good; the function returns what waits by then, for the one that starts this program again. */
  withhold(): () => readonly string[];
}

/**
 * Windows and Linux name them at the start (of this program or of a second one), macOS in an event. Those that came while
 * the program was being updated were noted in the data folder.
 */
export function openedFiles(dataDir: string): OpenedFiles {
  const note = join(dataDir, 'open-at-start.json');
  let waiting = [...new Set([...takeNoted(note), ...workbooksIn(process.argv.slice(1), process.cwd())])];
  let state: 'running' | 'withheld' | 'ending' | 'updating' = 'running';
  const listeners = new Set<() => void>();
  const remind = () => {
    if (state === 'running' && waiting.length > 0) for (const listener of listeners) listener();
  };
  const add = (paths: readonly string[]) => {
    // What meets the program on its way out is handed to the next one as it is started (`one-instance.ts`).
    if (paths.length === 0 || state === 'ending') return;
    waiting = [...new Set([...waiting, ...paths])];
    if (state === 'updating') noteFiles(note, waiting);
    remind();
  };
  const keepForNextStart = () => {
    state = 'updating';
    if (waiting.length > 0) noteFiles(note, waiting);
  };
  app.on('second-instance', (_event, argv, folder) => add(workbooksIn(argv.slice(1), folder)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    add(workbooksIn([path], '/'));
  });
  app.on('before-quit', () => {
    if (state !== 'updating') state = 'ending';
  });
  autoUpdater.on('before-quit-for-update', keepForNextStart);
  return {
    add,
    take() {
      // The engine has ended, or soon will: it would read them half, or not at all.
      if (state !== 'running') return [];
      const taken = waiting;
      waiting = [];
      return taken;
    },
    putBack(paths) {
      waiting = [...new Set([...paths, ...waiting])];
      if (state === 'updating') noteFiles(note, waiting);
    },
    remind,
    onOpened: (listener) => listeners.add(listener),
    keepForNextStart,
    withhold() {
      state = 'withheld';
      return () => waiting;
    },
  };
}

function noteFiles(note: string, paths: readonly string[]): void {
  try {
    writeFileSync(note, JSON.stringify(paths), { mode: PRIVATE_FILE });
  } catch {
    // A full disk: a person opens them again, and an update goes on.
  }
}

function takeNoted(note: string): string[] {
  try {
    const paths = noted.parse(JSON.parse(readFileSync(note, 'utf8')));
    // Once: a start that fails with them must not meet them again.
    patientlySync(() => rmSync(note, { force: true }));
    return workbooksIn(paths, '/');
  } catch {
    return [];
  }
}
