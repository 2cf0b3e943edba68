import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { runInWorker, workerUrl } from '../worker/worker.ts';
import { fileFamily, isEncryptedPackage, isEncryptedXls, isOle, isWorkbookOle } from './file-type.ts';
import { type Refusal, refuse, unfinished } from './refusal.ts';
import { readEntry, ZipDamaged, type ZipEntry, zipEntries } from './zip-entries.ts';

/** What a file really is, whatever its name says. `xml` is SpreadsheetML 2003, usually named .xls. */
export type FileFormat = 'xlsx' | 'xlsm' | 'xlsb' | 'xls' | 'ods' | 'csv' | 'html' | 'xml';

export interface GatedFile {
  readonly ok: true;
  readonly format: FileFormat;
  readonly size: number;
  readonly sha256: string;
  /**
   * Only where the file is encrypted with Excel's default password: what it holds, which format, size and hash are of.
   * Whoever keeps a copy keeps this.
   */
  readonly opened?: Buffer;
}

const MiB = 1024 * 1024;

/** What the gate lets through. Sizes in bytes. */
interface FileLimits {
  /** Size of the file itself; looked up without opening it. Default 50 MB. */
  readonly fileBytes: number;
  /** Entries of a zip-based workbook. Default 1000. */
  readonly entries: number;
  /** What all entries say they inflate to. Default 512 MiB. */
  readonly inflatedBytes: number;
  /** Inflated size over file size. Default 200; 100 000 lines of 25 columns reach 10 to 20. */
  readonly ratio: number;
  /**
   * The same for .ods, whose XML is wordier: LibreOffice needs 67 for 100 000 real lines and 213 when all are equal.
   * Default 500; a bomb has about 1000, the most that deflate can do.
   */
  readonly odsRatio: number;
  /** The ratio is not looked at below this inflated size, which does no harm. Default 16 MiB. */
  readonly ratioFrom: number;
}

export const FILE_LIMITS: FileLimits = {
  fileBytes: 50_000_000,
  entries: 1000,
  inflatedBytes: 512 * MiB,
  ratio: 200,
  odsRatio: 500,
  ratioFrom: 16 * MiB,
};

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
    if (bytes === null) return refuse('changing');
    const opened = isLocked(bytes) ? await openLocked(bytes) : null;
    if (opened && !opened.ok) return opened;
    const gated = await gateBytes(opened?.bytes ?? bytes, extname(path).toLowerCase(), limits);
    return gated.ok && opened ? { ...gated, opened: opened.bytes } : gated;
  } catch (error) {
    return refusalOf(error);
  }
}

const isLocked = (bytes: Buffer) => isOle(bytes) && (isEncryptedPackage(bytes) || isEncryptedXls(bytes));

/** Deriving a key takes seconds at most; the rest is for a machine that does much else. */
const DECRYPTION = { timeoutMs: 60_000, memoryMb: 1024 } as const;

/** Many a file that a person could never open otherwise is encrypted with a password that Excel knows by itself. */
async function openLocked(bytes: Buffer): Promise<{ readonly ok: true; readonly bytes: Buffer } | Refusal> {
  const entry = workerUrl(import.meta.url, 'decrypt-worker');
  const outcome = await runInWorker<never, Uint8Array | null>(entry, bytes, DECRYPTION);
  if (outcome.type !== 'done') return unfinished(outcome);
  return outcome.value === null ? refuse('encrypted') : { ok: true, bytes: Buffer.from(outcome.value) };
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
      if (isLocked(bytes)) return refuse('encrypted');
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

type ZipFormat = 'xlsx' | 'xlsm' | 'xlsb' | 'ods';

/** Beyond this the parts that name the type are not what they should be. */
const TYPE_PART_BYTES = 4 * MiB;

/** Checks a zip-based workbook without parsing it: entries, sizes, ratio, encryption, true sizes and what it is. */
async function checkZipWorkbook(bytes: Buffer, limits: FileLimits): Promise<{ ok: true; format: ZipFormat } | Refusal> {
  try {
    const entries = await zipEntries(bytes, limits.entries);
    if (entries === null) return refuse('tooManyEntries', { max: limits.entries });
    const declared = entries.reduce((sum, entry) => sum + entry.declaredBytes, 0);
    const isOds = entries.some(({ name }) => name === 'META-INF/manifest.xml');
    const tooMuch = checkDeclared(bytes.length, declared, limits, isOds ? limits.odsRatio : limits.ratio);
    if (tooMuch) return tooMuch;
    if (entries.some((entry) => entry.encrypted)) return refuse('encrypted');
    // Which of two parts of one name counts, every program decides for itself.
    if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) return refuse('damaged');
    for (const entry of entries) await verify(entry);
    return await zipFormat(entries);
  } catch (error) {
    if (!(error instanceof ZipDamaged)) throw error;
    return refuse(error.reason === 'size' ? 'sizeMismatch' : 'damaged');
  }
}

function checkDeclared(size: number, declared: number, limits: FileLimits, maxRatio: number): Refusal | null {
  if (declared > limits.inflatedBytes) {
    return refuse('inflatesTooLarge', { size: inMb(declared), max: inMb(limits.inflatedBytes) });
  }
  const ratio = declared / size;
  if (declared > limits.ratioFrom && ratio > maxRatio) {
    return refuse('tooCompressed', { ratio: Math.round(ratio), max: maxRatio });
  }
  return null;
}

/** The directory may lie about sizes, so every entry is inflated once (and thrown away) up to what it declares. */
async function verify(entry: ZipEntry): Promise<void> {
  for await (const chunk of entry.chunks()) void chunk;
}

async function zipFormat(entries: readonly ZipEntry[]): Promise<{ ok: true; format: ZipFormat } | Refusal> {
  const part = async (name: string) => {
    const entry = entries.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    return entry && entry.declaredBytes <= TYPE_PART_BYTES ? (await readEntry(entry)).toString('utf8') : '';
  };
  const manifest = await part('META-INF/manifest.xml');
  if (manifest.includes('opendocument.spreadsheet')) {
    return manifest.includes('encryption-data') ? refuse('encrypted') : { ok: true, format: 'ods' };
  }
  const types = await part('[Content_Types].xml');
  const format = ooxmlFormat(types, entries);
  return format ? { ok: true, format } : refuse('notWorkbook');
}

function ooxmlFormat(types: string, entries: readonly ZipEntry[]): ZipFormat | null {
  if (/sheet\.macroEnabled\.main|template\.macroEnabled\.main/i.test(types)) return 'xlsm';
  if (/spreadsheetml\.(sheet|template)\.main/i.test(types)) return 'xlsx';
  if (/ms-excel\.sheet\.binary/i.test(types)) return 'xlsb';
  // Some writers leave the type out; the part's place is then all there is.
  const has = (name: string) => entries.some((entry) => entry.name.toLowerCase() === name);
  if (types === '') return null;
  if (has('xl/workbook.xml')) return 'xlsx';
  return has('xl/workbook.bin') ? 'xlsb' : null;
}

/** Megabytes with one decimal, for the texts. */
export function inMb(bytes: number): number {
  return Math.round(bytes / 100_000) / 10;
}
