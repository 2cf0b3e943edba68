import { kinds } from '#shared/kinds/registry.ts';
import { workbookTypes } from '#shared/sheets/workbook-types.ts';

const workbooks = new Set(workbookTypes.map(({ ext }) => ext));
const onlyAttached = new Set(
  kinds.flatMap(({ attachments }) => attachments?.types ?? []).filter((type) => !workbooks.has(type)),
);

/** True for files that can be nothing but attachments, by their names. */
export function areAttachments(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => onlyAttached.has(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''));
}
