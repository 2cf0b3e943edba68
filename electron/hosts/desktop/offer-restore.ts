import { app, dialog } from 'electron';
import { restoreAtStart } from '#engine/data-folder/data-folder.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { FailureBody } from '#shared/contract/messages.ts';
import type { Translate } from '#shared/text/index.ts';
import { startAgain } from './next-start.ts';

/** True when the store cannot be opened, so that no page can offer a backup either. */
export const needsRestore = ({ code }: FailureBody): boolean =>
  code === 'store.damaged' || code === 'store.damagedNoBackup';

/**
 * Has a person choose the backup that the program goes back to as it starts again: the newest of its own, which the
 * failure names, or another one. Without one the program ends, and nothing is changed.
 *
 * @param leftOver the files that this program was opened with, which the one that is started then opens
 */
export async function offerRestore(
  t: Translate,
  dataDir: string,
  failure: FailureBody,
  leftOver: () => readonly string[],
): Promise<void> {
  for (;;) {
    const from = await chosenBackup(t, failure);
    if (from === null) return app.quit();
    try {
      restoreAtStart(dataDir, from);
      return startAgain(leftOver());
    } catch (error) {
      tell(t, reasonOf(error, { dataDir, from }));
    }
  }
}

/** Null when the person would rather quit; asks again when they closed the list of files. */
async function chosenBackup(t: Translate, { code, params }: FailureBody): Promise<string | null> {
  const newest = typeof params.backup === 'string' ? params.backup : null;
  const choices = [
    ...(newest === null ? [] : [t('host:damaged.restore')]),
    t('host:damaged.choose'),
    t('host:menu.quit'),
  ];
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: t('host:title'),
      message: t('host:damaged.title'),
      detail: t.dynamic(`failure:${code}`, params),
      buttons: choices,
      defaultId: 0,
      cancelId: choices.length - 1,
      noLink: true,
    });
    if (response === choices.length - 1) return null;
    if (newest !== null && response === 0) return newest;
    const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'] });
    const [chosen] = filePaths;
    if (!canceled && chosen !== undefined) return chosen;
  }
}

/** What copying a backup came to when it failed. */
function reasonOf(error: unknown, { dataDir, from }: { dataDir: string; from: string }): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') return new Failure('store.full', { file: dataDir });
  return new Failure('store.backupUnread', { file: from, reason: String(code ?? error) });
}

function tell(t: Translate, { code, params }: FailureBody): void {
  dialog.showErrorBox(t('host:damaged.title'), t.dynamic(`failure:${code}`, params));
}
