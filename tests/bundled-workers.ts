import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TestProject } from 'vitest/node';
import { ensureBundle } from '../electron/hosts/bundle/launch.js';

/**
 * The engine's workers run bundled in tests, as they do for everybody: from the sources each of the hundreds that are
 * started would take half a second of the processor. While files are watched they are bundled again with every change.
 */
export function setup(project: TestProject): void {
  nameBundledWorkers();
  project.onTestsRerun(nameBundledWorkers);
}

/** For the processes that tests run in and those that they start. Without a bundle the workers run from the sources. */
export function nameBundledWorkers(): void {
  const bundle = ensureBundle();
  if (bundle === undefined) return void delete process.env.DOCKHAND_WORKERS;
  process.env.DOCKHAND_WORKERS = pathToFileURL(join(bundle, '/')).href;
  // What V8 made of a file, and of a source without its types; by content, so that it is never old.
  process.env.NODE_COMPILE_CACHE = join(bundle, 'compiled');
}
