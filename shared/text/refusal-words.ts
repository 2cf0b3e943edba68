import type { RefusedFile } from '../contract/imports.ts';
import { findKind, kindLabel } from '../kinds/registry.ts';
import type { Translate } from './index.ts';

/** Why a file was refused; ids of kinds and fields become their names. */
export function refusalWords(t: Translate, { code, params, file }: RefusedFile): string {
  const words = t.dynamic(`file:${code}`, { ...params, ...namesIn(t, params), file });
  if (!params.others) return words;
  const others = listed(t, params.others, (kind) => kindLabel(kind, t.lang));
  return `${words}${t('file:resemblesAlso', { others })}`;
}

function namesIn(t: Translate, { kind: id, missing = '' }: RefusedFile['params']) {
  if (id === undefined) return {};
  const kind = String(id);
  const fields = findKind(kind)?.fields;
  return {
    kind: kindLabel(kind, t.lang),
    missing: listed(t, missing, (field) => fields?.[field]?.label[t.lang] ?? field),
  };
}

/** `ids` separated by commas, each as its name. */
function listed(t: Translate, ids: string | number, name: (id: string) => string): string {
  return String(ids).split(',').map(name).join(t('ui:list'));
}
