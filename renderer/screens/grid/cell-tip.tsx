import { type RefObject, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { GridLine } from '#shared/contract/runs.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { ProblemList } from '../../components/problem-list.tsx';
import { problemsAt, textOf } from './cells.ts';
import type { GridColumn } from './columns.ts';
import './cell-tip.css';

interface Props {
  readonly area: RefObject<HTMLElement | null>;
  readonly kind: AnyKind;
  readonly columns: readonly GridColumn[];
  lineAt(row: number): GridLine | undefined;
}

interface Hovered {
  readonly row: number;
  /** Null for the line as a whole. */
  readonly col: number | null;
  readonly at: DOMRect;
  /** Its text is longer than it is wide. */
  readonly cutOff: boolean;
}

/** How long the pointer rests on a cell before its problems are told, in milliseconds. */
const hoverMs = 120;
/** The same for a text that is only longer than its cell. */
const restMs = 400;

/** The text of the cell under the pointer where it is cut off, and what is wrong with it. One for the whole grid: cells come and go by the hundred. */
export function CellTip({ area, kind, columns, lineAt }: Props) {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useEffect(() => {
    const box = area.current;
    if (!box) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setHovered(null);
    };
    const over = ({ target, buttons }: MouseEvent) => {
      hide();
      const cell = target instanceof Element ? target.closest<HTMLElement>('[data-severity], .grid-cell') : null;
      const cutOff = cell !== null && cell.scrollWidth > cell.clientWidth;
      if (!cell || buttons !== 0 || (!cutOff && cell.dataset.severity === undefined)) return;
      const { row, col } = cell.dataset;
      timer = setTimeout(
        () =>
          setHovered({
            row: Number(row),
            col: col === undefined ? null : Number(col),
            at: cell.getBoundingClientRect(),
            cutOff,
          }),
        cell.dataset.severity === undefined ? restMs : hoverMs,
      );
    };
    box.addEventListener('mouseover', over);
    box.addEventListener('mouseleave', hide);
    box.addEventListener('mousedown', hide);
    box.addEventListener('scroll', hide, { passive: true });
    return () => {
      hide();
      box.removeEventListener('mouseover', over);
      box.removeEventListener('mouseleave', hide);
      box.removeEventListener('mousedown', hide);
      box.removeEventListener('scroll', hide);
    };
  }, [area]);

  if (!hovered || !area.current) return null;
  const column = hovered.col === null ? undefined : columns[hovered.col];
  const line = lineAt(hovered.row);
  const problems = problemsAt(line, column?.field ?? null);
  const text = hovered.cutOff ? textOf(line, column) : '';
  if (problems.length === 0 && text === '') return null;
  const { left, bottom, top } = hovered.at;
  const below = bottom + 160 < window.innerHeight;
  return createPortal(
    <div
      role="tooltip"
      className="cell-tip"
      style={{
        left: Math.max(8, Math.min(left, window.innerWidth - 380)),
        ...(below ? { top: bottom + 4 } : { bottom: window.innerHeight - top + 4 }),
      }}
    >
      {text !== '' && <p className="cell-tip-text">{text}</p>}
      <ProblemList kind={kind} problems={problems} />
    </div>,
    area.current.ownerDocument.querySelector('.ant-app') ?? document.body,
  );
}
