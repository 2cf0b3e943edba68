import type * as Electron from 'electron';

/**
 * What follows runs in the main process: Playwright carries a function over as its text, so each stands for itself. The
 * next dialog is answered instead of shown, and the answer kept on `dialog` until the test has fetched it.
 */
type Dialogs = typeof Electron.dialog & { answered?: Promise<Answer> };
type Parts = Pick<typeof Electron, 'dialog'>;

interface Answer {
  readonly name: string;
  readonly path: string;
}

export function answerOpenDialog({ dialog }: Parts, filePaths: string[]): void {
  const dialogs: Dialogs = dialog;
  dialogs.answered = new Promise((resolve) => {
    dialogs.showOpenDialog = async () => {
      resolve({ name: '', path: '' });
      return { canceled: false, filePaths };
    };
  });
}

/** Saves under the name that the program proposes, in this folder (which ends with the system's separator). */
export function answerSaveDialog({ dialog }: Parts, folder: string): void {
  const dialogs: Dialogs = dialog;
  dialogs.answered = new Promise((resolve) => {
    // Electron lets the window be left out.
    dialogs.showSaveDialog = async (...args: readonly (object | undefined)[]) => {
      const { defaultPath = '' } = (args.at(-1) ?? {}) as { defaultPath?: string };
      const name = defaultPath.split(/[/\\]/).at(-1) ?? '';
      const path = `${folder}${name}`;
      resolve({ name, path });
      return { canceled: false, filePath: path };
    };
  });
}

export function dialogAnswer({ dialog }: Parts): Promise<Answer> {
  const { answered }: Dialogs = dialog;
  return answered ?? Promise.reject(new Error('No dialog was to be answered'));
}
