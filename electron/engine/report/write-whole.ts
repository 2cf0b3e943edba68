import { randomUUID } from 'node:crypto';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { parse, resolve } from 'node:path';
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

/** What becomes of a file that has the name already: a name that a person chose replaces it, one made up for them gives way. */
export type IfTaken = 'replace' | 'next';

/**
 * A report is there whole or not at all.
 *
 * @returns where it is: `path` itself, or with `next` the first free name that follows it
 * @throws Failure `report.notWritable`
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
  ifTaken: IfTaken = 'replace',
): Promise<string> {
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  let reserved: string | undefined;
  try {
    await writeFile(part, content, { flag: 'wx' });
    if (ifTaken === 'next') reserved = await reserve(path);
    const target = reserved ?? path;
    await rename(part, target);
    return target;
  } catch (error) {
    const left = reserved === undefined ? [part] : [part, reserved];
    await Promise.all(left.map((file) => rm(file, { force: true }).catch(() => undefined)));
    const code = codeOf(error);
    throw mendable.has(code) ? new Failure('report.notWritable', { file: path, reason: code }) : error;
  }
}

/** Takes the first free name with an empty file of its own: what another program puts there meanwhile is not replaced. */
async function reserve(path: string): Promise<string> {
  for (let free = path; ; free = following(free)) {
    try {
      await (await open(free, 'wx')).close();
      return free;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** `a.xlsx`, `a-2.xlsx`, `a-3.xlsx` … */
function following(path: string): string {
  const { dir, name, ext } = parse(path);
  const number = /-([1-9]\d{0,3})$/.exec(name);
  const [stem, at] = number ? [name.slice(0, number.index), Number(number[1])] : [name, 1];
  return resolve(dir, `${stem}-${at + 1}${ext}`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
