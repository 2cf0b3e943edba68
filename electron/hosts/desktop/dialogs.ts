import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

/** Empty when the person cancelled. */
export async function pickFiles(window: BrowserWindow, type: 'files' | 'folder'): Promise<string[]> {
  const properties: ('openFile' | 'openDirectory' | 'multiSelections')[] =
    type === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections'];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties });
  return canceled ? [] : filePaths;
}

/** Null when the person cancelled. A new folder can be made in the dialog. */
export async function pickFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Null when the person cancelled. Starts in the documents folder, with the name's own type as the only one. */
export async function saveAs(window: BrowserWindow, name: string): Promise<string | null> {
  const extension = extname(name).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), name),
    filters: extension === '' ? [] : [{ name: extension, extensions: [extension] }],
  });
  return canceled || filePath === '' ? null : filePath;
}
