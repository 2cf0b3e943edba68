import type { HostBridge } from '../host-bridge.ts';
import { notify } from './notify.ts';
import { pickInBrowser } from './pick-in-browser.ts';
import { linkToken, postForJson } from './requests.ts';
import { socketChannel } from './socket-channel.ts';
import { droppedFiles, uploadAll } from './uploads.ts';

/** A browser page on loopback: files are uploaded to the program beside it and downloaded from it. */
export function webBridge(): HostBridge {
  openNewLinks();
  return {
    openChannel: socketChannel,
    async pathsForDrop(importId, drop) {
      return uploadAll(importId, await droppedFiles(drop));
    },
    pickFiles: async (importId, type) => uploadAll(importId, await pickInBrowser(type)),
    async save(name, write) {
      const { path } = await postForJson<{ path: string }>(`/exports?${new URLSearchParams({ name })}`);
      const written = await write(path);
      for (const file of written) download(file);
      return written;
    },
    showsFiles: false,
    openFile: async (path) => download(path),
    showInFolder: async (path) => download(path),
    async openLink(url) {
      window.open(url, '_blank', 'noopener,noreferrer');
    },
    setProgress(value) {
      // A tab has no taskbar bar; its title is what shows while another one is in front.
      const plain = document.title.replace(/^\d+% /, '');
      document.title = value === null ? plain : `${Math.round(value * 100)}% ${plain}`;
    },
    dataFolder: null,
    restart: null,
    notify,
    openedFiles: null,
    updates: null,
  };
}

/** A new link opened in the page's own tab changes no more than the fragment, which browsers do not load anew for. */
function openNewLinks(): void {
  window.addEventListener('hashchange', () => {
    if (linkToken() !== null) location.reload();
  });
}

function download(path: string): void {
  const link = document.createElement('a');
  link.href = `/downloads?${new URLSearchParams({ path })}`;
  link.download = '';
  link.click();
}
