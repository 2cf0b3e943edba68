import { clampSpot, type Selection, type Size, type Spot, select, stepInReadingOrder } from './selection.ts';

export type GridCommand =
  | { readonly type: 'select'; readonly selection: Selection }
  | { readonly type: 'edit' }
  | {
      readonly type: 'clear' | 'fill-down' | 'undo' | 'redo' | 'search' | 'replace' | 'help' | 'json' | 'files' | 'fix';
    }
  | { readonly type: 'problem'; readonly direction: 'next' | 'previous' };

export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Rows that Page Up and Page Down go. */
export interface GridExtent extends Size {
  readonly page: number;
}

/** What a key means while no cell is being edited; null for keys that are not the grid's (typing among them). */
export function gridCommand(press: KeyPress, selection: Selection, extent: GridExtent): GridCommand | null {
  const { key, shiftKey, altKey } = press;
  const ctrl = press.ctrlKey || press.metaKey;
  if (altKey) {
    if (key === 'ArrowDown') return { type: 'problem', direction: 'next' };
    return key === 'ArrowUp' ? { type: 'problem', direction: 'previous' } : null;
  }
  const letter = ctrl ? withControl(key.toLowerCase(), shiftKey, extent) : null;
  if (letter) return letter;
  const to = destination(key, ctrl, shiftKey ? selection.end : selection.active, extent);
  if (to) {
    const spot = clampSpot(to, extent);
    return { type: 'select', selection: shiftKey ? { active: selection.active, end: spot } : select(spot) };
  }
  if (ctrl) return null;
  if (key === 'Tab') {
    return { type: 'select', selection: select(stepInReadingOrder(selection.active, shiftKey ? -1 : 1, extent)) };
  }
  if (key === 'F2' || key === 'Enter') return { type: 'edit' };
  if (key === 'F8') return { type: 'problem', direction: shiftKey ? 'previous' : 'next' };
  if (key === 'F9') return { type: shiftKey ? 'files' : 'json' };
  // A cell that begins with a question mark can still be typed after F2.
  if (key === 'F1' || key === '?') return { type: 'help' };
  return key === 'Delete' || key === 'Backspace' ? { type: 'clear' } : null;
}

function withControl(letter: string, shift: boolean, { rows, cols }: Size): GridCommand | null {
  switch (letter) {
    case 'z':
      return { type: shift ? 'redo' : 'undo' };
    case 'y':
      return { type: 'redo' };
    case '.':
      return { type: 'fix' };
    case 'd':
      return { type: 'fill-down' };
    case 'f':
      return { type: 'search' };
    case 'h':
      return { type: 'replace' };
    case 'a':
      return {
        type: 'select',
        selection: { active: { row: 0, col: 0 }, end: { row: Math.max(0, rows - 1), col: Math.max(0, cols - 1) } },
      };
    default:
      return null;
  }
}

function destination(key: string, ctrl: boolean, { row, col }: Spot, { rows, cols, page }: GridExtent): Spot | null {
  switch (key) {
    case 'ArrowDown':
      return { row: ctrl ? rows - 1 : row + 1, col };
    case 'ArrowUp':
      return { row: ctrl ? 0 : row - 1, col };
    case 'ArrowRight':
      return { row, col: ctrl ? cols - 1 : col + 1 };
    case 'ArrowLeft':
      return { row, col: ctrl ? 0 : col - 1 };
    case 'PageDown':
      return { row: row + page, col };
    case 'PageUp':
      return { row: row - page, col };
    case 'Home':
      return ctrl ? { row: 0, col: 0 } : { row, col: 0 };
    case 'End':
      return ctrl ? { row: rows - 1, col: cols - 1 } : { row, col: cols - 1 };
    default:
      return null;
  }
}
