import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import { contract, type ProcedureName } from '#shared/contract.ts';
import { outputPath } from '../transport/written-paths.ts';

/** The two folders a browser page reaches: what it uploads, and what is written for it to download. */
export interface PageFolders {
  readonly uploads: string;
  /** A fresh path for a file that the page will ask to have written. */
  allot(name: string): Promise<string>;
  /** Throws for a call that names a path outside them: a page may not read or write elsewhere on this machine. */
  admit(name: ProcedureName, input: unknown): void;
  wrote(path: string): void;
  /** True for a file written in this session. */
  mayDownload(path: string): boolean;
  clear(): Promise<void>;
}

export function createPageFolders(dataDir: string): PageFolders {
  const folder = join(dataDir, 'page');
  const uploads = join(folder, 'uploads');
  const exports = join(folder, 'exports');
  const written = new Set<string>();
  return {
    uploads,
    async allot(name) {
      const own = join(exports, randomUUID());
      await mkdir(own, { recursive: true });
      return join(own, name);
    },
    admit(name, input) {
      const out = outputPath(name, input);
      if (out !== null && !isInside(exports, out)) throw new Failure('path.notChosen');
      if (name !== 'imports.create') return;
      const { paths, attachmentsDir } = contract[name].input.parse(input);
      const read = attachmentsDir === undefined ? paths : [...paths, attachmentsDir];
      if (!read.every((path) => isInside(uploads, path))) throw new Failure('path.notUploaded');
    },
    wrote: (path) => written.add(path),
    mayDownload: (path) => written.has(path),
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return isAbsolute(path) && way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
