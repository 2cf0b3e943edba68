import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '#engine/private-files.ts';
import { Failure } from '#shared/contract/failure.ts';
import { storedName } from './stored-name.ts';

export interface Upload {
  readonly folder: string;
  /** Groups the files dropped together. */
  readonly importId: string;
  /** Place of the file in what was dropped: `orders.xlsx`, `batch 3/photos/1.jpg`. */
  readonly path: string;
  readonly maxBytes: number;
}

/** Where an uploaded file lies, and the topmost of what it was dropped with: the file itself or its folder. */
export interface Uploaded {
  readonly path: string;
  readonly top: string;
  /** What it is called, whatever it is kept as. */
  readonly name: string;
}

/** Streams one dropped file to disk. Fails with `upload.name`, `upload.tooLarge` or `upload.failed`, leaving nothing. */
export async function receiveUpload(request: IncomingMessage, upload: Upload): Promise<Uploaded> {
  const parts = uploadParts(upload.path);
  const name = basename(upload.path.replaceAll('\\', '/')).slice(0, 200);
  const [first] = parts ?? [];
  if (!parts || first === undefined || !/^[\w-]{1,64}$/.test(upload.importId))
    throw new Failure('upload.name', { name });
  const folder = join(upload.folder, upload.importId);
  const path = join(folder, ...parts.map(storedName));
  try {
    await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
    await pipeline(request, atMost(upload.maxBytes, name), createWriteStream(path, { mode: PRIVATE_FILE }));
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error instanceof Failure ? error : new Failure('upload.failed', { name });
  }
  return { path, top: join(folder, storedName(first)), name: parts.at(-1) ?? first };
}

function atMost(maxBytes: number, name: string): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      bytes += chunk.length;
      if (bytes <= maxBytes) pass(null, chunk);
      else pass(new Failure('upload.tooLarge', { name, maxMb: Math.floor(maxBytes / 1_000_000) }));
    },
  });
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbidden = /[\u0000-\u001f\u007f<>:"|?*]/;

/**
 * The parts of an uploaded file's place inside the folder it was dropped with, or null when any system would read one
 * of them as something else: another folder, a device, a stream.
 */
export function uploadParts(path: string): string[] | null {
  const parts = path.split(/[/\\]/);
  const fine = (part: string) =>
    part !== '' &&
    part.length <= 200 &&
    !/^\.+$/.test(part) &&
    !/[. ]$/.test(part) &&
    !forbidden.test(part) &&
    !reserved.test(part);
  return parts.length <= 20 && parts.every(fine) ? parts : null;
}
