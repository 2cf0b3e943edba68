import { Empty } from 'antd';
import {
  type DragEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Target } from '#shared/contract/run.ts';
import type { GridLine } from '#shared/contract/runs.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { useText } from '../../preferences/preferences.tsx';
import { CellInput, type CellInputHandle } from './cell-input.tsx';
import { CellTip } from './cell-tip.tsx';
import { type ActiveCell, type CameFrom, cellWords, type Mended } from './cells.ts';
import type { GridColumn } from './columns.ts';
import { GridHeader, GridRow } from './grid-row.tsx';
import type { GridCommand } from './keys.ts';
import { clampSelection, contains, type Range, rangeOf, type Selection, type Spot, select } from './selection.ts';
import type { Sources } from './sources.ts';
import { useAnchor } from './use-anchor.ts';
import type { Edits } from './use-edits.ts';
import { type Lines, type LineView, useLines } from './use-lines.ts';
import { useRangeEdits } from './use-range-edits.tsx';
import { frozenWidth, headerHeight, leftOf, rowHeight, useViewport } from './viewport.ts';
import './grid.css';

export interface GridHandle {
  /** Makes the cell active and shows it. */
  goTo(spot: Spot): void;
  /** The same for the view that the grid is about to be given. */
  goToInNextView(spot: Spot): void;
  focus(): void;
}

/** The selected cells, and how to read their lines, which need not be here. */
export interface SelectedRange extends Pick<Lines, 'fetch'> {
  readonly range: Range;
}

interface Props {
  readonly label: string;
  readonly kind: AnyKind;
  /** Where the run goes. */
  readonly target: Target;
  readonly view: LineView;
  readonly columns: readonly GridColumn[];
  readonly sources: Sources;
  readonly edits: Edits;
  readonly handle: RefObject<GridHandle | null>;
  /** The active cell is about to be another one: what is typed meanwhile is meant for that one. */
  readonly navigating: boolean;
  /** A cell was pointed at while `navigating`: that one is meant, and the active cell stays there. */
  onPointed(): void;
  /** Commands that are not about cells: searching, undo, the next problem. */
  onCommand(command: GridCommand, active: ActiveCell): void;
  /** Enter ended the editing of a cell that something is wrong with. */
  onProblemEdited(edited: Mended): void;
  onOrder(line: GridLine): void;
  /** The clip of an order was pressed. */
  onFiles(line: GridLine): void;
  /** Files were let go over an order's rows; to be taken while that is handled. */
  onDropFiles(line: GridLine, files: DataTransfer): void;
  /** Told whenever another cell is the active one or its line changed. */
  onActive(active: ActiveCell): void;
  /** Told whenever other cells are selected, or what they hold changed. */
  onSelected(selected: SelectedRange): void;
  /** Stands between toolbar and cells: what the active cell is and what is wrong with it. */
  about(active: ActiveCell): ReactNode;
}

/** The lines of a run as cells to move, select, type and paste in. Holds the rows in sight, never the run. */
export function Grid(props: Props) {
  const { label, kind, target, view, columns, sources, edits, handle, navigating } = props;
  const { onCommand, onPointed, onProblemEdited, onOrder, onFiles, onDropFiles, onActive, onSelected, about } = props;
  const t = useText();
  const area = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const editor = useRef<CellInputHandle>(null);
  const [selected, setSelection] = useState<Selection>(() => select({ row: 0, col: 0 }));
  const [cameFrom, setCameFrom] = useState<CameFrom>(null);
  const [known, setKnown] = useState(0);
  const { active } = selected;

  const { rows, cols, reveal } = useViewport(area, known, columns, active);
  const lines = useLines(view, edits.pending, rows.range?.startIndex ?? 0, rows.range?.endIndex ?? 0);
  const total = lines.total ?? known;
  if (total !== known) setKnown(total);
  useAnchor({ view, lines, selected, setSelection });
  const size = useMemo(() => ({ rows: total, cols: columns.length }), [total, columns.length]);
  const selection = clampSelection(selected, size);
  const range = rangeOf(selection);
  const activeLine = lines.lineAt(selection.active.row);
  const activeColumn = columns[selection.active.col];
  const here: ActiveCell = { row: selection.active.row, line: activeLine, column: activeColumn, cameFrom };

  const choose = useCallback(
    (next: Selection, from: CameFrom = null) => {
      setSelection(next);
      setCameFrom(from);
      reveal(next.end);
    },
    [reveal],
  );
  useEffect(() => onActive(here));
  const { top, bottom, left, right } = range;
  const tell = useEffectEvent(onSelected);
  useEffect(() => {
    tell({ range: { top, bottom, left, right }, fetch: lines.fetch });
  }, [top, bottom, left, right, lines]);

  // Another view: its first lines, not those at the same place.
  const shownView = useRef(view);
  const nextSpot = useRef<Spot | null>(null);
  useEffect(() => {
    if (shownView.current === view) return;
    shownView.current = view;
    choose(select(nextSpot.current ?? { row: 0, col: selected.active.col }));
    nextSpot.current = null;
  });

  useImperativeHandle(handle, () => ({
    goTo(spot) {
      editor.current?.keep();
      choose(select(spot));
      input.current?.focus({ preventScroll: true });
    },
    goToInNextView(spot) {
      nextSpot.current = spot;
      input.current?.focus({ preventScroll: true });
    },
    focus: () => input.current?.focus({ preventScroll: true }),
  }));
  // Whoever comes here by keyboard, from the import or from another step, can type at once.
  useEffect(() => {
    const { activeElement } = document;
    const free = activeElement === document.body || activeElement?.matches('.run-header [aria-current]');
    if (free) input.current?.focus({ preventScroll: true });
  }, []);

  const clips = kind.attachments !== undefined;
  const [held, setHeld] = useState<number | null>(null);
  /** The line whose order files are held over, where it takes some. */
  const receiver = ({ target: over, dataTransfer }: DragEvent) => {
    const cell = clips && dataTransfer.types.includes('Files') ? cellOf(over) : null;
    const line = cell ? lines.lineAt(cell.row) : undefined;
    return line?.orderId == null ? undefined : line;
  };

  const ranges = useRangeEdits({ kind, columns, lines, size, edits });
  const shownCols = cols.getVirtualItems();

  return (
    <>
      {about(here)}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: pointers only; the keyboard works through the text field */}
      <div
        ref={area}
        className="grid-area"
        onMouseDown={(event) => {
          const cell = cellOf(event.target);
          if (!cell || event.button !== 0) return;
          event.preventDefault();
          editor.current?.keep();
          if (navigating) {
            editor.current?.forget();
            onPointed();
          }
          setCameFrom(null);
          input.current?.focus({ preventScroll: true });
          const spot = { row: cell.row, col: cell.col ?? 0 };
          const end = cell.col === null ? { row: cell.row, col: columns.length - 1 } : spot;
          if (cell.order) return setSelection(select({ row: cell.row, col: selection.active.col }));
          setSelection(event.shiftKey ? { active: selection.active, end: spot } : { active: spot, end });
        }}
        onMouseMove={(event) => {
          const cell = event.buttons === 1 ? cellOf(event.target) : null;
          if (cell?.col == null) return;
          const end = { row: cell.row, col: cell.col };
          setSelection((now) => (now.end.row === end.row && now.end.col === end.col ? now : { ...now, end }));
        }}
        onDoubleClick={(event) => {
          if (cellOf(event.target)?.col != null) editor.current?.edit();
        }}
        onClick={(event) => {
          const cell = cellOf(event.target);
          const line = cell?.order ? lines.lineAt(cell.row) : undefined;
          if (!line) return;
          if (event.target instanceof Element && event.target.closest('[data-clip]')) onFiles(line);
          else onOrder(line);
        }}
        onDragOver={(event) => {
          const line = receiver(event);
          setHeld(line?.orderId ?? null);
          if (line) event.preventDefault();
        }}
        onDragLeave={({ relatedTarget }) => {
          if (!(relatedTarget instanceof Node && area.current?.contains(relatedTarget))) setHeld(null);
        }}
        onDrop={(event) => {
          const line = receiver(event);
          setHeld(null);
          if (!line) return;
          event.preventDefault();
          onDropFiles(line, event.dataTransfer);
        }}
      >
        <div
          role="grid"
          id="lines-grid"
          aria-label={label}
          aria-rowcount={total + 1}
          aria-colcount={columns.length + 2}
          aria-multiselectable
          aria-busy={lines.total === undefined}
          style={{ width: frozenWidth + cols.getTotalSize() }}
        >
          <div role="rowgroup" style={{ display: 'contents' }}>
            <GridHeader columns={columns} shown={shownCols} />
          </div>
          <div role="rowgroup" className="grid-rows" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, start }) => {
              const line = lines.lineAt(index);
              const above = index === 0 ? undefined : lines.lineAt(index - 1);
              const within = contains(range, index, range.left);
              return (
                <GridRow
                  key={index}
                  index={index}
                  top={start}
                  line={line}
                  target={target}
                  source={sources.ofLine(line)}
                  columns={columns}
                  shown={shownCols}
                  clips={clips}
                  lit={held !== null && line?.orderId === held}
                  begins={!above || above.orderId === null || above.orderId !== line?.orderId}
                  active={index === selection.active.row ? selection.active.col : null}
                  left={within ? range.left : -1}
                  right={within ? range.right : -1}
                />
              );
            })}
          </div>
        </div>
        {total === 0 && lines.total !== undefined && (
          <Empty className="grid-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('ui:grid.none')} />
        )}
        <CellInput
          field={input}
          handle={editor}
          cell={here}
          label={cellWords(t, kind, here, sources.ofLine(activeLine))}
          selection={selection}
          extent={{ ...size, page: Math.max(1, Math.floor((area.current?.clientHeight ?? 0) / rowHeight) - 2) }}
          box={{
            top: headerHeight + selection.active.row * rowHeight,
            left: frozenWidth + leftOf(columns, selection.active.col),
            width: activeColumn?.width ?? 0,
          }}
          ranges={ranges}
          navigating={navigating || shownView.current !== view}
          onSelect={choose}
          onReveal={() => reveal(selection.active)}
          onCommand={(command) => onCommand(command, here)}
          onProblemEdited={onProblemEdited}
        />
        <CellTip area={area} lineAt={lines.lineAt} columns={columns} kind={kind} />
      </div>
    </>
  );
}

/** The cell, or the order's or the line's head, that the pointer is on. */
function cellOf(target: EventTarget): { row: number; col: number | null; order: boolean } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (!cell) return null;
  const { row, col, order } = cell.dataset;
  return { row: Number(row), col: col === undefined ? null : Number(col), order: order !== undefined };
}
