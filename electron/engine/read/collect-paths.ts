import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import type { FileProblem } from '#shared/contract/problem.ts';
import type { RefusalCode } from './refusal.ts';

interface CollectedPaths {
  /** By name only; the gate decides by content. In the order given, folders sorted by name. */
  readonly workbooks: readonly string[];
  /** Candidates for attachments. */
  readonly others: readonly string[];
  /** The folders that were given: attachments may be named relative to them. */
  readonly folders: readonly string[];
  /** Given paths that are not there (any more) or may not be read. */
  readonly missing: readonly string[];
  /** True when a folder held more than the bounds; the rest was left out, and must be said to be. */
  readonly truncated: boolean;
}

/** Bounds for dropped folders: nobody means to import a whole disk. */
const MAX_FILES = 2000;
const MAX_DEPTH = 8;

const WORKBOOKS = new Set(['.xlsx', '.xlsm', '.xlsb', '.xls', '.ods', '.csv', '.tsv', '.et', '.xltx', '.xlt', '.ett']);

/** Text tables are often named so; in a folder that was given it is as likely a note, and may be an attachment. */
const GIVEN_TEXT = '.txt';

/** Expands dropped files and folders; links inside folders are not followed. */
export async function collectPaths(paths: readonly string[]): Promise<CollectedPaths> {
  const found = new Collector();
  for (const path of paths) await found.addGiven(resolve(path));
  return found;
}

/** What was given to an import: its workbooks, what came along with them, and what cannot be taken. */
interface GivenFiles extends Pick<CollectedPaths, 'workbooks' | 'others' | 'folders'> {
  readonly refused: readonly FileProblem[];
}

/** The workbooks among what was given; everything given that leads to none is refused by name, never passed over. */
export async function findWorkbooks(paths: readonly string[]): Promise<GivenFiles> {
  const collected = await collectPaths(paths);
  const { workbooks, others, folders } = collected;
  const refused = notTaken(collected);
  if (workbooks.length === 0) {
    refused.push(...others.map((path) => refusedAs('notWorkbook', path)));
    if (refused.length === 0)
      refused.push(...paths.map((path) => refusedAs(isLock(path) ? 'lockFile' : 'noWorkbooks', path)));
  }
  return { workbooks, others, folders, refused };
}

/** What was given but is not there, or was looked into only in part. */
export function notTaken({ missing, truncated, folders }: CollectedPaths): FileProblem[] {
  const refused = missing.map((path) => refusedAs('notFound', path));
  if (truncated) refused.push(...folders.map((folder) => refusedAs('folderTooLarge', folder)));
  return refused;
}

function refusedAs(code: RefusalCode, path: string): FileProblem {
  return { file: basename(path), code, params: {} };
}

/** What a spreadsheet program leaves beside a workbook that it has open. Among others it is passed over. */
function isLock(path: string): boolean {
  return basename(path).startsWith('~$');
}

class Collector implements CollectedPaths {
  readonly workbooks: string[] = [];
  readonly others: string[] = [];
  readonly folders: string[] = [];
  readonly missing: string[] = [];
  truncated = false;
  readonly #seen = new Set<string>();

  async addGiven(path: string): Promise<void> {
    const info = await stat(path).catch(() => null);
    if (!info) this.missing.push(path);
    else if (info.isDirectory()) {
      this.folders.push(path);
      await this.#addFolder(path, 0);
    } else this.#addFile(path, GIVEN_TEXT);
  }

  async #addFolder(folder: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
    if (!entries) {
      this.missing.push(folder);
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (isIgnored(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isFile()) this.#addFile(path);
      else if (entry.isDirectory() && depth < MAX_DEPTH) await this.#addFolder(path, depth + 1);
      else if (entry.isDirectory()) this.truncated = true;
    }
  }

  #addFile(path: string, alsoTaken?: string): void {
    if (isIgnored(basename(path)) || this.#seen.has(path)) return;
    if (this.#seen.size >= MAX_FILES) {
      this.truncated = true;
      return;
    }
    this.#seen.add(path);
    const extension = extname(path).toLowerCase();
    (WORKBOOKS.has(extension) || extension === alsoTaken ? this.workbooks : this.others).push(path);
  }
}

/** Files that spreadsheet programs and systems leave about: lock files, folder settings, archive shadows. */
const IGNORED = /^(\.|~\$|__MACOSX$|Thumbs\.db$|ehthumbs\.db$|desktop\.ini$)/i;

export function isIgnored(name: string): boolean {
  return IGNORED.test(name);
}
