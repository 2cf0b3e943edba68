import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { _electron as electron, type Page } from '@playwright/test';
import { projectFolder } from '../../electron/hosts/node/built.ts';

/** Electron's program if it was downloaded, which tests never do by themselves. */
export function findRuntime(): string | undefined {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const note = join(folder, 'path.txt');
  const program = existsSync(note) ? join(folder, 'dist', readFileSync(note, 'utf8').trim()) : undefined;
  return program !== undefined && existsSync(program) ? program : undefined;
}

/** Opens the desktop app on a data folder, which it shares with the test's own engine. */
export async function inElectron(dataDir: string, use: (page: Page) => Promise<void>): Promise<void> {
  const executablePath = findRuntime();
  if (executablePath === undefined) throw new Error('Electron was not downloaded');
  const env = { ...process.env, DOCKHAND_HOME: dataDir } as Record<string, string>;
  const app = await electron.launch({ executablePath, args: [projectFolder, '--lang=zh-CN'], env });
  try {
    const page = await app.firstWindow();
    await page.getByRole('navigation').first().waitFor();
    await use(page);
  } finally {
    await app.close();
  }
}
