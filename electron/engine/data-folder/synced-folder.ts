/** Folders that services keep the same on several computers, by the names that these give them (the client may have added to it). */
const NAMES =
  /^(OneDrive( - .+)?|Dropbox( \(.+\))?|Google ?Drive|My Drive|iCloudDrive|CloudStorage|Mobile Documents|Nutstore.*|我的坚果云|坚果云|BaiduSyncdisk|百度网盘同步空间|WPS云盘|WPSDrive|微云同步助手)$/i;

/** The environment variables in which OneDrive says where it is. */
const VARIABLES = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'];

/**
 * True when a synchronising service is known to have the folder: it copies files while they are written, puts older ones
 * back, and would give a second computer the record of what was sent.
 */
export function isSynced(folder: string, env: NodeJS.ProcessEnv = process.env): boolean {
  const parts = (path: string) => path.split(/[\\/]+/).filter((part) => part !== '');
  const way = parts(folder);
  if (way.some((part) => NAMES.test(part))) return true;
  return VARIABLES.map((name) => parts(env[name] ?? '')).some(
    (root) => root.length > 0 && root.every((part, index) => part.toLowerCase() === way[index]?.toLowerCase()),
  );
}
