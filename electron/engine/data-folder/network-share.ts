import { realpathSync, statfsSync } from 'node:fs';

/** Linux file system types that live on another machine, as statfs(2) lists them: NFS, SMB, SMB2, CIFS, NCP, AFS, Ceph. */
const REMOTE = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x564c, 0x5346414f, 0x00c36400]);

/**
 * True when the folder is known to lie on another machine: WAL needs memory shared by all its users, which a network
 * share cannot give. A drive letter of Windows that stands for a share is followed. macOS mounts cannot be told and count
 * as local.
 */
export function isNetworkShare(
  folder: string,
  platform: NodeJS.Platform = process.platform,
  fileSystemType: (folder: string) => number = (path) => statfsSync(path).type,
  realPath: (folder: string) => string = (path) => realpathSync.native(path),
): boolean {
  if (platform === 'win32') return isUnc(folder) || isUnc(followed(folder, realPath));
  return platform === 'linux' && REMOTE.has(fileSystemType(folder) >>> 0);
}

const isUnc = (path: string) => /^[\\/]{2}(?![?.][\\/])/.test(path) || /^[\\/]{2}[?.][\\/]UNC[\\/]/i.test(path);

/** Itself where it is not there yet. */
function followed(folder: string, realPath: (folder: string) => string): string {
  try {
    return realPath(folder);
  } catch {
    return folder;
  }
}
