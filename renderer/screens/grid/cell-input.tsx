import { App } from 'antd';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useText } from '../../preferences/preferences.tsx';
import { isLocked } from '../../runs/order-states.ts';
import { CellEditor } from './cell-editor.tsx';
import { type ActiveCell, type CameFrom, type Mended, textOf, wrongWith } from './cells.ts';
import { EditorHelp } from './editor-help.tsx';
import { type GridCommand, type GridExtent, gridCommand, type KeyPress } from './keys.ts';
import { type Selection, select, stepInReadingOrder } from './selection.ts';
import { useSuggestions } from './suggestions.ts';
import type { RangeEdits } from './use-range-edits.tsx';
import { useTypeAhead } from './use-type-ahead.ts';
import './cell-input.css';

export interface CellInputHandle {
  /** Opens the active cell for editing, as F2 does. */
  edit(): void;
  /** Keeps what is being typed and closes the editor. */
  keep(): void;
  /** What was typed for a cell that the grid was moving to, and will not. */
  forget(): void;
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
  /** The active cell is about to be another one. */
  readonly navigating: boolean;
  onSelect(selection: Selection, from?: CameFrom): void;
  /** The active cell is about to change: it must be in sight. */
  onReveal(): void;
  onCommand(command: GridCommand): void;
  /** Enter ended the editing of a cell that something is wrong with. */
  onProblemEdited(edited: Mended): void;
}

type Move = 'down' | 'right' | 'left' | 'stay';

/**
 * The one text field of the grid. It always has the focus, over the active cell: unseen it takes keys and the clipboard,
 * seen it is the cell's editor. So typing, in Chinese too, starts with the first key.
 */
export function CellInput(props: Props) {
  const { field, handle, cell, label, selection, extent, box, ranges, navigating } = props;
  const { onSelect, onReveal, onCommand, onProblemEdited } = props;
  const t = useText();
  const { message } = App.useApp();
  const [editing, setEditing] = useState<ActiveCell | null>(null);
  const [typed, setTyped] = useState('');
  const leaving = useRef(false);
  const prepared = useRef<string | null>(null);
  /** Something was typed since the editor opened with the cell's text. */
  const touched = useRef(false);
  const def = editing?.column?.def;
  const picks = useSuggestions(def, typed, textOf(editing?.line, editing?.column));
  const problems = editing ? wrongWith(editing) : [];

  const write = (text: string) => {
    if (field.current) field.current.value = text;
    setTyped(text);
  };
  const begin = (text: string) => {
    if (!cell.line || !cell.column) return;
    onReveal();
    if (isLocked(cell.line.orderState)) {
      write('');
      message.warning({ key: 'locked', content: t('ui:cell.locked') });
      return;
    }
    touched.current = true;
    write(text);
    setEditing(cell);
    field.current?.setSelectionRange(text.length, text.length);
  };
  const edit = () => {
    begin(textOf(cell.line, cell.column));
    touched.current = false;
  };
  const end = () => {
    write('');
    setEditing(null);
  };
  const commit = (move: Move, value = picks.chosen ?? typed) => {
    const { line, column } = editing ?? {};
    end();
    const isTyped = touched.current || value !== textOf(line, column);
    const written = line && column && isTyped ? ranges.type(line, column.field, value) : Promise.resolve();
    // A number that orders are told apart by may be asked about first.
    if (move === 'down' && editing && problems.length > 0 && !column?.isKey) {
      const changed = value !== textOf(line, column);
      return onProblemEdited({ cell: editing, written, holds: changed });
    }
    const { active } = selection;
    if (move === 'stay') return;
    const next = move === 'down' ? { row: Math.min(active.row + 1, extent.rows - 1), col: active.col } : null;
    onSelect(select(next ?? stepInReadingOrder(active, move === 'right' ? 1 : -1, extent)), editing);
  };

  const keep = () => {
    if (editing) commit('stay');
  };
  useImperativeHandle(handle, () => ({ edit, keep, forget: () => ahead.forget() }));
  // A field that is taken away tells of no blur: whatever leads to another screen must not cost what was typed.
  const leave = useEffectEvent(keep);
  useEffect(() => () => leave(), []);

  const fix = () => {
    end();
    onCommand({ type: 'fix' });
  };

  /** What a key means to the cell being edited; false for those that are the text field's own. */
  const editKey = ({ key, shiftKey, altKey, ctrlKey }: KeyPress): boolean => {
    if (key === 'Escape') end();
    else if (key === '.' && ctrlKey && problems.some((problem) => problem.fix)) fix();
    else if (key === 'Tab') commit(shiftKey ? 'left' : 'right');
    else if (key === 'Enter' && altKey) {
      field.current?.setRangeText('\n', field.current.selectionStart, field.current.selectionEnd, 'end');
      setTyped(field.current?.value ?? '');
    } else if (key === 'Enter' && ctrlKey) {
      const value = picks.chosen ?? typed;
      end();
      onReveal();
      void ranges.fill(selection, value);
    } else if (key === 'Enter') commit('down');
    else if (picks.list.length > 0 && (key === 'ArrowDown' || key === 'ArrowUp'))
      picks.move(key === 'ArrowDown' ? 1 : -1);
    else return false;
    return true;
  };

  const clear = () => {
    onReveal();
    void ranges.clear(selection);
  };

  const gridKey = (press: KeyPress): boolean => {
    const command = gridCommand(press, selection, extent);
    if (!command) return false;
    if (command.type === 'select') onSelect(command.selection);
    else if (command.type === 'edit') edit();
    else if (command.type === 'clear') clear();
    else if (command.type === 'fill-down') {
      onReveal();
      void ranges.fillDown(selection);
    } else onCommand(command);
    return true;
  };

  const paste = (text: string) => {
    onReveal();
    void ranges.paste(selection, text);
  };

  const lineMissing = cell.line === undefined && extent.rows > 0;
  const ahead = useTypeAhead(navigating || lineMissing, (item) => {
    if (item.type === 'paste') paste(item.text);
    else if (item.type === 'text') begin(editing ? typed + item.text : item.text);
    else if (!editing) gridKey(item.press);
    else if (item.press.key === 'Backspace') write(typed.slice(0, -1));
    else editKey(item.press);
  });

  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (editing && !ahead.waits) {
      if (editKey(event)) event.preventDefault();
      return;
    }
    // Escape first: then Tab and Shift+Tab leave the grid, so that the keyboard is never caught in it.
    if (event.key === 'Shift' || (event.key === 'Tab' && leaving.current)) return;
    leaving.current = event.key === 'Escape';
    if (leaving.current) ahead.forget();
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const press = { key, ctrlKey, metaKey, shiftKey, altKey };
    const command = gridCommand(press, selection, extent);
    // Moving on does not have to wait for the lines it passes, as long as nothing was typed on the way.
    if (!ahead.waits || (command?.type === 'select' && !navigating && ahead.kept === 0)) {
      if (gridKey(press)) event.preventDefault();
    } else if (command && key.length > 1) {
      event.preventDefault();
      // A key that is held down must not go on after it was released.
      if (!event.repeat) ahead.keep({ type: 'key', press });
    }
  };

  const keepText = () => {
    // What the editor holds already is done: only what was typed after it waits.
    const before = editing ? typed : '';
    const text = (field.current?.value ?? '').slice(before.length);
    write(before);
    if (text !== '') ahead.keep({ type: 'text', text });
  };

  const onCopy = (event: ClipboardEvent, cut: boolean) => {
    if (editing) return;
    event.preventDefault();
    const text = prepared.current ?? ranges.copyNow(selection);
    prepared.current = null;
    if (text !== null) {
      event.clipboardData.setData('text/plain', text);
      if (cut) clear();
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
      <CellEditor
        field={field}
        def={def}
        typed={typed}
        problems={problems}
        onFix={fix}
        help={
          def && (
            <EditorHelp
              def={def}
              typed={typed}
              picks={picks}
              onPick={(value) => commit('down', value)}
              onType={write}
            />
          )
        }
      >
        <textarea
          ref={field}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          aria-label={label}
          aria-controls="lines-grid"
          aria-activedescendant={
            picks.activeId ?? (cell.line && `cell-${selection.active.row}-${selection.active.col}`)
          }
          inputMode={def?.type === 'integer' || def?.type === 'decimal' ? 'decimal' : 'text'}
          title={editing ? t('ui:edit.keys') : undefined}
          onCompositionStart={() => editing === null && !ahead.waits && begin('')}
          onCompositionEnd={() => ahead.waits && keepText()}
          onInput={({ currentTarget: { value }, nativeEvent }) => {
            // The Enter of another field, released here, must not begin a cell with a line break.
            if (editing === null && value === '\n') write('');
            else if (ahead.waits) {
              if (!('isComposing' in nativeEvent && nativeEvent.isComposing)) keepText();
            } else if (editing === null) begin(value);
            else {
              touched.current = true;
              setTyped(value);
            }
          }}
          onKeyDown={onKey}
          onBlur={keep}
          onDoubleClick={(event) => event.stopPropagation()}
          onPaste={(event) => {
            if (editing) return;
            event.preventDefault();
            const text = event.clipboardData.getData('text/plain');
            if (ahead.waits) ahead.keep({ type: 'paste', text });
            else paste(text);
          }}
          onCopy={(event) => onCopy(event, false)}
          onCut={(event) => onCopy(event, true)}
        />
      </CellEditor>
    </div>
  );
}
