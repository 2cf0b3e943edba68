import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PRIVATE_FOLDER } from '#engine/private-files.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { Input, ProcedureName } from '#shared/contract.ts';
import { isInside, isOwnBackup } from '../transport/own-backups.ts';
import { inputPaths, outputPath } from '../transport/written-paths.ts';
import { storedName } from './stored-name.ts';
import type { Uploaded } from './uploads.ts';

/** The two folders a browser page reaches: what it uploads, and what is written for it to download. */
export interface PageFolders {
  readonly uploads: string;
  /** A fresh path for a file that the page will ask to have written. */
  allot(name: string): Promise<string>;
  /** Throws for a call that names a path outside them: a page may not read or write elsewhere on this machine. */
  admit(name: ProcedureName, input: unknown): void;
  /** Remembers what a file is called that was uploaded. */
  received(uploaded: Uploaded): void;
  /** A call's input with the names of files that are kept under shorter ones. */
  withNames<N extends ProcedureName>(name: N, input: Input<N>): Input<N>;
  wrote(path: string): void;
  /** What a file is called that was written for the page. */
  nameOf(path: string): string;
  /** True for a file written since the host started. */
  mayDownload(path: string): boolean;
  /** Takes away what programs that died left behind; live ones keep theirs. */
  clearLeftovers(): Promise<void>;
  clear(): Promise<void>;
}

export function createPageFolders(dataDir: string): PageFolders {
  const root = join(dataDir, 'page');
  const folder = join(root, String(process.pid));
  const uploads = join(folder, 'uploads');
  const exports = join(folder, 'exports');
  const written = new Set<string>();
  /** By path, of files that are kept under another name than their own. */
  const names = new Map<string, string>();
  const remember = (path: string, name: string) => {
    if (basename(path) !== name) names.set(path, name);
  };
  return {
    uploads,
    async allot(name) {
      const own = join(exports, randomUUID());
      await mkdir(own, { recursive: true, mode: PRIVATE_FOLDER });
      const path = join(own, storedName(name));
      remember(path, name);
      return path;
    },
    admit(name, input) {
      const out = outputPath(name, input);
      if (out !== null && !isInside(exports, out)) throw new Failure('path.notChosen');
      const mayRead = (path: string) =>
        // The program's own backups may be restored without being uploaded.
        isInside(uploads, path) || (name === 'backups.restore' && isOwnBackup(dataDir, path));
      if (!inputPaths(name, input).every(mayRead)) throw new Failure('path.notUploaded');
    },
    received: ({ path, name }) => remember(path, name),
    withNames: (name, input) =>
      name === 'imports.create' && names.size > 0 ? { ...input, names: Object.fromEntries(names) } : input,
    wrote: (path) => written.add(path),
    nameOf: (path) => names.get(path) ?? basename(path),
    mayDownload: (path) => written.has(path),
    async clearLeftovers() {
      await mkdir(root, { recursive: true, mode: PRIVATE_FOLDER });
      const left = (await readdir(root)).filter((name) => !isAlive(Number(name)) || name === String(process.pid));
      await Promise.all(left.map((name) => rm(join(root, name), { recursive: true, force: true })));
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of somebody else's lives, though it may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
