import type { FileLimits } from './file-limits.ts';
import { type Refusal, refuse } from './refusal.ts';
import { readEntry, ZipDamaged, type ZipEntry, zipEntries } from './zip-entries.ts';

export type ZipFormat = 'xlsx' | 'xlsm' | 'xlsb' | 'ods';

/** Beyond this the parts that name the type are not what they should be. */
const TYPE_PART_BYTES = 4 * 1024 * 1024;

/** Checks a zip-based workbook without parsing it: entries, sizes, ratio, encryption, true sizes and what it is. */
export async function checkZipWorkbook(
  bytes: Buffer,
  limits: FileLimits,
): Promise<{ ok: true; format: ZipFormat } | Refusal> {
  try {
    const entries = await zipEntries(bytes, limits.entries);
    if (entries === null) return refuse('tooManyEntries', { max: limits.entries });
    const declared = entries.reduce((sum, entry) => sum + entry.declaredBytes, 0);
    const isOds = entries.some(({ name }) => name === 'META-INF/manifest.xml');
    const tooMuch = checkDeclared(bytes.length, declared, limits, isOds ? limits.odsRatio : limits.ratio);
    if (tooMuch) return tooMuch;
    if (entries.some((entry) => entry.encrypted)) return refuse('encrypted');
    for (const entry of entries) await verify(entry);
    return await recogniseZip(entries);
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

async function recogniseZip(entries: readonly ZipEntry[]): Promise<{ ok: true; format: ZipFormat } | Refusal> {
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
