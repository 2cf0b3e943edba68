import { randomUUID } from 'node:crypto';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { parse, resolve } from 'node:path';
import { Failure } from '#shared/contract/failure.ts';
import type { Language } from '#shared/text/index.ts';
import { patiently } from '../patiently.ts';

/** What becomes of a file that has the name already: a name that a person chose replaces it, one made up for them gives way. */
export type IfTaken = 'replace' | 'next';

/** How a report is wanted, and where. */
export interface ReportRequest {
  readonly format: 'xlsx' | 'csv';
  readonly out: string;
  readonly ifTaken: IfTaken;
  readonly lang: Language;
}

/** What was written, and sentences about it. */
export interface Written {
  readonly path: string;
  readonly notes: string[];
}

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
    await patiently(() => rename(part, target));
    return target;
  } catch (error) {
    const left = reserved === undefined ? [part] : [part, reserved];
    await Promise.all(left.map((file) => rm(file, { force: true }).catch(() => undefined)));
    const code = codeOf(error);
    throw mendable.has(code) ? new Failure('report.notWritable', { file: path, reason: code }) : error;
  }
}

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

/** Bytes of a file name that every file system takes, with room for a number. */
const LONGEST = 240;

/**
 * The name of one of several error reports: the first is called as asked for; the others carry their own source's name
 * where that one carries its source's, else a number.
 */
export function reportName(out: string, sources: readonly string[], position: number): string {
  if (position === 0) return out;
  const { dir, name, ext } = parse(out);
  const [first, own] = [stemOf(sources[0]), stemOf(sources[position])];
  const rest = name.slice(first.length);
  const named = `${own}${rest}${ext}`;
  const carries = first !== '' && name.startsWith(first) && !/^[\p{L}\p{N}]/u.test(rest);
  const fits = carries && own !== '' && Buffer.byteLength(named) <= LONGEST;
  return fits ? resolve(dir, named) : numberedName(out, position);
}

/** `a.csv`, `a-2.csv`, `a-3.csv` … by position from 0. */
export function numberedName(out: string, position: number): string {
  if (position === 0) return out;
  const { dir, name, ext } = parse(out);
  return resolve(dir, `${name}-${position + 1}${ext}`);
}

/** A file's name without its ending, as a name in any folder of any system. */
function stemOf(source = ''): string {
  return parse(source.replaceAll(/[\\/:*?"<>|]/g, '_')).name;
}
