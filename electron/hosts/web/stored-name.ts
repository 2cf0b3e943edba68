import { createHash } from 'node:crypto';
import { extname } from 'node:path';

/** Bytes of a file name that every file system takes; Linux counts bytes, of which a Chinese character has three. */
const LONGEST = 240;

/**
 * The name that a file or folder of this name is kept under: its own, or, where that is too long for a file system, its
 * beginning and its ending about a mark that no other name has. What people see stays its own name.
 */
export function storedName(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST) return name;
  const extension = extname(name);
  const ending = Buffer.byteLength(extension) <= 20 ? extension : '';
  const mark = `~${createHash('sha256').update(name).digest('hex').slice(0, 12)}${ending}`;
  let stem = '';
  for (const character of name) {
    if (Buffer.byteLength(stem + character + mark) > LONGEST) break;
    stem += character;
  }
  return stem + mark;
}
