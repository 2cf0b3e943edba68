import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../../electron/hosts/node/built.ts';
import { findBrowser } from '../e2e/browser.ts';
import { largeFileLines, writeLargeFile } from '../e2e/support/large-file.ts';
import { middle, runOnce, table } from './measure.ts';

/** How long the page's main thread is busy at a time with a file of 100 000 lines. */
export async function benchPage(folder: string, runs: number): Promise<string> {
  if (!ensureBuilt()) throw new Error('The page could not be built');
  const file = await writeLargeFile(folder);
  const browser = findBrowser();
  const results = Array.from({ length: runs }, (_, turn) => {
    const dataDir = join(folder, `page-${turn}`);
    mkdirSync(dataDir);
    return runOnce('page', [dataDir, file, ...(browser === undefined ? [] : [browser])]);
  });
  const rows = (['read', 'scrolled', 'edited'] as const).map((part) => {
    const of = (name: string) => middle(results.map((figures) => figures[name] ?? 0));
    return [`${part}`, `${of(part).toFixed(0)} ms`, of(`${part}Over50`).toFixed(0)];
  });
  const lines = largeFileLines.toLocaleString('en-US');
  return table([`while ${lines} lines are`, 'longest task of the page', 'tasks over 50 ms'], rows);
}
