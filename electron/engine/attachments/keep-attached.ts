import { basename } from 'node:path';
import type { Attachment } from '#shared/kinds/kind.ts';
import type { Problem } from '#shared/problem.ts';
import { attachmentCodes, attachmentProblem, isAttachmentError } from './attachment-candidate.ts';
import {
  type AttachmentRequest,
  checkNameAndSize,
  checkTogether,
  type FoundAttachments,
  type ResolvedAttachments,
} from './find-attachments.ts';

/** What was known of an order's files before they were looked for again. */
export interface KnownAttachments {
  readonly attachments: readonly Attachment[];
  readonly problems: readonly Problem[];
}

/** Stands with an order whose names may be others than when its files were last looked for. */
export const notLooked = 'notLooked';
/** Changes that a person has to know of: warnings that stay as long as they are true. */
const told = ['replaced', 'left'] as const;

/**
 * Joins what was found now with what was attached before: places of files come and go (a stick, an upload, a folder that
 * was renamed), but what was attached does not leave with its place. Only a file of the same name takes the place of
 * another one, and only where names changed may a file leave; both are told. Pure.
 */
export function keepAttached(
  request: AttachmentRequest,
  found: FoundAttachments,
  known: KnownAttachments,
): ResolvedAttachments {
  const { place } = request;
  const renamed = known.problems.some(isOf(notLooked));
  const wrongBefore = new Set(known.problems.filter(isAttachmentError).map(nameIn));
  const missed = new Set(known.attachments.filter((one) => !found.attachments.some(sameAs(one))));
  const fresh = new Set(found.attachments.filter((one) => !known.attachments.some(sameAs(one))));
  const kept: Attachment[] = [];

  // What was no problem before was attached: the copy is still good, whatever became of the file.
  const problems = found.problems.filter((problem) => {
    const name = nameIn(problem);
    if (name === undefined || wrongBefore.has(name)) return true;
    const copy = take(missed, (one) => one.name === (renamed ? name : basename(name)));
    if (copy) kept.push(copy);
    return copy === undefined;
  });
  const changes: Problem[] = known.problems.filter((problem) => told.some((code) => isOf(code)(problem)));
  const tell = (code: (typeof told)[number], { name }: Attachment) =>
    changes.push({ ...attachmentProblem(code, place, { name }), severity: 'warning' });
  for (const copy of missed) {
    if (take(fresh, ({ name }) => name === copy.name)) tell('replaced', copy);
    else if (renamed && !copy.byHand) tell('left', copy);
    else kept.push(copy);
  }

  const byHand = known.attachments.filter((one) => one.byHand);
  const again = found.attachments.map((one) => byHand.find(sameAs(one)) ?? one);
  const attachments = [...again, ...kept];
  const names = new Set(attachments.map(({ name }) => name));
  const refused = found.refused.filter(({ name }) => !kept.some((copy) => copy.name === name));
  return {
    attachments,
    problems: [
      ...problems,
      ...kept.flatMap((copy) => checkNameAndSize({ ...copy, place }, request)),
      ...checkTogether([...attachments, ...refused], request),
      ...once(changes).filter((change) => names.has(nameIn(change) ?? '') === isOf('replaced')(change)),
    ],
  };
}

function sameAs(one: Attachment): (other: Attachment) => boolean {
  return (other) => other.name === one.name && other.sha256 === one.sha256;
}

function isOf(code: string): (problem: Problem) => boolean {
  return (problem) => problem.code === `${attachmentCodes}${code}`;
}

function nameIn({ params: { name } }: Problem): string | undefined {
  return name === undefined ? undefined : String(name);
}

function take<T>(from: Set<T>, fits: (one: T) => boolean): T | undefined {
  const taken = [...from].find(fits);
  if (taken !== undefined) from.delete(taken);
  return taken;
}

function once(changes: readonly Problem[]): Problem[] {
  return [...new Map(changes.map((change) => [`${change.code} ${nameIn(change)}`, change])).values()];
}
