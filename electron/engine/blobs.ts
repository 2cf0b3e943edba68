import { createHash, randomUUID } from 'node:crypto';
import { access, type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { patiently } from './patiently.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER } from './private-files.ts';

export interface Blob {
  readonly sha256: string;
  readonly size: number;
}

/**
 * Files kept by their content, so that a resumed run cannot find them changed or gone. A blob is complete and on disk
 * before it gets its name; the same content is kept once.
 */
export class Blobs {
  readonly #folder: string;

  /** @param folder in the data folder; made when first needed */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Copies a file in. Rejects as the file system does when it cannot be read. */
  async putFile(path: string): Promise<Blob> {
    // Opened first: a stream would report a missing file to nobody.
    const file = await open(path, 'r');
    try {
      return await this.#put(file.createReadStream({ autoClose: false }));
    } finally {
      await file.close();
    }
  }

  async putBytes(bytes: Uint8Array): Promise<Blob> {
    return this.#put([bytes]);
  }

  path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a sha256');
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  async has(sha256: string): Promise<boolean> {
    return access(this.path(sha256)).then(
      () => true,
      () => false,
    );
  }

  /** The bytes, checked against their name: a damaged disk must not reach a partner unnoticed. */
  async read(sha256: string): Promise<Buffer> {
    const bytes = await readFile(this.path(sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`blob ${sha256} is damaged`);
    return bytes;
  }

  /**
   * Removes every blob but these, and what writing left half done. Files younger than `before` (milliseconds since the
   * epoch) stay: an import that is under way has not written down yet that it needs them.
   */
  async prune(keep: ReadonlySet<string>, before: number): Promise<void> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile() || keep.has(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      if ((await stat(path)).mtimeMs < before) await rm(path, { force: true });
    }
  }

  async #put(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Blob> {
    await mkdir(this.#folder, { recursive: true, mode: PRIVATE_FOLDER });
    const temporary = join(this.#folder, `.${randomUUID()}.part`);
    try {
      const blob = await write(temporary, source);
      await mkdir(join(this.#folder, blob.sha256.slice(0, 2)), { recursive: true, mode: PRIVATE_FOLDER });
      // Replacing an equal file is harmless, and atomic where a check for it would not be.
      await patiently(() => rename(temporary, this.path(blob.sha256)));
      return blob;
    } finally {
      await rm(temporary, { force: true });
    }
  }
}

async function write(path: string, source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Blob> {
  const file: FileHandle = await open(path, 'wx', PRIVATE_FILE);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of source) {
      hash.update(chunk);
      size += chunk.length;
      await file.write(chunk);
    }
    await file.sync();
    return { sha256: hash.digest('hex'), size };
  } finally {
    await file.close();
  }
}
