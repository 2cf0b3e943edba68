import {
  type DesktopApi,
  enginePortMessage,
  guidePlace,
  type HostResult,
  keysPlace,
} from '#shared/contract/desktop.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { HostOutput, HostProcedure } from '#shared/contract/host.ts';
import type { Channel } from '#shared/contract/messages.ts';
import type { UpdateState } from '#shared/contract/updates.ts';
import type { HostBridge } from './host-bridge.ts';

declare global {
  interface Window {
    /** There only in the desktop app. */
    readonly dockhand?: DesktopApi;
  }
}

/** The desktop: real paths, the system's dialogs, a MessagePort straight to the engine's process. */
export function desktopBridge(api: DesktopApi): HostBridge {
  const opened = listeners<void>((tell) => api.onFilesOpened(tell));
  const updates = listeners<UpdateState>((tell) => api.onUpdateState(tell));
  api.onPlace((place) => {
    const key = helpKeys[place];
    if (key) document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true }));
    else window.location.hash = place;
  });
  return {
    openChannel: enginePort(api),
    async pathsForDrop(_importId, drop) {
      const found = await Promise.all([...drop.files].map((file) => api.pathForFile(file)));
      return found.map((result) => unwrap(result).path).filter((path) => path !== '');
    },
    pickFiles: async (_importId, type) => unwrap(await api.pickFiles({ type })).paths,
    async save(name, write) {
      const { path } = unwrap(await api.saveAs({ name }));
      return path === null ? null : write(path);
    },
    showsFiles: true,
    openFile: async (path) => void unwrap(await api.openFile({ path })),
    dragFile: (path) => void api.dragFile({ path }),
    showInFolder: async (path) => void unwrap(await api.showInFolder({ path })),
    openLink: async (url) => void unwrap(await api.openLink({ url })),
    setProgress: (value) => void api.setProgress({ value }),
    dataFolder: {
      open: async () => void unwrap(await api.openDataFolder()),
      choose: async () => unwrap(await api.chooseDataFolder()).folder,
      move: async (folder) => void unwrap(await api.moveDataFolder({ folder })),
    },
    restart: async () => void unwrap(await api.restart()),
    askForLink: null,
    notify: (title, body, place) => void api.notify({ title, body, place }),
    openedFiles: { take: async () => unwrap(await api.takeOpenedFiles()).paths, onOpened: opened },
    updates: {
      state: async () => unwrap(await api.updateState()),
      check: async () => unwrap(await api.checkForUpdate()),
      install: async () => void unwrap(await api.installUpdate()),
      onState: updates,
    },
  };
}

/** What stands over a screen is asked for as by its key. */
const helpKeys: Readonly<Record<string, KeyboardEventInit>> = {
  [keysPlace]: { key: 'F1' },
  [guidePlace]: { key: 'F1', shiftKey: true },
};

/**
 * Opens ports to the engine's process: asks the main process, and takes the port that then arrives as a window message.
 * A port ends when it closes or when the main process says that the engine's process ended.
 */
function enginePort(api: DesktopApi): () => Promise<Channel> {
  const closers = new Set<() => void>();
  let stops = 0;
  api.onEngineStopped(() => {
    stops += 1;
    for (const close of [...closers]) close();
  });
  return async () => {
    const stopsBefore = stops;
    const port = await nextPort(async () => void unwrap(await api.connectEngine()));
    if (stops !== stopsBefore) throw new Error('The engine stopped while the connection was being made');
    const closeListeners = new Set<() => void>();
    const close = () => {
      if (!closers.delete(close)) return;
      port.close();
      for (const listener of closeListeners) listener();
    };
    closers.add(close);
    port.addEventListener('close', close);
    return {
      send: (message) => port.postMessage(message),
      onMessage(listener) {
        port.addEventListener('message', ({ data }) => listener(data));
        port.start();
      },
      onClose: (listener) => closeListeners.add(listener),
      close,
    };
  };
}

/**
 * The port that arrives once `ask` has asked for one. The preload script passes ports on with window messages from the
 * window to itself; nobody else's count.
 */
async function nextPort(ask: () => Promise<void>): Promise<MessagePort> {
  const listening = new AbortController();
  const arrived = new Promise<MessagePort>((resolve) => {
    const take = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source === window && event.data === enginePortMessage && port) resolve(port);
    };
    window.addEventListener('message', take, { signal: listening.signal });
  });
  try {
    await ask();
    return await arrived;
  } finally {
    listening.abort();
  }
}

/** Several listeners, which may leave, on one channel of the preload script, which nobody can leave. */
function listeners<T>(subscribe: (tell: (value: T) => void) => void): (listener: (value: T) => void) => () => void {
  const all = new Set<(value: T) => void>();
  subscribe((value) => {
    for (const listener of all) listener(value);
  });
  return (listener) => {
    all.add(listener);
    return () => all.delete(listener);
  };
}

/** A result that crossed as data becomes what a call resolves to, or the failure it throws. */
function unwrap<N extends HostProcedure>(result: HostResult<N>): HostOutput<N> {
  if ('error' in result) throw Failure.of(result.error);
  return result.output;
}
