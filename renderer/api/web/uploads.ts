import { postForJson } from './requests.ts';

export interface PageFile {
  readonly file: File;
  /** Place in what was dropped: `orders.xlsx`, `batch 3/photos/1.jpg`. */
  readonly path: string;
}

/** Uploads one after the other; returns the paths of what was dropped: single files and topmost folders. */
export async function uploadAll(importId: string, files: readonly PageFile[]): Promise<string[]> {
  const tops = new Set<string>();
  for (const { file, path } of files) {
    const query = new URLSearchParams({ import: importId, path });
    const { top } = await postForJson<{ top: string }>(`/uploads?${query}`, file);
    tops.add(top);
  }
  return [...tops];
}

/**
 * The files of a drop, folders walked; those of a paste have no entries. What was dropped is gone once its event is over,
 * so it is taken first.
 */
export async function droppedFiles(drop: DataTransfer): Promise<PageFile[]> {
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
