import { type BrowserWindow, dialog } from 'electron';
import { isSynced } from '#engine/data-folder/data-folder.ts';
import type { Log } from '#engine/ports.ts';
import type { Translate } from '#shared/text/index.ts';

/**
 * A folder that a synchronising service has is refused where a person chooses one; where the environment or an earlier
 * version chose it, the work goes on, and every start says what may come of it.
 */
export function warnIfSynced({
  dataDir,
  window,
  log,
  t,
}: {
  readonly dataDir: string;
  readonly window: BrowserWindow;
  readonly log: Log;
  readonly t: Translate;
}): void {
  if (!isSynced(dataDir)) return;
  log.warn('the data folder is synchronised');
  // Not waited for: it stands before the window, which works.
  void dialog.showMessageBox(window, {
    type: 'warning',
    title: t('host:title'),
    message: t('host:synced.title'),
    detail: t('host:synced.text', { folder: dataDir }),
  });
}
