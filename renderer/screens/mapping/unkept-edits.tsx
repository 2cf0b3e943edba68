import type { UnkeptEdit } from '#shared/contract/imports.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { useText } from '../../preferences/preferences.tsx';

/** Those that are named; of more only the count is told. */
const most = 8;

/** The changes made in the grid that have no place in what is read anew. */
export function UnkeptEdits({ kind, edits }: { kind: string; edits: readonly UnkeptEdit[] }) {
  const t = useText();
  const label = (field: string) => findKind(kind)?.fields[field]?.label[t.lang] ?? field;
  return (
    <>
      <p>{t('ui:mapping.unkeptHelp')}</p>
      <ul>
        {edits.slice(0, most).map(({ file, sheet, row, field, value }) => (
          <li key={JSON.stringify([file, sheet, row, field])}>
            {t('ui:mapping.unkept', { sheet, row, field: label(field), value: value || t('ui:mapping.unkeptEmpty') })}
          </li>
        ))}
      </ul>
      {edits.length > most && <p>{t('ui:mapping.unkeptMore', { count: edits.length - most })}</p>}
    </>
  );
}
