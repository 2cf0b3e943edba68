import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Attachment, AttachmentRules } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import type { Blobs } from '../blobs.ts';
import { inMb } from '../read/read.ts';
import {
  type AttachmentCandidate,
  type AttachmentCode,
  type AttachmentPlace,
  attachmentProblem,
  base64Candidate,
  contentFits,
  type FoundCandidates,
  fileCandidate,
  isBase64Cell,
  type SaidFile,
} from './attachment-candidate.ts';
import { AttachmentSearch } from './attachment-search.ts';
import { KnownFolders } from './known-folders.ts';

/** Sizes in bytes of the files themselves, before Base64. */
export interface AttachmentLimits {
  readonly fileBytes: number;
  readonly requestBytes: number;
}

/** A cell that says which files an order has. */
export interface AttachmentCell extends AttachmentPlace {
  readonly text: string;
  /** The text is the content of one file, called so. */
  readonly contentOf?: SaidFile;
}

export interface AttachmentRequest {
  /** The order's own number: folders and archives may bear it as their name. */
  readonly reference: string;
  /** The order's attachment cells: names of files, or one file as Base64. */
  readonly cells: readonly AttachmentCell[];
  /** Where problems belong that no cell names, such as those of an archive found by reference. */
  readonly place: AttachmentPlace;
  /** Where files may lie, best first: the chosen folder, the workbook's, dropped folders; also single dropped files. */
  readonly folders: readonly string[];
  /** What was seen of them for orders before this one, in one go with it. */
  readonly known?: KnownFolders;
  readonly rules: AttachmentRules;
  readonly limits: AttachmentLimits;
}

export interface ResolvedAttachments {
  readonly attachments: readonly Attachment[];
  readonly problems: readonly Problem[];
}

/** An order's files, each checked by itself. */
export interface FoundAttachments extends ResolvedAttachments {
  /** Found, but with something wrong about them. */
  readonly refused: readonly AttachmentCandidate[];
}

/** Finds an order's files, checks them and copies them at once, so that nothing can change before they are sent. */
export async function resolveAttachments(request: AttachmentRequest, blobs: Blobs): Promise<ResolvedAttachments> {
  const { attachments, refused, problems } = await findAttachments(request, blobs);
  return { attachments, problems: [...problems, ...checkTogether([...attachments, ...refused], request)] };
}

/** The same, but for whether they may go together. */
export async function findAttachments(request: AttachmentRequest, blobs: Blobs): Promise<FoundAttachments> {
  const found = await findCandidates(request);
  const problems: Problem[] = [...found.problems];
  const attachments: Attachment[] = [];
  const refused: AttachmentCandidate[] = [];
  for (const candidate of once(found.candidates)) {
    const wrong = checkNameAndSize(candidate, request);
    const kept = wrong.length > 0 ? wrong : await keep(candidate, blobs);
    if ('sha256' in kept) attachments.push(kept);
    else {
      refused.push(candidate);
      problems.push(...kept);
    }
  }
  return { attachments, refused, problems };
}

/** Checks files that a person gave to an order by itself, each for its own, and copies those that may be attached. */
export async function givenFiles(
  request: AttachmentRequest,
  paths: readonly string[],
  blobs: Blobs,
): Promise<ResolvedAttachments> {
  const attachments: Attachment[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const name = basename(path);
    const size = await stat(path).then(
      (info) => info.size,
      () => null,
    );
    if (size === null) {
      problems.push(attachmentProblem('unreadable', request.place, { name }));
      continue;
    }
    const candidate = fileCandidate(path, name, size, request.place);
    const wrong = checkNameAndSize(candidate, request);
    const kept = wrong.length > 0 ? wrong : await keep(candidate, blobs);
    if ('sha256' in kept) attachments.push(kept);
    else problems.push(...kept);
  }
  return { attachments, problems };
}

async function findCandidates(request: AttachmentRequest): Promise<FoundCandidates> {
  const { known = new KnownFolders() } = request;
  const search = new AttachmentSearch({
    ...(await known.real(request.folders)),
    ...(request.known && { known }),
    reference: request.reference,
    maxZipBytes: request.limits.requestBytes,
  });
  const found: FoundCandidates[] = [];
  for (const [i, { text, contentOf, ...place }] of request.cells.entries()) {
    const fallback = `${request.reference.replace(/[\\/:*?"<>|\s]+/g, '-')}-${i + 1}`;
    const isContent = contentOf !== undefined || isBase64Cell(text);
    found.push(isContent ? base64Candidate(text, fallback, place, contentOf) : await search.named(text, place));
  }
  const named = new Set(found.flatMap(({ candidates }) => candidates.map(({ identity }) => identity)));
  found.push(await search.byReference(request.place, named));
  return {
    candidates: found.flatMap(({ candidates }) => candidates),
    problems: found.flatMap(({ problems }) => problems),
  };
}

function once(candidates: readonly AttachmentCandidate[]): readonly AttachmentCandidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.identity, candidate])).values()];
}

export function checkNameAndSize(
  { name, size, place }: Pick<AttachmentCandidate, 'name' | 'size' | 'place'>,
  { rules, limits }: AttachmentRequest,
): Problem[] {
  const problems: Problem[] = [];
  const add = (code: AttachmentCode, params = {}) => problems.push(attachmentProblem(code, place, { name, ...params }));
  const length = [...name].length;
  if (length > rules.maxNameLength) add('nameTooLong', { length, max: rules.maxNameLength });
  if (!rules.types.includes(typeOfName(name))) add('wrongType', { types: rules.types.join(', ') });
  if (size === 0) add('empty');
  if (size > limits.fileBytes) add('tooLarge', { size: inMb(size), max: inMb(limits.fileBytes) });
  return problems;
}

async function keep(candidate: AttachmentCandidate, blobs: Blobs): Promise<Attachment | readonly Problem[]> {
  const { name, place } = candidate;
  const type = typeOfName(name);
  // A file held open by another program, or an archive whose bytes are not what it says.
  const bytes = await candidate.load().catch(() => null);
  if (!bytes || bytes.length !== candidate.size) return [attachmentProblem('unreadable', place, { name })];
  if (!contentFits(type, bytes)) return [attachmentProblem('contentMismatch', place, { name, type })];
  return { name, type, ...(await blobs.putBytes(bytes)) };
}

export function checkTogether(files: readonly { readonly size: number }[], request: AttachmentRequest): Problem[] {
  const { rules, limits, place } = request;
  const problems: Problem[] = [];
  if (files.length > rules.maxCount) {
    problems.push(attachmentProblem('tooMany', place, { count: files.length, max: rules.maxCount }));
  }
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > limits.requestBytes) {
    problems.push(attachmentProblem('requestTooLarge', place, { size: inMb(size), max: inMb(limits.requestBytes) }));
  }
  return problems;
}

function typeOfName(name: string): string {
  return extname(name).slice(1).toLowerCase();
}
