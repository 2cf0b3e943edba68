import { statfsSync } from 'node:fs';

/** Linux file system types that live on another machine, as statfs(2) lists them: NFS, SMB, SMB2, CIFS, NCP, AFS, Ceph. */
const REMOTE = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x564c, 0x5346414f, 0x00c36400]);

/**
 * True when the folder is known to lie on another machine: WAL needs memory shared by all its users, which a network
 * share cannot give. Mapped drive letters and macOS mounts cannot be told and count as local.
 */
export function isNetworkShare(
  folder: string,
  platform: NodeJS.Platform = process.platform,
  fileSystemType: (folder: string) => number = (path) => statfsSync(path).type,
): boolean {
  if (platform === 'win32') return /^[\\/]{2}(?![?.][\\/])/.test(folder) || /^[\\/]{2}[?.][\\/]UNC[\\/]/i.test(folder);
  return platform === 'linux' && REMOTE.has(fileSystemType(folder) >>> 0);
}
