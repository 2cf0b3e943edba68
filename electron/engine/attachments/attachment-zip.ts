import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isIgnored } from '../read/ignored-files.ts';
import { readEntry, ZipDamaged, type ZipEntry, zipEntries } from '../read/zip-entries.ts';
import { inMb } from '../read/zip-workbook.ts';
import {
  type AttachmentCandidate,
  type AttachmentCode,
  type AttachmentPlace,
  attachmentProblem,
  type FoundCandidates,
} from './attachment-candidate.ts';

/** More than any order may carry; a larger archive is not the order's attachments. */
const MAX_ENTRIES = 200;

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
    const entries = await zipEntries(zip, MAX_ENTRIES);
    if (!entries) return bad('tooMany', { count: `> ${MAX_ENTRIES}`, max: MAX_ENTRIES });
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
