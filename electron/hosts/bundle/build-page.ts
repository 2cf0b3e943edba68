import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'electron-vite';
import { patientlySync } from '#engine/patiently.ts';
import { PAGE, writeNote } from '../node/fresh-build.js';
import { notedSources } from './note-sources.ts';

/**
 * Builds the window, its page and the engine's process of the desktop app. Built aside, and each of the three put in place
 * whole: a program or a test that runs meanwhile finds the former ones until then.
 *
 * @param project the project's folder
 */
export async function buildPage(project: string): Promise<void> {
  const out = join(project, 'out');
  const aside = join(out, `.building-${process.pid}`);
  const sources = notedSources(project);
  sources.note('electron.vite.config.ts', relative(project, import.meta.filename));
  try {
    await build({ root: project, logLevel: 'warn', build: { outDir: aside }, plugins: [sources.plugin] });
    // Cut off between two of them, none of them may pass for built.
    rmSync(join(project, PAGE), { force: true });
    for (const part of ['main', 'preload', 'renderer']) putInPlace(join(aside, part), join(out, part));
    writeNote(project, PAGE, { sources: sources.all() });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Two that build at once may each put theirs in place: the later one stays. */
function putInPlace(from: string, to: string): void {
  for (let tried = 0; ; tried += 1) {
    if (existsSync(to)) moveIfThere(to, `${from}.former-${tried}`);
    try {
      patientlySync(() => renameSync(from, to));
      return;
    } catch (error) {
      if (!existsSync(to) || tried === 5) throw error;
    }
  }
}

function moveIfThere(from: string, to: string): void {
  try {
    patientlySync(() => renameSync(from, to));
  } catch (error) {
    if (existsSync(from)) throw error;
  }
}

if (import.meta.main) await buildPage(process.argv[2] ?? resolve(import.meta.dirname, '..', '..', '..'));
