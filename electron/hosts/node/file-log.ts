import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '#engine/ports.ts';

const maxBytes = 2 * 1024 * 1024;

/**
 * Diagnostics in `<data folder>/logs/dockhand.log`, one JSON object a line; at 2 MiB the file becomes
 * `dockhand.old.log`, so that two of them are kept. A log that cannot be written is no reason to stop working.
 */
export function fileLog(dataDir: string): Log {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'dockhand.log');
  const write = (level: string, message: string, detail?: Readonly<Record<string, string | number>>) => {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes)
        renameSync(file, join(folder, 'dockhand.old.log'));
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, message, ...detail })}\n`);
    } catch {
      // Full disk or read-only folder: the store will say so where it matters.
    }
  };
  return {
    info: (message, detail) => write('info', message, detail),
    warn: (message, detail) => write('warn', message, detail),
  };
}
