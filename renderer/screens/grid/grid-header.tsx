import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { useText } from '../../preferences/preferences.tsx';
import type { GridColumn } from './columns.ts';

interface Props {
  readonly columns: readonly GridColumn[];
  readonly shown: readonly VirtualItem[];
}

export const GridHeader = memo(function GridHeader({ columns, shown }: Props) {
  const t = useText();
  const { lang } = t;
  return (
    <div role="row" aria-rowindex={1} className="grid-header">
      <div role="columnheader" className="grid-number">
        {t('ui:grid.row')}
      </div>
      <div role="columnheader" className="grid-order">
        {t('ui:grid.order')}
      </div>
      <div className="grid-gap" style={{ width: shown[0]?.start ?? 0 }} />
      {shown.map(({ index, start }, at) => {
        const column = columns[index];
        if (!column) return null;
        const { field, def, header, width } = column;
        const before = shown[at - 1];
        const source = header === undefined ? t('ui:grid.noColumn') : t('ui:grid.yourColumn', { header });
        return (
          <div
            key={field}
            role="columnheader"
            aria-colindex={index + 3}
            className="grid-column"
            data-level={def.level}
            title={[def.label[lang], source, def.hint?.[lang]].filter(Boolean).join('\n')}
            style={{ width, marginInlineStart: before ? start - before.end : undefined }}
          >
            {def.required && (
              <span aria-hidden className="grid-required">
                *
              </span>
            )}
            {def.label[lang]}
          </div>
        );
      })}
    </div>
  );
});
