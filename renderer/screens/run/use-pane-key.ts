import { type RefObject, useEffect, useRef } from 'react';

/**
 * F6 goes from the step's screen to the links of the steps and back to where one was, as between the panes of a
 * spreadsheet program: from the grid, say, to the sending without a Tab for every button in between.
 */
export function usePaneKey(workspace: RefObject<HTMLElement | null>, screen: RefObject<HTMLElement | null>): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && screen.current?.contains(target)) last.current = target;
    };
    const go = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.defaultPrevented) return;
      const { activeElement } = document;
      // A dialog keeps the keyboard until it is closed.
      const inside = activeElement === document.body || workspace.current?.contains(activeElement);
      if (!inside) return;
      event.preventDefault();
      const step = workspace.current?.querySelector<HTMLElement>('.run-header [aria-current]');
      const back = last.current?.isConnected ? last.current : screen.current;
      (step?.parentElement?.contains(activeElement) ? back : step)?.focus();
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('keydown', go);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', go);
    };
  }, [workspace, screen]);
}
