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
