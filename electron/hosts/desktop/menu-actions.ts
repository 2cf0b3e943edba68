import type { BrowserWindow } from 'electron';
import { placeChannel } from '#shared/contract/desktop.ts';
import { pickFiles } from './dialogs.ts';
import type { MenuActions } from './menu.ts';
import type { OpenedFiles } from './opened-files.ts';

/** What the menu's own entries do: files go the way of those opened from outside, places that of a notification's. */
export function menuActions(window: BrowserWindow, opened: Pick<OpenedFiles, 'add'>): MenuActions {
  return {
    open: () => void pickFiles(window, 'files').then(opened.add),
    show(place) {
      if (!window.isDestroyed()) window.webContents.send(placeChannel, place);
    },
  };
}
