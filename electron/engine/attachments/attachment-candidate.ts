import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { type GeneralCode, type ParamsOfCode, type Problem, problemOf } from '#shared/problem.ts';
import {
  hasStream,
  inMb,
  isIgnored,
  isOle,
  isWorkbookOle,
  isZip,
  readEntry,
  startsWith,
  ZipDamaged,
  type ZipEntry,
  zipEntries,
} from '../read/read.ts';

/** The cell a file was named in (or, for folders and archives found by reference, the order's attachment cell). */
export interface AttachmentPlace {
  readonly field: string;
  readonly line: number | null;
}

/** A file that may become an attachment: found, but neither read nor checked. */
export interface AttachmentCandidate {
  readonly name: string;
  readonly size: number;
  readonly place: AttachmentPlace;
  /** The same file found twice (named and in the order's folder) is sent once. */
  readonly identity: string;
  load(): Promise<Buffer>;
}

export interface FoundCandidates {
  readonly candidates: readonly AttachmentCandidate[];
  readonly problems: readonly Problem[];
}

/** A file on the disk. */
export function fileCandidate(path: string, name: string, size: number, place: AttachmentPlace): AttachmentCandidate {
  return { name, size, place, identity: path, load: () => readFile(path) };
}

/** What the code of every problem with an order's files begins with. */
export const attachmentCodes = 'attachment.';

/** The rest of such a code. */
export type AttachmentCode = GeneralCode extends infer Code
  ? Code extends `${typeof attachmentCodes}${infer Rest}`
    ? Rest
    : never
  : never;

export function attachmentProblem<Code extends AttachmentCode>(
  code: Code,
  place: AttachmentPlace,
  params: ParamsOfCode<`${typeof attachmentCodes}${Code}`>,
): Problem {
  return problemOf({ code: `${attachmentCodes}${code}`, params }, place);
}

/** Problems of an order's files are found by looking on the disk; checking its cells again neither finds nor mends them. */
export function isAttachmentProblem({ code }: Problem): boolean {
  return code.startsWith(attachmentCodes);
}

/** What keeps the order from being sent until its files are there. */
export function isAttachmentError(problem: Problem): boolean {
  return problem.severity === 'error' && isAttachmentProblem(problem);
}

/** More than any order may carry; a larger archive is not the order's attachments. */
const MAX_ARCHIVE_ENTRIES = 200;

/** The files inside an archive named after the order. Nothing is inflated before its declared size was judged. */
export async function zipCandidates(
  path: string,
  size: number,
  maxBytes: number,
  place: AttachmentPlace,
): Promise<FoundCandidates> {
  const bad = (code: AttachmentCode, params = {}): FoundCandidates => ({
    candidates: [],
    problems: [attachmentProblem(code, place, { name: basename(path), ...params })],
  });
  if (size > maxBytes) return bad('tooLarge', { size: inMb(size), max: inMb(maxBytes) });
  const zip = await readFile(path).catch(() => null);
  if (!zip) return bad('unreadable');
  try {
    const entries = await zipEntries(zip, MAX_ARCHIVE_ENTRIES);
    if (!entries) return bad('tooMany', { count: `> ${MAX_ARCHIVE_ENTRIES}`, max: MAX_ARCHIVE_ENTRIES });
    const wanted = entries.filter((entry) => !entry.name.split('/').some(isIgnored));
    if (wanted.some((entry) => entry.encrypted)) return bad('unreadable');
    return { candidates: wanted.map((entry) => zipCandidate(path, entry, place)), problems: [] };
  } catch (error) {
    if (error instanceof ZipDamaged) return bad('unreadable');
    throw error;
  }
}

function zipCandidate(path: string, entry: ZipEntry, place: AttachmentPlace): AttachmentCandidate {
  return {
    name: basename(entry.name),
    size: entry.declaredBytes,
    place,
    identity: `${path}/${entry.name}`,
    load: () => readEntry(entry),
  };
}

/** Excel keeps no more characters in a cell, so that a longer Base64 text arrives cut off at exactly this length. */
const CELL_LIMIT = 32_767;
/** Text without a dot that is longer than any file name is meant as Base64. */
const LONGER_THAN_NAMES = 260;

const DATA_PREFIX = /^data:([\w./+-]*)((?:;[\w-]+=[^;,]*)*);base64,/i;

const TYPE_OF_MIME: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/vnd.rar': 'rar',
  'application/x-rar-compressed': 'rar',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/** True when the cell holds a file itself rather than names of files. */
export function isBase64Cell(text: string): boolean {
  if (/^data:/i.test(text)) return true;
  if (text.length > LONGER_THAN_NAMES && !text.includes('.')) return true;
  return text.length >= 64 && /^[A-Za-z0-9+/\s]+={0,2}$/.test(text);
}

/**
 * The file that a cell holds as Base64.
 *
 * @param fallback the name, without extension, for data that brings none
 * @param said the name and the extension that stand beside it; either may be blank
 */
export function base64Candidate(
  text: string,
  fallback: string,
  place: AttachmentPlace,
  said?: SaidFile,
): FoundCandidates {
  const bad = (code: AttachmentCode): FoundCandidates => ({
    candidates: [],
    problems: [attachmentProblem(code, place, { length: text.length })],
  });
  if (text.length === CELL_LIMIT) return bad('cutOff');
  const prefix = DATA_PREFIX.exec(text);
  if (!prefix && /^data:/i.test(text)) return bad('badBase64');
  const bytes = decode(text.slice(prefix?.[0].length ?? 0));
  if (!bytes) return bad('badBase64');
  const name = withType(said?.name || nameOf(prefix, bytes, fallback), said?.type ?? '');
  return { candidates: [inMemory(name, bytes, place)], problems: [] };
}

/** How a file is called in the cells beside its content. */
export interface SaidFile {
  readonly name: string;
  /** With or without its dot. */
  readonly type: string;
}

/** The name with its extension, which stands in a cell of its own in some sheets. */
export function withType(name: string, type: string): string {
  const wanted = type.trim().replace(/^\./, '').toLowerCase();
  return wanted === '' || extname(name).slice(1).toLowerCase() === wanted ? name : `${name}.${wanted}`;
}

/** Strict: `Buffer.from` alone would skip what it does not know and hand over a damaged file. */
function decode(text: string): Buffer | null {
  const compact = text.replace(/\s+/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null;
  return Buffer.from(compact, 'base64');
}

function nameOf(prefix: RegExpExecArray | null, bytes: Buffer, fallback: string): string {
  const given = /;(?:file)?name="?([^;"]*)/i.exec(prefix?.[2] ?? '')?.[1];
  if (given) return decodeName(given);
  const type = TYPE_OF_MIME[prefix?.[1]?.toLowerCase() ?? ''] ?? typeOf(bytes);
  return type ? `${fallback}.${type}` : fallback;
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function inMemory(name: string, bytes: Buffer, place: AttachmentPlace): AttachmentCandidate {
  const identity = createHash('sha256').update(bytes).digest('hex');
  return { name, size: bytes.length, place, identity, load: async () => bytes };
}

const PDF = [0x25, 0x50, 0x44, 0x46];
const RAR = [0x52, 0x61, 0x72, 0x21];

/** What a file of each type must begin with; types not listed have no such mark and pass. */
const MAGIC: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  pdf: (bytes) => startsWith(bytes, PDF),
  rar: (bytes) => startsWith(bytes, RAR),
  zip: isZip,
  docx: isZip,
  xlsx: isZip,
  doc: isOle,
  xls: isOle,
};

/** Whether a file of this type may begin like this. */
export function contentFits(type: string, bytes: Uint8Array): boolean {
  return MAGIC[type]?.(bytes) ?? true;
}

/** The type by content, for files that come without a name; null when it is none of the known ones. */
function typeOf(bytes: Buffer): string | null {
  if (startsWith(bytes, PDF)) return 'pdf';
  if (startsWith(bytes, RAR)) return 'rar';
  if (isZip(bytes)) return zipType(bytes);
  if (!isOle(bytes)) return null;
  if (hasStream(bytes, 'WordDocument')) return 'doc';
  return isWorkbookOle(bytes) ? 'xls' : null;
}

/** Entry names are stored in the clear. */
function zipType(bytes: Buffer): string {
  if (bytes.includes('word/document.xml')) return 'docx';
  return bytes.includes('xl/workbook.xml') ? 'xlsx' : 'zip';
}
