import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useText } from '../../preferences/preferences.tsx';
import { EditorHelp } from './editor-help.tsx';
import type { ActiveCell } from './grid.tsx';
import { type GridCommand, type GridExtent, gridCommand } from './keys.ts';
import { type Selection, select, stepInReadingOrder } from './selection.ts';
import type { RangeEdits } from './use-range-edits.ts';
import { useSuggestions } from './use-suggestions.ts';
import './cell-input.css';

export interface CellInputHandle {
  /** Opens the active cell for editing, as F2 does. */
  edit(): void;
}

interface Props {
  readonly handle: RefObject<CellInputHandle | null>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly cell: ActiveCell;
  /** The active cell in words. */
  readonly label: string;
  readonly selection: Selection;
  readonly extent: GridExtent;
  readonly box: { readonly top: number; readonly left: number; readonly width: number };
  readonly ranges: RangeEdits;
  onSelect(selection: Selection): void;
  onCommand(command: GridCommand): void;
}

type Move = 'down' | 'right' | 'left' | 'stay';

/**
 * The one text field of the grid. It always has the focus, over the active cell: unseen it takes keys and the clipboard,
 * seen it is the cell's editor. So typing, in Chinese too, starts with the first key.
 */
export function CellInput({ field, handle, cell, label, selection, extent, box, ranges, onSelect, onCommand }: Props) {
  const t = useText();
  const [editing, setEditing] = useState<ActiveCell | null>(null);
  const [typed, setTyped] = useState('');
  const leaving = useRef(false);
  const prepared = useRef<string | null>(null);
  const def = editing?.column?.def;
  const picks = useSuggestions(def, typed, cell.line?.cells[editing?.column?.field ?? '']?.text ?? '');

  const write = (text: string) => {
    if (field.current) field.current.value = text;
    setTyped(text);
  };
  const begin = (text: string) => {
    if (!cell.line || !cell.column) return;
    write(text);
    setEditing(cell);
    field.current?.setSelectionRange(text.length, text.length);
  };
  const edit = () => begin(cell.line?.cells[cell.column?.field ?? '']?.text ?? '');
  useImperativeHandle(handle, () => ({ edit }));
  const end = () => {
    write('');
    setEditing(null);
  };
  const commit = (move: Move, value = picks.chosen ?? typed) => {
    const { line, column } = editing ?? {};
    end();
    if (line && column) void ranges.type(line, column.field, value);
    const { active } = selection;
    if (move === 'stay') return;
    const next = move === 'down' ? { row: Math.min(active.row + 1, extent.rows - 1), col: active.col } : null;
    onSelect(select(next ?? stepInReadingOrder(active, move === 'right' ? 1 : -1, extent)));
  };

  // Another cell was chosen with the mouse: what was typed is kept.
  const { row, col } = selection.active;
  const place = `${row} ${col}`;
  const lastPlace = useRef(place);
  useEffect(() => {
    if (lastPlace.current !== place && editing) commit('stay');
    lastPlace.current = place;
  });

  const onEditKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey, altKey, ctrlKey } = event;
    if (key === 'Escape') end();
    else if (key === 'Tab') commit(shiftKey ? 'left' : 'right');
    else if (key === 'Enter' && altKey) {
      field.current?.setRangeText('\n', field.current.selectionStart, field.current.selectionEnd, 'end');
      setTyped(field.current?.value ?? '');
    } else if (key === 'Enter' && ctrlKey) {
      const value = picks.chosen ?? typed;
      end();
      void ranges.fill(selection, value);
    } else if (key === 'Enter') commit('down');
    else if (picks.list.length > 0 && (key === 'ArrowDown' || key === 'ArrowUp'))
      picks.move(key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
  };

  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    // Escape first: then Tab and Shift+Tab leave the grid, so that the keyboard is never caught in it.
    if (event.key === 'Shift' || (event.key === 'Tab' && leaving.current)) return;
    leaving.current = event.key === 'Escape';
    const command = gridCommand(event, selection, extent);
    if (!command) return;
    event.preventDefault();
    if (command.type === 'select') onSelect(command.selection);
    else if (command.type === 'edit') edit();
    else if (command.type === 'clear') void ranges.clear(selection);
    else if (command.type === 'fill-down') void ranges.fillDown(selection);
    else onCommand(command);
  };

  const onCopy = (event: ClipboardEvent, cut: boolean) => {
    if (editing) return;
    event.preventDefault();
    const text = prepared.current ?? ranges.copyNow(selection);
    prepared.current = null;
    if (text !== null) {
      event.clipboardData.setData('text/plain', text);
      if (cut) void ranges.clear(selection);
      return;
    }
    // Lines out of sight have to be asked for first; the clipboard is written when they are here.
    void ranges.copy(selection).then((copied) => {
      prepared.current = copied;
      document.execCommand(cut ? 'cut' : 'copy');
    });
  };

  return (
    <div className="cell-input" data-editing={editing !== null || undefined} style={box}>
      <textarea
        ref={field}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        aria-label={label}
        aria-controls="lines-grid"
        aria-activedescendant={picks.activeId ?? `cell-${row}-${col}`}
        inputMode={def?.type === 'integer' || def?.type === 'decimal' ? 'decimal' : 'text'}
        title={editing ? t('ui:edit.keys') : undefined}
        onCompositionStart={() => editing === null && begin('')}
        onInput={({ currentTarget: { value } }) => {
          if (editing === null) begin(value);
          else setTyped(value);
        }}
        onKeyDown={editing ? onEditKey : onKey}
        onBlur={() => editing && commit('stay')}
        onDoubleClick={(event) => event.stopPropagation()}
        onPaste={(event) => {
          if (editing) return;
          event.preventDefault();
          void ranges.paste(selection, event.clipboardData.getData('text/plain'));
        }}
        onCopy={(event) => onCopy(event, false)}
        onCut={(event) => onCopy(event, true)}
      />
      {def && (
        <EditorHelp def={def} typed={typed} picks={picks} onPick={(value) => commit('down', value)} onType={write} />
      )}
    </div>
  );
}
