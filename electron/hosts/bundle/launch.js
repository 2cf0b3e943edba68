import { spawnSync } from 'node:child_process';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshBundle } from '../node/fresh-build.js';

const here = import.meta.dirname;

/** The project's folder, seen from here. */
const thisProject = join(here, '..', '..', '..');

/**
 * Runs a program of the command line from its bundle, which is built first unless it holds the sources as they are. Where
 * it cannot be built (no bundler installed, nothing may be written, a source that does not compile) the sources run as
 * they are, more slowly, and a sentence on standard error says so.
 *
 * @param {'main' | 'demo'} name
 * @param {string} project its folder
 */
export async function launch(name, project = thisProject) {
  const bundle = ensureBundle(project);
  if (bundle === undefined) {
    const { tellNotBundled } = await import('./tell-not-bundled.ts');
    tellNotBundled();
    await import(pathToFileURL(join(project, 'electron', 'hosts', 'cli', `${name}.ts`)).href);
    return;
  }
  // What V8 compiled is kept with the bundle; workers use it too.
  module.enableCompileCache?.(join(bundle, 'compiled'));
  await import(pathToFileURL(join(bundle, `${name}.js`)).href);
}

/**
 * The folder of a bundle that holds the sources as they are; undefined where none can be built.
 *
 * @param {string} project its folder
 * @returns {string | undefined}
 */
export function ensureBundle(project = thisProject) {
  return freshBundle(project) ?? (build(project) ? freshBundle(project) : undefined);
}

/**
 * In a process of its own: the bundler brings threads along, and takes much memory. Quietly: who wants to see why it
 * fails runs `npm run build`.
 *
 * @param {string} project
 */
function build(project) {
  return spawnSync(process.execPath, [join(here, 'build-bundle.ts'), project], { stdio: 'ignore' }).status === 0;
}
