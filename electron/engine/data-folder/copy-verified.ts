import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from '#shared/contract/failure.ts';

/** Copies files from one folder into another, in this order, and reads every copy back from the disk. */
export async function copyVerified(from: string, to: string, files: readonly string[]): Promise<void> {
  await refuseTooLarge(from, to, files);
  for (const file of files) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    const written = await copy(join(from, file), join(to, file));
    if ((await hashOf(join(to, file))) !== written) throw new Failure('move.differs', { file: join(to, file) });
  }
}

/** Every file below a folder but those that `leaves` names, as paths from there. */
export async function filesBelow(folder: string, leaves: (path: string) => boolean, path = ''): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(join(folder, path))) {
    const below = path === '' ? name : `${path}/${name}`;
    if (leaves(below)) continue;
    if ((await stat(join(folder, below))).isDirectory()) found.push(...(await filesBelow(folder, leaves, below)));
    else found.push(below);
  }
  return found;
}

async function refuseTooLarge(from: string, to: string, files: readonly string[]): Promise<void> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(from, file))).size));
  const needed = sizes.reduce((sum, size) => sum + size, 0);
  const { bavail, bsize } = await statfs(to);
  if (needed > bavail * bsize) throw new Failure('move.full', { neededMb: Math.ceil(needed / 1_000_000) });
}

/** Writes the copy down to the disk and returns the hash of what was read. */
async function copy(from: string, to: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(to, { flags: 'wx', flush: true }),
  );
  return hash.digest('hex');
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
