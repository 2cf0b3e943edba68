/**
 * An import: from what was given to stored runs, one per kind. {@link importFiles} begins with paths and pasted cells,
 * {@link reimport} with the kept files of a run. Both go the same way (`perform-import.ts`): each file is gated and
 * copied, then read, recognised and checked in a worker (`import-worker.ts`, `read-file.ts`) that hands over orders in
 * batches (`read-task.ts`); these are stored as they come (`run-writer.ts`). History is looked at last.
 */

import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import type { RefusedFile } from '#shared/contract/imports.ts';
import type { FileProblem } from '#shared/contract/problem.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Parsed } from '#shared/contract.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { EncodingName } from '#shared/sheets/encodings.ts';
import { isAmong } from '../attachments/attachments.ts';
import type { Blobs } from '../blobs.ts';
import { type EngineContext, kindOf } from '../context.ts';
import { removeTemporary } from '../patiently.ts';
import { findWorkbooks, type GatedFile, gateFile, inUtf8, isText, MARK, type Refusal, refuse } from '../read/read.ts';
import type { Store } from '../store/store.ts';
import { type FileToImport, type Imported, performImport } from './perform-import.ts';

export { lookAt } from './look.ts';
export { reimport } from './reimport.ts';

/**
 * Imports files and folders.
 *
 * @throws Failure `kind.unknown` and those of {@link performImport}
 */
export async function importFiles(
  context: EngineContext,
  request: Parsed<'imports.create'>,
  signal: AbortSignal,
): Promise<Imported & { readonly unclaimed: string[] }> {
  const { paths, names, pasted, encoding, attachmentsDir = null, ...wish } = request;
  if (wish.kind !== undefined) kindOf(context, wish.kind);
  const found = await findWorkbooks(paths);
  const files: FileToImport[] = found.workbooks.map((path, index) => ({
    index,
    name: names[path] ?? basename(path),
    path,
    keep: () => keepFile(context.blobs, path, encoding),
  }));
  if (pasted) {
    const keep = () => keepPasted(context.blobs, pasted);
    files.push({ index: files.length, name: pasted.name, path: null, keep });
  }
  // An order may name a workbook as its attachment, such as an invoice.
  const dropped = [...found.folders, ...found.others, ...found.workbooks];
  const imported = await performImport(context, { ...wish, files, attachmentsDir, dropped }, signal);
  const refused = await withoutAttached(context.store, imported);
  return {
    runs: imported.runs,
    refused: [...found.refused.map((file) => named(context.kinds, file)), ...refused],
    unclaimed: await unclaimed(context, imported.runs, paths, found.others),
  };
}

/** A file that cannot be a workbook by its name, but an attachment, is told for what it is. */
function named(kinds: readonly AnyKind[], file: FileProblem): FileProblem {
  const type = extname(file.file).slice(1).toLowerCase();
  const isAttachment = kinds.some(({ attachments }) => attachments?.types.includes(type));
  return file.code === 'notWorkbook' && isAttachment ? { ...file, code: 'attachmentAlone' } : file;
}

/** Single files that no order has, where there are orders that could have them. */
async function unclaimed(
  { store, kinds }: EngineContext,
  runs: readonly Run[],
  paths: readonly string[],
  others: readonly string[],
): Promise<string[]> {
  const taking = runs.filter(({ kind }) => kinds.find(({ id }) => id === kind)?.attachments);
  if (taking.length === 0) return [];
  const attached = taking.flatMap(({ id }) => store.attachments.ofRun(id));
  const single = new Set(paths.map((path) => resolve(path)));
  const left: string[] = [];
  for (const path of others) if (single.has(resolve(path)) && !(await isAmong(attached, path))) left.push(path);
  return left;
}

/** Gates a file and copies it: what is read now, and reported on later, is what was gated. */
async function keepFile(blobs: Blobs, path: string, encoding?: EncodingName): Promise<GatedFile | Refusal> {
  const gated = await gateFile(path);
  if (!gated.ok) return gated;
  if (encoding && isText(gated.format)) return keepText(blobs, path, gated, encoding);
  const { sha256 } = gated.opened ? await blobs.putBytes(gated.opened) : await blobs.putFile(path);
  return sha256 === gated.sha256 ? gated : refuse('changing');
}

async function keepText(
  blobs: Blobs,
  path: string,
  gated: GatedFile,
  encoding: EncodingName,
): Promise<GatedFile | Refusal> {
  const bytes = await readFile(path);
  if (createHash('sha256').update(bytes).digest('hex') !== gated.sha256) return refuse('changing');
  const read = inUtf8(bytes, encoding);
  if (!read.ok) return read;
  const { sha256, size } = await blobs.putBytes(Buffer.from(read.bytes));
  return { ...gated, sha256, size };
}

/** Pasted cells (CSV) pass the same gate as a file: they become one for as long as that takes. */
async function keepPasted(
  blobs: Blobs,
  { name, text }: NonNullable<Parsed<'imports.create'>['pasted']>,
): Promise<GatedFile | Refusal> {
  const folder = await mkdtemp(join(tmpdir(), 'dockhand-pasted-'));
  try {
    const path = join(folder, `${basename(name).replace(/\.csv$/i, '')}.csv`);
    await writeFile(path, MARK + text, 'utf8');
    return await keepFile(blobs, path);
  } finally {
    await removeTemporary(folder);
  }
}

/** Leaves out the workbooks that go with an order as its attachment, such as an invoice: they hold no orders and need none. */
async function withoutAttached(
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
