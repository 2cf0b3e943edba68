import { type BrowserWindow, dialog, shell } from 'electron';
import { targetFolder } from '#engine/data-folder/data-folder.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { Translate } from '#shared/text/index.ts';
import { mayMove } from '../node/data-folder.ts';
import { pickFolder } from './dialogs.ts';
import { engineCalls, submissionsUnderWay } from './engine-calls.ts';
import type { EngineProcess } from './engine-process.ts';
import { startAgain } from './next-start.ts';
import type { OpenedFiles } from './opened-files.ts';

export interface DataFolderOptions {
  readonly dataDir: string;
  readonly engine: EngineProcess;
  readonly window: BrowserWindow;
  readonly opened: Pick<OpenedFiles, 'withhold'>;
  readonly t: Translate;
}

/** What a page may have done with the data folder. It names no path of its own: a person chooses in the system's dialog. */
export function dataFolderCalls({ dataDir, engine, window, opened, t }: DataFolderOptions) {
  const calls = engineCalls(engine);
  let chosen: string | null = null;
  return {
    open: async (): Promise<boolean> => (await shell.openPath(dataDir)) === '',

    async choose(): Promise<string | null> {
      chosen = null;
      if (!mayMove()) throw new Failure('dataFolder.fixed');
      const folder = await pickFolder(window);
      chosen = folder === null ? null : targetFolder(folder, dataDir);
      return chosen;
    },

    async move(folder: string): Promise<void> {
      if (chosen === null || folder !== chosen) throw new Failure('path.notChosen');
      chosen = null;
      const sending = await submissionsUnderWay(calls);
      const { count: importing } = await calls.call('imports.underWay', {});
      if (sending + importing > 0) throw new Failure('move.working', { sending, importing });
      // No engine is there to read them until the program has started again.
      const leftOver = opened.withhold();
      try {
        await engine.moveData(folder);
      } catch (error) {
        // The engine has ended, and the page with it can do no more than wait: the desktop says why, and begins again.
        const { code, params } = error instanceof Failure ? error : new Failure('internal');
        dialog.showErrorBox(t('host:notMoved.title'), t.dynamic(`failure:${code}`, params));
      }
      startAgain(leftOver());
    },
  };
}
