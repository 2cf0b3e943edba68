import { parse, resolve } from 'node:path';

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
  return resolve(dir, fits ? named : `${name}-${position + 1}${ext}`);
}

/** A file's name without its ending, as a name in any folder of any system. */
function stemOf(source = ''): string {
  return parse(source.replaceAll(/[\\/:*?"<>|]/g, '_')).name;
}
