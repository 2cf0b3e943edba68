import type { RefusedFile } from '#shared/contract/imports.ts';
import { findKind, kindLabel } from '#shared/kinds/registry.ts';
import type { Translate } from '#shared/text/index.ts';

/** Why a file was refused; ids of kinds and fields become their names. */
export function refusalWords(t: Translate, { code, params, file }: RefusedFile): string {
  const kind = params.kind === undefined ? undefined : String(params.kind);
  const fields = kind === undefined ? undefined : findKind(kind)?.fields;
  const missing = String(params.missing ?? '')
    .split(',')
    .map((field) => fields?.[field]?.label[t.lang] ?? field)
    .join(t('ui:list'));
  const named = kind === undefined ? {} : { kind: kindLabel(kind, t.lang), missing };
  return t.dynamic(`file:${code}`, { ...params, ...named, file });
}
