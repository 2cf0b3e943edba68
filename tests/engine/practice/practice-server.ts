import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type PracticeOptions, type PracticeServer, startPractice } from '#engine/practice/practice.ts';

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-practice-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A practice server with a ledger of its own, closed when the test ends; a bug in it is thrown. */
export async function practice(options: Partial<PracticeOptions> = {}): Promise<PracticeServer> {
  const server = await startPractice({
    ledgerPath: join(temporaryFolder(), 'ledger.ndjson'),
    onError: (error) => {
      throw error;
    },
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}
