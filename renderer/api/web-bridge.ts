import { Failure } from '#shared/contract/failure.ts';
import type { Channel, FailureBody } from '#shared/contract/messages.ts';
import type { HostBridge } from './host-bridge.ts';

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
    dragFile: null,
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
    askForLink: async () => (await fetch('/session/ask', { method: 'POST' })).ok,
    notify: (title, body, place) => void notify(title, body, place),
    openedFiles: null,
    updates: null,
  };
}

/** One WebSocket to the engine. Rejects when it cannot be opened; with `session.missing` when it may not. */
async function socketChannel(): Promise<Channel> {
  await openSession();
  const socket = new WebSocket(`ws://${location.host}/engine`);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The socket could not be opened')));
  });
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage: (listener) => socket.addEventListener('message', ({ data }) => listener(JSON.parse(data))),
    onClose: (listener) => socket.addEventListener('close', listener),
    close: () => socket.close(),
  };
}

/** Makes this browser the one that may talk to the engine, with the link's token or the cookie it got for one earlier. */
async function openSession(): Promise<void> {
  const token = linkToken();
  if (token) {
    history.replaceState(null, '', location.pathname);
    await fetch(`/session?${new URLSearchParams({ token })}`, { method: 'POST' });
  }
  const { status } = await fetch('/session');
  if (status === 401) throw new Failure('session.missing');
}

/** The one-time token of the link that the page was opened with, until it is exchanged. */
function linkToken(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token');
}

/** A new link opened in the page's own tab changes no more than the fragment, which browsers do not load anew for. */
function openNewLinks(): void {
  window.addEventListener('hashchange', () => {
    if (linkToken() !== null) location.reload();
  });
}

/** Posts to the program beside the page; its failures come back as over the socket. */
async function postForJson<T>(path: string, body: Blob | null = null): Promise<T> {
  const response = await fetch(path, { method: 'POST', body });
  if (response.status === 401) throw new Failure('session.missing');
  const answer: unknown = await response.json();
  if (response.ok) return answer as T;
  const { error } = answer as { error: FailureBody };
  throw Failure.of(error);
}

interface PageFile {
  readonly file: File;
  /** Place in what was dropped: `orders.xlsx`, `batch 3/photos/1.jpg`. */
  readonly path: string;
}

/** The browser's own dialog; empty when cancelled. */
function pickInBrowser(type: 'files' | 'folder'): Promise<PageFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = type === 'folder';
  return new Promise((resolve) => {
    input.addEventListener('change', () =>
      resolve([...(input.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }))),
    );
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/**
 * The files of a drop, folders walked; those of a paste have no entries. What was dropped is gone once its event is over,
 * so it is taken first.
 */
async function droppedFiles(drop: DataTransfer): Promise<PageFile[]> {
  const taken = [...drop.items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const walked = taken.map(({ entry, file }) => (entry ? walk(entry) : file ? [{ file, path: file.name }] : []));
  return (await Promise.all(walked)).flat();
}

async function walk(entry: FileSystemEntry): Promise<PageFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    return [{ file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), path }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const children: FileSystemEntry[] = [];
  // Browsers hand over a hundred at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    children.push(...some);
  }
  return (await Promise.all(children.map(walk))).flat();
}

// Chromium hides the classes of entries from pages, so that `instanceof` cannot be asked.
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Uploads one after the other; returns the paths of what was dropped: single files and topmost folders. */
async function uploadAll(importId: string, files: readonly PageFile[]): Promise<string[]> {
  const tops = new Set<string>();
  for (const { file, path } of files) {
    const query = new URLSearchParams({ import: importId, path });
    const { top } = await postForJson<{ top: string }>(`/uploads?${query}`, file);
    tops.add(top);
  }
  return [...tops];
}

function download(path: string): void {
  const link = document.createElement('a');
  link.href = `/downloads?${new URLSearchParams({ path })}`;
  link.download = '';
  link.click();
}

/** Shows a message of the system if the person allowed that; asks at the first one. */
async function notify(title: string, body: string, place: string): Promise<void> {
  if (!('Notification' in window) || (await Notification.requestPermission()) !== 'granted') return;
  new Notification(title, { body }).addEventListener('click', () => {
    window.focus();
    window.location.hash = place;
  });
}
