import { ensureBundle } from '../electron/hosts/bundle/launch.js';
import { ensureBuilt } from '../electron/hosts/node/built.ts';

/** Before the tests that start what is built: two of them at a time would build over each other. */
export function setup(): void {
  if (!ensureBuilt() || !ensureBundle()) throw new Error('The program could not be built');
}
