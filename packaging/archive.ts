import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, getRawHeader } from '@electron/asar';

/** One file of the packed program, as `app.asar` lists it. */
export interface PackedFile {
  /** With `/`, without a leading one: `out/main/main.js`. */
  readonly path: string;
  /** Lies beside the archive, outside its integrity check. */
  readonly unpacked: boolean;
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly unpacked?: boolean;
}

export interface PackedPackage {
  /** Its folder in the archive. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string | null;
}

export const archiveIn = (resources: string): string => join(resources, 'app.asar');

/** Every file that an archive lists, in it or beside it. */
export function archivedFiles(archive: string): PackedFile[] {
  const walk = (entry: Entry, path: string): PackedFile[] =>
    entry.files
      ? Object.entries(entry.files).flatMap(([name, child]) => walk(child, path === '' ? name : `${path}/${name}`))
      : [{ path, unpacked: entry.unpacked === true }];
  return walk(getRawHeader(archive).header as Entry, '');
}

/** The packages that lie in an archive as folders of their own, nested ones too. */
export function archivedPackages(archive: string): PackedPackage[] {
  return archivedFiles(archive).flatMap(({ path }) => {
    const [, folder] = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/@]+)\/package\.json$/.exec(path) ?? [];
    if (folder === undefined) return [];
    const { name, version, license } = JSON.parse(extractFile(archive, path).toString('utf8'));
    return [{ folder, name, version, licence: typeof license === 'string' ? license : null }];
  });
}

/** A file of the resources folder; null when it is not there. */
export function readResource(resources: string, name: string): string | null {
  const file = join(resources, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
