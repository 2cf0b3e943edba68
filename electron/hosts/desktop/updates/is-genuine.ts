import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Description } from './description.ts';

/** True when a downloaded file is, byte for byte, the one of that name in a signed description. */
export async function isGenuine(path: string, { files }: Description): Promise<boolean> {
  const expected = files.find(({ url }) => url === basename(path))?.sha512;
  if (expected === undefined) return false;
  const hash = createHash('sha512');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return false;
  }
  return hash.digest('base64') === expected;
}
