import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { type ReleaseNotes, releaseNotes } from '#shared/contract/updates.ts';

const sha512 = z.base64().length(88);

/** What `latest*.yml` says of a release, once its signature is known to be good. Files lie beside it: no paths, no other servers. */
export const description = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  files: z
    .array(
      z.object({ url: z.string().regex(/^[\w.-]+\.(exe|zip|dmg|AppImage|deb)$/), sha512, size: z.int().positive() }),
    )
    .min(1),
  path: z.string(),
  sha512,
  releaseDate: z.string(),
  vendor: z.object({ notes: releaseNotes }).optional(),
});
export type Description = z.infer<typeof description>;

export const notesOf = ({ vendor }: Description): ReleaseNotes => vendor?.notes ?? {};

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
