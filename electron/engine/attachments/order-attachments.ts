import type { AnyKind } from '#shared/kinds/kind.ts';
import type { PartnerSettings } from '#shared/partners/partner.ts';
import { cellText, isFilledDown } from '#shared/sheets/cell.ts';
import type { Blobs } from '../blobs.ts';
import type { OrderGroup } from '../check/check.ts';
import type { AttachmentPlaces } from '../import/read-task.ts';
import {
  type AttachmentLimits,
  type AttachmentRequest,
  type ResolvedAttachments,
  resolveAttachments,
} from './attachments.ts';

/** Where the files of a run's orders may lie, best first. */
export type AttachmentFolders = Pick<AttachmentPlaces, 'workbookDir' | 'attachmentsDir' | 'dropped'>;

/** Finds, checks and keeps the files that go with one order. Kinds whose orders carry none have nothing to find. */
export async function orderAttachments(
  kind: AnyKind,
  group: OrderGroup,
  settings: PartnerSettings,
  places: AttachmentFolders,
  blobs: Blobs,
): Promise<ResolvedAttachments> {
  const request = attachmentRequest(kind, group, settings, places);
  return request ? resolveAttachments(request, blobs) : { attachments: [], problems: [] };
}

/** Which files go with one order, and where they may lie; null where orders carry none. */
export function attachmentRequest(
  kind: AnyKind,
  group: Pick<OrderGroup, 'key' | 'lines'>,
  settings: PartnerSettings,
  places: AttachmentFolders,
): AttachmentRequest | null {
  const rules = kind.attachments;
  if (!rules) return null;
  const { field } = rules;
  const cells = group.lines.flatMap(({ id, cells: { [field]: cell } }) =>
    cell === undefined || isFilledDown(cell) ? [] : [{ field, line: id, text: cellText(cell) }],
  );
  return {
    reference: group.key,
    cells: once(cells),
    place: { field, line: cells[0]?.line ?? group.lines[0]?.id ?? null },
    folders: [places.attachmentsDir, places.workbookDir, ...places.dropped].filter((folder) => folder !== null),
    rules,
    limits: limitsOf(settings),
  };
}

/** Flat sheets repeat an order's cells on every line: the same names are looked for once. */
function once<T extends { readonly text: string }>(cells: readonly T[]): T[] {
  return [...new Map(cells.toReversed().map((cell) => [cell.text, cell])).values()].reverse();
}

const MB = 1024 * 1024;

function limitsOf({ attachmentMaxMb, requestMaxMb }: PartnerSettings): AttachmentLimits {
  return { fileBytes: Number(attachmentMaxMb ?? 5) * MB, requestBytes: Number(requestMaxMb ?? 20) * MB };
}
