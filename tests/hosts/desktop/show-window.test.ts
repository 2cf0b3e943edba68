import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showWhenReady } from '../../../electron/hosts/desktop/show-window.ts';
import { BrowserWindow } from './stand-in/browser-window.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function hidden(maximized = false): BrowserWindow {
  const window = new BrowserWindow({ show: false, webPreferences: {} });
  showWhenReady(window as never, { maximized, longestMs: 1000 });
  expect(window.isVisible()).toBe(false);
  return window;
}

test.each<readonly [string, (window: BrowserWindow) => void]>([
  ['it is ready', (window) => window.emit('ready-to-show')],
  ['its page is loaded, though it never is ready (Wayland)', ({ webContents }) => webContents.emit('did-finish-load')],
  ['its page cannot be loaded', ({ webContents }) => webContents.emit('did-fail-load')],
  ['nothing of this comes in time', () => vi.advanceTimersByTime(1000)],
])('the window shows when %s, and once only', (_when, happen) => {
  const window = hidden();
  happen(window);
  window.emit('ready-to-show');
  window.webContents.emit('did-finish-load');
  vi.advanceTimersByTime(10_000);
  expect(window.calls).toEqual(['show']);
});

test('one that was maximized is maximized when it shows, not before', () => {
  const window = hidden(true);
  window.webContents.emit('did-finish-load');
  expect(window.calls).toEqual(['maximize', 'show']);
});

test('one that was closed meanwhile is left alone', () => {
  const window = hidden();
  window.emit('closed');
  vi.advanceTimersByTime(10_000);
  expect(window.calls).toEqual([]);
});
