import { ensureBundle } from '../../electron/hosts/bundle/launch.js';
import { ensureBuilt } from '../../electron/hosts/node/built.ts';

/** The page that is tested is the one that ships: built. */
export default function buildFirst(): void {
  if (!ensureBuilt() || !ensureBundle()) throw new Error('The page could not be built');
}
