import { readFile } from 'node:fs/promises';
import { type GeneralCode, type Problem, type ProblemParams, problem } from '#shared/problem.ts';

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

export function attachmentProblem(code: AttachmentCode, place: AttachmentPlace, params: ProblemParams): Problem {
  return problem(`${attachmentCodes}${code}`, { ...place, params });
}

/** Problems of an order's files are found by looking on the disk; checking its cells again neither finds nor mends them. */
export function isAttachmentProblem({ code }: Problem): boolean {
  return code.startsWith(attachmentCodes);
}

/** What keeps the order from being sent until its files are there. */
export function isAttachmentError(problem: Problem): boolean {
  return problem.severity === 'error' && isAttachmentProblem(problem);
}
