import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Attachment } from '#shared/kinds/kind.ts';

/** Whether a file is one of those attached: by name, size and content. */
export async function isAmong(attached: readonly Attachment[], path: string): Promise<boolean> {
  const alike = attached.filter(({ name }) => basename(name) === basename(path));
  if (alike.length === 0) return false;
  const size = await stat(path).then(
    (info) => info.size,
    () => null,
  );
  if (!alike.some((it) => it.size === size)) return false;
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return false;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return alike.some((it) => it.sha256 === sha256);
}
