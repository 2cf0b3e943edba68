import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { keepPlace, rememberedPlace } from '../../../electron/hosts/desktop/window-place.ts';
import { BrowserWindow } from './stand-in/browser-window.ts';

vi.mock('electron', () => ({
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
}));

const usual = { width: 1360, height: 860 };
function folderWith(place?: string): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-place-'));
  mkdirSync(join(dataDir, 'window'));
  if (place !== undefined) writeFileSync(join(dataDir, 'window', 'place.json'), place);
  return dataDir;
}
const at = (x: number, y: number) => JSON.stringify({ x, y, width: 1000, height: 700, maximized: false });

test('the window comes back where it was closed', () => {
  const dataDir = folderWith();
  const window = new BrowserWindow({ webPreferences: {} });
  keepPlace(window as never, dataDir);
  window.emit('close');
  expect(rememberedPlace(dataDir)).toEqual({
    bounds: { x: 10, y: 20, width: 1000, height: 700 },
    maximized: false,
  });
});

test.each([
  ['nothing remembered', undefined],
  ['a screen that is gone', at(4000, 0)],
  ['a title bar out of reach', at(0, -500)],
  ['a damaged note', '{'],
  ['nonsense', '{"x":"a"}'],
])('%s: the usual size', (_why, place) =>
  expect(rememberedPlace(folderWith(place))).toEqual({ bounds: usual, maximized: false }),
);

test('a window that was maximized is not shown before it has something to show', () => {
  const dataDir = folderWith(JSON.stringify({ x: 0, y: 0, width: 1000, height: 700, maximized: true }));
  const window = new BrowserWindow({ show: false, webPreferences: {} });
  keepPlace(window as never, dataDir);
  expect(rememberedPlace(dataDir).maximized).toBe(true);
  expect(window.isVisible()).toBe(false);
});
