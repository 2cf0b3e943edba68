import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../rule.ts';

/** What Dockhand may add to Electron: archive, binary, samples and licences together. 17.6 MB on Linux when this was set. */
export const budget = 24 * 1024 * 1024;

/** Electron's, which elsewhere lies beside the program and on macOS in this folder. */
const chromiumLicences = 'LICENSES.chromium.html';

export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== chromiumLicences)
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

export const size: Rule = ({ resources }) => {
  const bytes = sizeOf(resources);
  return bytes > budget ? [`${bytes} bytes are more than the budget of ${budget}`] : [];
};
