import { readdir, realpath, stat } from 'node:fs/promises';

/** Where files may lie, with links resolved, so that names can be judged against where a folder really is. */
interface RealPlace {
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * What is known of the folders in which files are looked for, each read once: nearly every order of an import has no folder of
 * its own, and to ask the disk for it again and again took a tenth of the import. What comes into a folder later is not seen;
 * hence one of these for each import.
 */
export class KnownFolders {
  readonly #places = new Map<string, Promise<RealPlace | null>>();
  readonly #names = new Map<string, Promise<ReadonlySet<string> | null>>();

  /** The folders and files of these that are there, in order, none twice. */
  async real(paths: readonly string[]): Promise<{ folders: string[]; files: string[] }> {
    const found = await Promise.all(paths.map((path) => once(this.#places, path, realPlace)));
    const places = found.filter((place) => place !== null);
    const of = (isFolder: boolean) => places.filter((place) => place.isFolder === isFolder).map(({ path }) => path);
    return { folders: [...new Set(of(true))], files: [...new Set(of(false))] };
  }

  /**
   * False where a folder surely has no entry of that name, however its file system compares names; true where it may have one.
   *
   * @param folder a real path
   */
  async mayHold(folder: string, name: string): Promise<boolean> {
    if (/[\\/]/.test(name)) return true;
    const names = await once(this.#names, folder, namesIn);
    return names === null || names.has(alike(name));
  }
}

function once<T>(known: Map<string, Promise<T>>, path: string, look: (path: string) => Promise<T>): Promise<T> {
  const found = known.get(path) ?? look(path);
  known.set(path, found);
  return found;
}

async function realPlace(given: string): Promise<RealPlace | null> {
  const path = await realpath(given).catch(() => null);
  const info = path === null ? null : await stat(path).catch(() => null);
  return path !== null && info ? { path, isFolder: info.isDirectory() } : null;
}

/** Null where the folder's names cannot be read. */
async function namesIn(folder: string): Promise<ReadonlySet<string> | null> {
  const names = await readdir(folder).catch(() => null);
  return names && new Set(names.map(alike));
}

/** Windows and macOS take names in either case, decomposed or not, and Windows without the dots and spaces at their end. */
function alike(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[. ]+$/, '');
}
