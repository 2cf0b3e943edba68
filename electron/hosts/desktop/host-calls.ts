import { app, type BrowserWindow, type IpcMainInvokeEvent, ipcMain, shell } from 'electron';
import type { Log } from '#engine/ports.ts';
import {
  enginePortMessage,
  engineStoppedChannel,
  filesOpenedChannel,
  hostCallChannel,
  placeChannel,
  updateStateChannel,
} from '#shared/contract/desktop.ts';
import { Failure } from '#shared/contract/failure.ts';
import { type HostOutput, type HostProcedure, hostContract } from '#shared/contract/host.ts';
import { createDispatcher } from '../transport/dispatcher.ts';
import { isOurs } from './app-protocol.ts';
import type { dataFolderCalls } from './data-folder-calls.ts';
import { pickFiles, saveAs } from './dialogs.ts';
import type { EngineProcess } from './engine-process.ts';
import { mayOpen } from './links.ts';
import { startAgain } from './next-start.ts';
import { showNotification } from './notifications.ts';
import type { OpenedFiles } from './opened-files.ts';
import type { Updates } from './updates/updates.ts';

export interface HostCallsOptions {
  readonly dataFolder: ReturnType<typeof dataFolderCalls>;
  readonly window: BrowserWindow;
  readonly engine: EngineProcess;
  readonly opened: OpenedFiles;
  readonly updates: Updates;
  readonly log: Log;
}

const done = { done: true };

type HostHandlers = {
  readonly [N in HostProcedure]: (
    input: ReturnType<(typeof hostContract)[N]['input']['parse']>,
  ) => HostOutput<N> | Promise<HostOutput<N>>;
};

/** Answers what the page asks of the desktop: the sender is checked, then the input, then the answer. */
export function answerHostCalls(options: HostCallsOptions): void {
  const { window, engine, opened, updates, log } = options;
  const handlers = hostHandlers(options);
  const dispatch = createDispatcher<HostProcedure>({
    procedures: hostContract,
    log,
    call: async (name, input) => handlers[name](input as never),
  });
  ipcMain.handle(hostCallChannel, (event, name: unknown, input: unknown) => {
    if (!fromOurPage(event)) return { error: { code: 'sender.refused', params: {} } };
    return dispatch(String(name), input);
  });
  const tell = (channel: string, ...args: unknown[]) => {
    if (!window.isDestroyed()) window.webContents.send(channel, ...args);
  };
  engine.onStopped(() => tell(engineStoppedChannel));
  opened.onOpened(() => tell(filesOpenedChannel));
  engine.onReady(opened.remind);
  updates.onState((state) => tell(updateStateChannel, state));
}

/** Only the top frame of a page of ours may ask; a frame inside it, or a page that got in somehow, may not. */
function fromOurPage({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurs(senderFrame.url);
}

function hostHandlers({ dataFolder, window, engine, opened, updates, log }: HostCallsOptions): HostHandlers {
  const ours = (path: string) => {
    if (!engine.wrote(path)) throw new Failure('file.notOurs');
  };
  /** A person pointed at these: the page may have them read from now on. */
  const mayRead = async (paths: string[]) => {
    await engine.allowInput(paths);
    return paths;
  };
  const show = (place: string | undefined) => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    if (place !== undefined) window.webContents.send(placeChannel, place);
  };
  return {
    'engine.connect'() {
      const port = engine.connect();
      if (!port) throw new Failure('engine.stopped');
      window.webContents.postMessage(enginePortMessage, null, [port]);
      return done;
    },
    'files.pick': async ({ type }) => ({ paths: await mayRead(await pickFiles(window, type)) }),
    'files.dropped': async ({ path }) => ({ path: (await mayRead([path]))[0] ?? '' }),
    async 'files.saveAs'({ name }) {
      const path = await saveAs(window, name);
      if (path !== null) await engine.allowOutput(path);
      return { path };
    },
    async 'files.open'({ path }) {
      ours(path);
      return { done: (await shell.openPath(path)) === '' };
    },
    async 'files.drag'({ path }) {
      ours(path);
      // The system's own picture of such a file: Electron drags nothing without one.
      const icon = await app.getFileIcon(path, { size: 'normal' });
      window.webContents.startDrag({ file: path, icon });
      return done;
    },
    'files.show'({ path }) {
      ours(path);
      shell.showItemInFolder(path);
      return done;
    },
    async 'links.open'({ url }) {
      if (!mayOpen(url)) throw new Failure('link.refused');
      await shell.openExternal(url);
      return done;
    },
    'window.progress'({ value }) {
      window.setProgressBar(value ?? -1);
      return done;
    },
    'dataFolder.open': async () => ({ done: await dataFolder.open() }),
    'dataFolder.choose': async () => ({ folder: await dataFolder.choose() }),
    async 'dataFolder.move'({ folder }) {
      await dataFolder.move(folder);
      return done;
    },
    'program.restart'() {
      startAgain(opened.take());
      return done;
    },
    'notifications.show'({ title, body, place }) {
      showNotification({ title, body }, { onClick: () => show(place), log });
      return done;
    },
    async 'files.opened'() {
      const paths = opened.take();
      try {
        return { paths: await mayRead(paths) };
      } catch {
        // The engine ended meanwhile: the page is told of them once there is one again.
        opened.putBack(paths);
        return { paths: [] };
      }
    },
    'updates.get': () => updates.state,
    'updates.check': () => updates.check(),
    async 'updates.install'() {
      await updates.install();
      return done;
    },
  };
}
