import { PaperClipOutlined } from '@ant-design/icons';
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import type { Target } from '#shared/contract/run.ts';
import type { GridLine } from '#shared/contract/runs.ts';
import { orderStateWords } from '#shared/text/outcome-words.ts';
import { useText } from '../../preferences/preferences.tsx';
import { isLocked } from '../../runs/order-states.ts';
import { useOtherDesk, useOtherDeskWords } from '../../runs/other-desks.tsx';
import { textOf, worstByField } from './cells.ts';
import type { GridColumn } from './columns.ts';

interface Props {
  readonly index: number;
  readonly top: number;
  /** Undefined while its window is on its way. */
  readonly line: GridLine | undefined;
  readonly target: Target;
  /** Names its sheet where there are several. */
  readonly source: string | undefined;
  readonly columns: readonly GridColumn[];
  readonly shown: readonly VirtualItem[];
  /** Its orders take files: a clip says how many, and files may be dropped on it. */
  readonly clips: boolean;
  /** Files are held over its order. */
  readonly lit: boolean;
  /** The row begins another order than the one above. */
  readonly begins: boolean;
  /** The active cell's column when it is in this row. */
  readonly active: number | null;
  /** First and last selected column in this row; -1 for none. */
  readonly left: number;
  readonly right: number;
}

/** One line. Drawn again only when something in it changed. */
export const GridRow = memo(function GridRow(props: Props) {
  const { index, top, line, target, source, columns, shown, clips, lit, begins, active, left, right } = props;
  const t = useText();
  const worst = worstByField(line?.problems ?? []);
  const state = line?.orderState ?? undefined;
  const other = useOtherDesk(line?.orderId, line?.orderShown);
  const words = useOtherDeskWords();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="grid-row"
      data-begins={begins || undefined}
      data-part={line?.part}
      data-drop={(clips && line?.orderId != null) || undefined}
      data-lit={lit || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" className="grid-number" data-row={index} data-severity={worst.get('')} title={source}>
        {line?.row ?? ''}
      </div>
      <div
        role="gridcell"
        className="grid-order"
        data-row={index}
        data-order
        data-state={line?.orderShown ?? undefined}
      >
        {line && begins && (
          <>
            <span className="grid-order-key" title={line.order ?? undefined}>
              {line.order ?? t('ui:grid.noOrder')}
            </span>
            {clips && line.orderId !== null && (
              <button
                type="button"
                tabIndex={-1}
                className="grid-clip"
                data-clip
                data-files={line.files || undefined}
                aria-label={t('ui:attach.open', { key: line.order ?? '', count: line.files ?? 0 })}
                title={t('ui:attach.open', { key: line.order ?? '', count: line.files ?? 0 })}
              >
                <PaperClipOutlined aria-hidden />
                {line.files || ''}
              </button>
            )}
            {other && (
              <span className="grid-order-state" data-other-desk title={words(other).about}>
                {words(other).state}
              </span>
            )}
            {line.orderShown && !other && (
              <span className="grid-order-state" title={line.partnerNo ?? undefined}>
                {orderStateWords(t, target, line.orderShown, line.existing)}
                {line.partnerNo && <span className="grid-order-number">{line.partnerNo}</span>}
              </span>
            )}
          </>
        )}
        {line && !begins && active !== null && <span className="grid-order-again">{line.order}</span>}
      </div>
      <div className="grid-gap" style={{ width: shown[0]?.start ?? 0 }} />
      {shown.map(({ index: col, start }, at) => {
        const column = columns[col];
        if (!column) return null;
        const cell = line?.cells[column.field];
        const before = shown[at - 1];
        const severity = worst.get(column.field);
        return (
          <div
            key={column.field}
            role="gridcell"
            id={`cell-${index}-${col}`}
            aria-colindex={col + 3}
            aria-selected={active === col}
            aria-invalid={severity === 'error' || undefined}
            aria-readonly={isLocked(state) || undefined}
            className="grid-cell"
            data-row={index}
            data-col={col}
            data-severity={severity}
            data-edited={cell?.edited}
            data-merged={cell?.mergedFrom === undefined ? undefined : true}
            data-in={(col >= left && col <= right) || undefined}
            data-number={column.def.type === 'integer' || column.def.type === 'decimal' || undefined}
            style={{ width: column.width, marginInlineStart: before ? start - before.end : undefined }}
          >
            {textOf(line, column)}
          </div>
        );
      })}
    </div>
  );
});

interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  readonly shown: readonly VirtualItem[];
}

export const GridHeader = memo(function GridHeader({ columns, shown }: GridHeaderProps) {
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
