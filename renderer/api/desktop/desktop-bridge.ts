import type { DesktopApi } from '#shared/contract/desktop.ts';
import type { UpdateState } from '#shared/contract/updates.ts';
import type { HostBridge } from '../host-bridge.ts';
import { enginePort } from './engine-port.ts';
import { listeners } from './listeners.ts';
import { unwrap } from './unwrap.ts';

/** The desktop: real paths, the system's dialogs, a MessagePort straight to the engine's process. */
export function desktopBridge(api: DesktopApi): HostBridge {
  const opened = listeners<void>((tell) => api.onFilesOpened(tell));
  const updates = listeners<UpdateState>((tell) => api.onUpdateState(tell));
  return {
    openChannel: enginePort(api),
    async pathsForDrop(_importId, drop) {
      return [...drop.files].map((file) => api.pathForFile(file)).filter((path) => path !== '');
    },
    pickFiles: async (_importId, type) => unwrap(await api.pickFiles({ type })).paths,
    async save(name, write) {
      const { path } = unwrap(await api.saveAs({ name }));
      return path === null ? null : write(path);
    },
    showsFiles: true,
    openFile: async (path) => void unwrap(await api.openFile({ path })),
    showInFolder: async (path) => void unwrap(await api.showInFolder({ path })),
    openLink: async (url) => void unwrap(await api.openLink({ url })),
    setProgress: (value) => void api.setProgress({ value }),
    dataFolder: {
      open: async () => void unwrap(await api.openDataFolder()),
      choose: async () => unwrap(await api.chooseDataFolder()).folder,
      move: async (folder) => void unwrap(await api.moveDataFolder({ folder })),
    },
    restart: async () => void unwrap(await api.restart()),
    notify: (title, body) => void api.notify({ title, body }),
    openedFiles: { take: async () => unwrap(await api.takeOpenedFiles()).paths, onOpened: opened },
    updates: {
      state: async () => unwrap(await api.updateState()),
      check: async () => unwrap(await api.checkForUpdate()),
      install: async () => void unwrap(await api.installUpdate()),
      onState: updates,
    },
  };
}
