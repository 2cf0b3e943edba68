import { statSync } from 'node:fs';
import { extname, isAbsolute, resolve } from 'node:path';
import { app } from 'electron';
import { workbookTypes } from '#shared/sheets/workbook-types.ts';

const extensions = workbookTypes.map(({ ext }) => `.${ext}`);

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
  /** Files that were chosen in the program's own menu. */
  add(paths: readonly string[]): void;
  onOpened(listener: () => void): void;
}

/** Windows and Linux name them at the start (of this program or of a second one), macOS in an event. */
export function openedFiles(): OpenedFiles {
  let waiting = workbooksIn(process.argv.slice(1), process.cwd());
  const listeners = new Set<() => void>();
  const add = (paths: readonly string[]) => {
    if (paths.length === 0) return;
    waiting = [...new Set([...waiting, ...paths])];
    for (const listener of listeners) listener();
  };
  app.on('second-instance', (_event, argv, folder) => add(workbooksIn(argv.slice(1), folder)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    add(workbooksIn([path], '/'));
  });
  return {
    add,
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    onOpened: (listener) => listeners.add(listener),
  };
}
