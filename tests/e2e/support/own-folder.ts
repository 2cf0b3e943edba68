import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fixture: a folder of one test's own, gone with it. */
// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
export async function ownFolder({}, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dockhand-e2e-files-'));
  await use(folder);
  await rm(folder, { recursive: true, force: true });
}
