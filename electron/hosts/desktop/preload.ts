import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  type DesktopApi,
  enginePortMessage,
  engineStoppedChannel,
  filesOpenedChannel,
  hostCallChannel,
  placeChannel,
  updateStateChannel,
} from '#shared/contract/desktop.ts';

/** The page's window, of which this script needs only this; the hosts are checked without the DOM's types. */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, origin: string, transfer: readonly unknown[]): void;
};

const call = (name: string, input: unknown = {}) => ipcRenderer.invoke(hostCallChannel, name, input);

/** Named functions only; a page gets no way to send on a channel of its choice. */
const api: DesktopApi = {
  connectEngine: () => call('engine.connect'),
  onEngineStopped: (listener) => {
    ipcRenderer.on(engineStoppedChannel, () => listener());
  },
  async pathForFile(file) {
    // Only the system knows a path for a file, and only for one that a person let go of here.
    const path = webUtils.getPathForFile(file as File);
    return path === '' ? { ok: true, output: { path } } : call('files.dropped', { path });
  },
  pickFiles: (input) => call('files.pick', input),
  saveAs: (input) => call('files.saveAs', input),
  openFile: (input) => call('files.open', input),
  dragFile: (input) => call('files.drag', input),
  showInFolder: (input) => call('files.show', input),
  openLink: (input) => call('links.open', input),
  setProgress: (input) => call('window.progress', input),
  openDataFolder: () => call('dataFolder.open'),
  chooseDataFolder: () => call('dataFolder.choose'),
  moveDataFolder: (input) => call('dataFolder.move', input),
  restart: () => call('program.restart'),
  notify: (input) => call('notifications.show', input),
  onPlace: (listener) => {
    ipcRenderer.on(placeChannel, (_event, place) => listener(place));
  },
  takeOpenedFiles: () => call('files.opened'),
  onFilesOpened: (listener) => {
    ipcRenderer.on(filesOpenedChannel, () => listener());
  },
  updateState: () => call('updates.get'),
  checkForUpdate: () => call('updates.check'),
  installUpdate: () => call('updates.install'),
  onUpdateState: (listener) => {
    ipcRenderer.on(updateStateChannel, (_event, state) => listener(state));
  },
};
contextBridge.exposeInMainWorld('dockhand', api);

// A port cannot cross the context bridge; a window message carries it to the page, and only to a page of our origin.
ipcRenderer.on(enginePortMessage, (event) => {
  window.postMessage(enginePortMessage, window.location.origin, event.ports);
});
