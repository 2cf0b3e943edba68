import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RefusedFile } from '#shared/contract/imports.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Attachment } from '#shared/kinds/kind.ts';
import type { Store } from '../store/store.ts';

/** Leaves out the workbooks that go with an order as its attachment, such as an invoice: they hold no orders and need none. */
export async function withoutAttached(
  { attachments }: Pick<Store, 'attachments'>,
  { runs, refused }: { readonly runs: readonly Run[]; readonly refused: readonly RefusedFile[] },
): Promise<RefusedFile[]> {
  const attached = runs.flatMap(({ id }) => attachments.ofRun(id));
  const left: RefusedFile[] = [];
  for (const file of refused) {
    const own = file.code !== 'noLines' && file.path !== undefined && (await isAmong(attached, file.path));
    if (!own) left.push(file);
  }
  return left;
}

async function isAmong(attached: readonly Attachment[], path: string): Promise<boolean> {
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
