import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freshPage } from './fresh-build.js';

/** The project's folder, seen from the sources. */
export const projectFolder = join(import.meta.dirname, '..', '..', '..');
export const builtRenderer = join(projectFolder, 'out', 'renderer');
export const builtMain = join(projectFolder, 'out', 'main', 'main.js');

/**
 * Builds the window, its page and the engine's process unless what is built holds the sources as they are. False: the build
 * failed, and has said why.
 *
 * @param project its folder
 */
export function ensureBuilt(project = projectFolder): boolean {
  const parts = ['main/main.js', 'renderer/index.html'].map((part) => join(project, 'out', part));
  if (parts.every((part) => existsSync(part)) && freshPage(project)) return true;
  const builder = join(projectFolder, 'electron', 'hosts', 'bundle', 'build-page.ts');
  const { status } = spawnSync(process.execPath, [builder, project], {
    cwd: project,
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
  });
  return status === 0;
}
