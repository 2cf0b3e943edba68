import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { FILE_LIMITS, type FileLimits } from './file-limits.ts';
import { fileFamily } from './file-type.ts';
import { isEncryptedPackage, isEncryptedXls, isWorkbookOle } from './ole-streams.ts';
import { type Refusal, refuse } from './refusal.ts';
import { checkZipWorkbook, inMb } from './zip-workbook.ts';

/** What a file really is, whatever its name says. `xml` is SpreadsheetML 2003, usually named .xls. */
export type FileFormat = 'xlsx' | 'xlsm' | 'xlsb' | 'xls' | 'ods' | 'csv' | 'html' | 'xml';

export interface GatedFile {
  readonly ok: true;
  readonly format: FileFormat;
  readonly size: number;
  readonly sha256: string;
}

/** Text has no magic bytes, so here the name decides; blobs have no extension. */
const TEXT_NAMES = new Set(['', '.csv', '.tsv', '.txt', '.xls', '.xlsx', '.xlsm', '.et', '.dat']);

/**
 * Decides, before anything is parsed, whether a file is a workbook we may read and what it is. Holds at most the file
 * (50 MB) and one chunk of an inflated entry in memory.
 */
export async function gateFile(path: string, limits: FileLimits = FILE_LIMITS): Promise<GatedFile | Refusal> {
  if (basename(path).startsWith('~$')) return refuse('lockFile');
  try {
    const info = await stat(path);
    if (info.isDirectory()) return refuse('folder');
    if (!info.isFile()) return refuse('notWorkbook');
    if (info.size === 0) return refuse('empty');
    if (info.size > limits.fileBytes) return refuse('tooLarge', { size: inMb(info.size), max: inMb(limits.fileBytes) });
    const bytes = await readStill(path);
    return bytes ? await gateBytes(bytes, extname(path).toLowerCase(), limits) : refuse('changing');
  } catch (error) {
    return refusalOf(error);
  }
}

async function gateBytes(bytes: Buffer, extension: string, limits: FileLimits): Promise<GatedFile | Refusal> {
  const found = await formatOf(bytes, extension, limits);
  if (!found.ok) return found;
  return { ...found, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function formatOf(
  bytes: Buffer,
  extension: string,
  limits: FileLimits,
): Promise<{ ok: true; format: FileFormat } | Refusal> {
  const family = fileFamily(bytes);
  switch (family) {
    case 'zip':
      return checkZipWorkbook(bytes, limits);
    case 'ole':
      if (isEncryptedPackage(bytes) || isEncryptedXls(bytes)) return refuse('encrypted');
      return isWorkbookOle(bytes) ? { ok: true, format: 'xls' } : refuse('notWorkbook');
    case 'biff':
      return { ok: true, format: 'xls' };
    case 'html':
    case 'xml':
      return { ok: true, format: family };
    case 'text':
      return TEXT_NAMES.has(extension) ? { ok: true, format: 'csv' } : refuse('notWorkbook');
    case 'unknown':
      return refuse('notWorkbook');
  }
}

/** The bytes, or null when the file changed while it was read: some program is still writing it. */
async function readStill(path: string): Promise<Buffer | null> {
  const file = await open(path, 'r');
  try {
    const before = await file.stat();
    const bytes = await file.readFile();
    const after = await stat(path);
    const still = bytes.length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs;
    return still ? bytes : null;
  } finally {
    await file.close();
  }
}

/** Only what a person can mend becomes a refusal; anything else is a bug. */
function refusalOf(error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    // What can be no file's name: too long, a NUL, what Windows does not allow, a link to itself.
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
    case 'EINVAL':
    case 'ELOOP':
      return refuse('notFound');
    // Windows answers so while another program holds the file.
    case 'EBUSY':
    case 'EPERM':
    case 'EACCES':
      return refuse('locked');
    case 'EIO':
    case 'ENXIO':
    case 'EISDIR':
      return refuse('unreadable');
    default:
      throw error;
  }
}
