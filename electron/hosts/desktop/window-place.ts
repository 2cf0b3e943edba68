import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';
import { PRIVATE_FILE } from '#engine/private-files.ts';

const place = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(400),
  height: z.int().min(300),
  maximized: z.boolean(),
});
type Place = z.infer<typeof place>;

const file = (dataDir: string) => join(dataDir, 'window', 'place.json');

/**
 * Where the window stood last time; the usual size in the middle when unknown or when that screen is gone. Whether it was
 * maximized is only told: maximizing shows a window, which is for `showWhenReady` to do.
 */
export function rememberedPlace(dataDir: string): { readonly bounds: Partial<Rectangle>; readonly maximized: boolean } {
  const last = readPlace(dataDir);
  const bounds =
    last && isOnAScreen(last)
      ? { x: last.x, y: last.y, width: last.width, height: last.height }
      : { width: 1360, height: 860 };
  return { bounds, maximized: last?.maximized ?? false };
}

/** Remembers the window's place when it closes. */
export function keepPlace(window: BrowserWindow, dataDir: string): void {
  window.on('close', () => {
    const now: Place = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(file(dataDir), JSON.stringify(now), { mode: PRIVATE_FILE });
    } catch {
      // A place that could not be noted is no reason to keep the window from closing.
    }
  });
}

function readPlace(dataDir: string): Place | null {
  try {
    return place.safeParse(JSON.parse(readFileSync(file(dataDir), 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

function isOnAScreen({ x, y, width }: Place): boolean {
  // The title bar must be reachable: its middle lies in some screen's work area.
  return screen.getAllDisplays().some(({ workArea }) => {
    const middle = x + width / 2;
    const inWidth = middle >= workArea.x && middle <= workArea.x + workArea.width;
    return inWidth && y >= workArea.y - 10 && y < workArea.y + workArea.height - 40;
  });
}
