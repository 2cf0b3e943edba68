import { app, dialog } from 'electron';
import type { FailureBody } from '#shared/contract/messages.ts';
import type { Translate } from '#shared/text/index.ts';

/** The engine cannot run: says why, in words, and ends the program. */
export function tellAndQuit(t: Translate, { code, params }: FailureBody): void {
  dialog.showErrorBox(t('host:cannotRun.title'), t.dynamic(`failure:${code}`, params));
  app.quit();
}
