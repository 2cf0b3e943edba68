/**
 * The files that go with an order, such as its invoices. The order's cells name them, or hold one as Base64, and a folder
 * or an archive may bear its number. They are looked for in the allowed places only, checked, and copied at once
 * ({@link orderAttachments}). Looked for again after an edit, what was attached before stays ({@link keepAttached}).
 */

import type { AnyKind, AttachmentRules } from '#shared/kinds/kind.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import { cellText, isFilledDown } from '#shared/sheets/cell.ts';
import type { Line } from '#shared/sheets/line.ts';
import type { Blobs } from '../blobs.ts';
import type { OrderGroup } from '../check/check.ts';
import type { Store } from '../store/store.ts';
import { withType } from './attachment-candidate.ts';
import {
  type AttachmentCell,
  type AttachmentLimits,
  type AttachmentRequest,
  type ResolvedAttachments,
  resolveAttachments,
} from './find-attachments.ts';

export { attachmentCodes, attachmentProblem, isAttachmentError, isAttachmentProblem } from './attachment-candidate.ts';
export { type AttachmentRequest, findAttachments, givenFiles, type ResolvedAttachments } from './find-attachments.ts';
export { isAmong } from './is-among.ts';
export { type KnownAttachments, keepAttached, notLooked } from './keep-attached.ts';
export { KnownFolders } from './known-folders.ts';

/** Where the files that orders name may lie. */
export interface AttachmentPlaces {
  /** The folder the workbook came from; null when it had none (pasted cells). */
  readonly workbookDir: string | null;
  readonly attachmentsDir: string | null;
  /** Files and folders that were dropped together with the workbook. */
  readonly dropped: readonly string[];
}

/** The places that came with an import, wherever its workbooks lie. Kept with the run, to look there again. */
export type GivenPlaces = Omit<AttachmentPlaces, 'workbookDir'>;

/** Where the files of a run's orders were looked for besides the workbook's own folder. */
export function givenPlaces({ runs }: Pick<Store, 'runs'>, run: string): GivenPlaces {
  const settings = runs.settings(run);
  const dropped = settings?.options.dropped;
  return { attachmentsDir: settings?.attachmentsDir ?? null, dropped: Array.isArray(dropped) ? dropped : [] };
}

/** Finds, checks and keeps the files that go with one order. Kinds whose orders carry none have nothing to find. */
export async function orderAttachments(
  kind: AnyKind,
  group: OrderGroup,
  settings: PartnerSettings,
  { known, ...places }: AttachmentPlaces & Pick<AttachmentRequest, 'known'>,
  blobs: Blobs,
): Promise<ResolvedAttachments> {
  const request = attachmentRequest(kind, group, settings, places);
  if (!request) return { attachments: [], problems: [] };
  return resolveAttachments({ ...request, ...(known && { known }) }, blobs);
}

/** Which files go with one order, and where they may lie; null where orders carry none. */
export function attachmentRequest(
  kind: AnyKind,
  group: Pick<OrderGroup, 'key' | 'lines'>,
  settings: PartnerSettings,
  places: AttachmentPlaces,
): AttachmentRequest | null {
  const rules = kind.attachments;
  if (!rules) return null;
  const { field } = rules;
  const cells = group.lines.flatMap((line) => [...namedIn(line, field), ...spelledIn(line, rules)]);
  return {
    reference: group.key,
    cells: once(cells),
    place: { field: cells[0]?.field ?? field, line: cells[0]?.line ?? group.lines[0]?.id ?? null },
    folders: [places.attachmentsDir, places.workbookDir, ...places.dropped].filter((folder) => folder !== null),
    rules,
    limits: limitsOf(settings),
  };
}

/** What a line's own cell says; copies that a merge lends it are the line's above. */
function namedIn({ id, cells }: Line, field: string): AttachmentCell[] {
  const cell = cells[field];
  return cell === undefined || isFilledDown(cell) ? [] : [{ field, line: id, text: cellText(cell) }];
}

/** The one file that a line spells out in several cells: its content, or else the name to look for. */
function spelledIn(line: Line, { spelled }: AttachmentRules): AttachmentCell[] {
  if (!spelled) return [];
  const [data] = namedIn(line, spelled.data);
  const name = cellText(line.cells[spelled.name]).trim();
  const type = cellText(line.cells[spelled.type]).trim();
  if (data && data.text.trim() !== '') return [{ ...data, contentOf: { name, type } }];
  return namedIn(line, spelled.name).map((cell) => ({ ...cell, text: withType(name, type) }));
}

/** Flat sheets repeat an order's cells on every line: the same names are looked for once. */
function once(cells: readonly AttachmentCell[]): AttachmentCell[] {
  const firsts = new Map<string, AttachmentCell>();
  for (const cell of cells) {
    const said = JSON.stringify([cell.text, cell.contentOf]);
    if (!firsts.has(said)) firsts.set(said, cell);
  }
  return [...firsts.values()];
}

const MB = 1024 * 1024;

function limitsOf({ attachmentMaxMb, requestMaxMb }: PartnerSettings): AttachmentLimits {
  return { fileBytes: Number(attachmentMaxMb ?? 5) * MB, requestBytes: Number(requestMaxMb ?? 20) * MB };
}
