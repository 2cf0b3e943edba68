import { stat, statfs } from 'node:fs/promises';
import type { Installation } from './installation.ts';

/** Packed once more, unpacked, copied into place while the old program still lies aside: as the setup for Windows goes about it. */
const spaceFactor = 10;

export type FreeBytes = (folder: string) => Promise<number>;

export const freeBytes: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/**
 * The bytes that are lacking to install a downloaded file; 0 when there is room. Windows' setup takes the old program away
 * before it unpacks the new one, and on a full disk would leave neither. Elsewhere the new one lies whole beside the old
 * one before they change places.
 */
export async function roomLacking(
  kind: Installation,
  { file, folders, free }: { readonly file: string; readonly folders: readonly string[]; readonly free: FreeBytes },
): Promise<number> {
  if (kind !== 'nsis') return 0;
  const needed = spaceFactor * (await stat(file)).size;
  const least = Math.min(...(await Promise.all(folders.map(free))));
  return Math.max(0, needed - least);
}
