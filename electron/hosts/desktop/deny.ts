import { app, session } from 'electron';
import { isOurs } from './app-protocol.ts';

/** No page may lead anywhere else, open a window or embed another page. */
export function denyNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    const keepHere = (event: Electron.Event, url: string) => {
      if (!isOurs(url)) event.preventDefault();
    };
    contents.on('will-navigate', keepHere);
    contents.on('will-redirect', keepHere);
    contents.on('will-frame-navigate', (event) => keepHere(event, event.url));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** The page needs no camera, no clipboard reading, no device, no download: whatever is asked or checked, the answer is no. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
}
