import { rename, writeFile } from 'node:fs/promises';

/** A report is there whole or not at all; an older one of the same name is replaced. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const part = `${path}.part`;
  await writeFile(part, content);
  await rename(part, path);
}
