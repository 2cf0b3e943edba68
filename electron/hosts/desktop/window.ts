import { join } from 'node:path';
import { app, BrowserWindow, session } from 'electron';
import { appOrigin, isOurs } from './app-protocol.ts';
import { notePageFaults, type PageFaultOptions } from './page-faults.ts';
import { showWhenReady } from './show-window.ts';
import { keepPlace, rememberedPlace } from './window-place.ts';

/** Opens Dockhand's one window. Its page runs sandboxed and isolated, without Node and without a network. */
export function openWindow(options: PageFaultOptions): BrowserWindow {
  const { dataDir, t } = options;
  const { bounds, maximized } = rememberedPlace(dataDir);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 960,
    minHeight: 600,
    title: t('host:title'),
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  keepPlace(window, dataDir);
  showWhenReady(window, { maximized });
  notePageFaults(window, options);
  // That it was not loaded is noted and said there.
  window.loadURL(`${appOrigin}/index.html`).catch(() => undefined);
  return window;
}

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

/**
 * The page needs no camera, no clipboard reading, no device, no download: whatever is asked or checked, the answer is no.
 * But for one thing: its copy buttons put plain text on the clipboard.
 */
export function denyPermissions(): void {
  const mayCopy = (permission: string, url: string) => permission === 'clipboard-sanitized-write' && isOurs(url);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(mayCopy(permission, requestingUrl)),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) => mayCopy(permission, origin));
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
}
