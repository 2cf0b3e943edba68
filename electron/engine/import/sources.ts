import { basename } from 'node:path';
import type { FileProblem } from '#shared/contract/problem.ts';
import type { Blobs } from '../blobs.ts';
import { type CollectedPaths, collectPaths } from '../read/collect-paths.ts';
import { type GatedFile, gateFile } from '../read/gate.ts';
import { type Refusal, type RefusalCode, refuse } from '../read/refusal.ts';

export interface Sources {
  readonly workbooks: readonly string[];
  /** Dropped along with them: candidates for attachments. */
  readonly others: readonly string[];
  readonly folders: readonly string[];
  readonly refused: readonly FileProblem[];
}

/** The workbooks among what was given; everything given that leads to none is refused by name, never passed over. */
export async function findSources(paths: readonly string[]): Promise<Sources> {
  const collected = await collectPaths(paths);
  const { workbooks, others, folders } = collected;
  const refused = notTaken(collected);
  if (workbooks.length === 0) {
    refused.push(...others.map((path) => named(path, 'notWorkbook')));
    if (refused.length === 0)
      refused.push(...paths.map((path) => named(path, isLock(path) ? 'lockFile' : 'noWorkbooks')));
  }
  return { workbooks, others, folders, refused };
}

/** What was given but is not there, or was looked into only in part. */
export function notTaken({ missing, truncated, folders }: CollectedPaths): FileProblem[] {
  const refused = missing.map((path) => named(path, 'notFound'));
  if (truncated) refused.push(...folders.map((folder) => named(folder, 'folderTooLarge')));
  return refused;
}

function named(path: string, code: RefusalCode): FileProblem {
  return { file: basename(path), code, params: {} };
}

/** What a spreadsheet program leaves beside a workbook that it has open. Among others it is passed over. */
function isLock(path: string): boolean {
  return basename(path).startsWith('~$');
}

/** Gates a file and copies it: what is read now, and reported on later, is what was gated. */
export async function keepFile(blobs: Blobs, path: string): Promise<GatedFile | Refusal> {
  const gated = await gateFile(path);
  if (!gated.ok) return gated;
  const { sha256 } = await blobs.putFile(path);
  return sha256 === gated.sha256 ? gated : refuse('changing');
}
