import type { BrowserWindow } from 'electron';

/** How long (ms) a window may stay hidden, whatever its page does. */
const LONGEST = 5000;

/**
 * Shows a window that was made hidden, once, when there is something to see. On Wayland a hidden window may never paint,
 * and `ready-to-show` then never comes (https://github.com/electron/electron/issues/48859): a loaded page counts too, and
 * so does one that could not be loaded, and time.
 */
export function showWhenReady(
  window: BrowserWindow,
  { maximized, longestMs = LONGEST }: { readonly maximized: boolean; readonly longestMs?: number },
): void {
  let shown = false;
  const show = () => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    clearTimeout(timer);
    if (maximized) window.maximize();
    window.show();
  };
  const timer = setTimeout(show, longestMs);
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', show);
  window.webContents.once('did-fail-load', show);
  window.once('closed', () => clearTimeout(timer));
}
