import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { keepFile } from './sources.ts';

export interface PastedCells {
  readonly name: string;
  /** CSV. */
  readonly text: string;
}

/** Pasted cells pass the same gate as a file: they become one for as long as that takes. */
export async function keepPasted(blobs: Parameters<typeof keepFile>[0], { name, text }: PastedCells) {
  const folder = await mkdtemp(join(tmpdir(), 'dockhand-pasted-'));
  try {
    const path = join(folder, `${basename(name).replace(/\.csv$/i, '')}.csv`);
    // With a mark of its encoding: short texts of another language are easily mistaken.
    await writeFile(path, `\uFEFF${text}`, 'utf8');
    return await keepFile(blobs, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
