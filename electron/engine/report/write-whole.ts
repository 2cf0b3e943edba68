import { rename, rm, writeFile } from 'node:fs/promises';
import { Failure } from '#shared/contract/failure.ts';

/** What a person can mend: a folder that is missing or closed to them, a full disk, a file open in another program. */
const mendable: ReadonlySet<string> = new Set([
  'EACCES',
  'EBUSY',
  'EDQUOT',
  'EISDIR',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/**
 * A report is there whole or not at all; an older one of the same name is replaced.
 *
 * @throws Failure `report.notWritable`
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeFile(part, content);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw mendable.has(code) ? new Failure('report.notWritable', { file: path, reason: code }) : error;
  }
}
