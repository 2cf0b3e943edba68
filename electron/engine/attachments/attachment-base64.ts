import { createHash } from 'node:crypto';
import {
  type AttachmentCandidate,
  type AttachmentCode,
  type AttachmentPlace,
  attachmentProblem,
  type FoundCandidates,
} from './attachment-candidate.ts';
import { typeOf } from './attachment-type.ts';

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

/** @param fallback the name, without extension, for data that brings none */
export function base64Candidate(text: string, fallback: string, place: AttachmentPlace): FoundCandidates {
  const bad = (code: AttachmentCode): FoundCandidates => ({
    candidates: [],
    problems: [attachmentProblem(code, place, { length: text.length })],
  });
  if (text.length === CELL_LIMIT) return bad('cutOff');
  const prefix = DATA_PREFIX.exec(text);
  if (!prefix && /^data:/i.test(text)) return bad('badBase64');
  const bytes = decode(text.slice(prefix?.[0].length ?? 0));
  if (!bytes) return bad('badBase64');
  const name = nameOf(prefix, bytes, fallback);
  return { candidates: [inMemory(name, bytes, place)], problems: [] };
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
