import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What was bundled, and from what. JavaScript, like all that runs before the bundle: loading what strips types from
 * TypeScript costs more than everything else here.
 *
 * @typedef {object} Source a file whose content is in the bundle
 * @property {string} path from the project's folder
 * @property {string} sha256 of the content that was bundled, hexadecimal
 * @property {string} stamp what the file system said of it then; see {@link stampOf}
 *
 * @typedef {object} Bundle
 * @property {string} folder its name within the folder of bundles
 * @property {readonly Source[]} sources
 */

/**
 * Where bundles lie, from the project's folder. As deep as a host's sources, which find the project's folder from where they
 * stand.
 */
export const BUNDLES = join('out', 'cli');

/** Names the newest bundle. Written last and in one step, so that whoever reads it finds a whole one. */
export const NEWEST = 'newest.json';

/**
 * The folder of the newest bundle, or undefined where there is none or one of its sources is no longer what was bundled.
 * A source whose stamp is another is read: a checkout or a copy alone makes nothing stale, and no second reading.
 *
 * @param {string} project the project's folder
 * @returns {string | undefined}
 */
export function freshBundle(project) {
  const bundle = newestBundle(project);
  if (bundle === undefined) return undefined;
  const folder = join(project, BUNDLES, bundle.folder);
  if (!existsSync(folder)) return undefined;
  /** @type {Source[]} */
  const sources = [];
  for (const source of bundle.sources) {
    const stamp = stampOf(join(project, source.path));
    if (stamp === undefined) return undefined;
    if (stamp !== source.stamp && hashOf(readFileSync(join(project, source.path))) !== source.sha256) return undefined;
    sources.push(stamp === source.stamp ? source : { ...source, stamp });
  }
  if (sources.some((source, at) => source !== bundle.sources[at])) noteNewest(project, { ...bundle, sources });
  return folder;
}

/**
 * Size and both times of a file. The time of its last change of any kind cannot be set back, as that of its content can.
 *
 * @param {string} path
 * @returns {string | undefined} undefined when there is no such file
 */
export function stampOf(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}`;
}

/**
 * Loads what hashes only when something is hashed: at most starts nothing is.
 *
 * @param {Uint8Array} content
 * @returns {string} SHA-256, hexadecimal
 */
export function hashOf(content) {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(content).digest('hex');
}

/**
 * Makes a bundle the newest. A folder that cannot be written leaves everything as it was: then it is read again next time.
 *
 * @param {string} project
 * @param {Bundle} bundle
 */
export function noteNewest(project, bundle) {
  const file = join(project, BUNDLES, NEWEST);
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, JSON.stringify(bundle));
    renameSync(beside, file);
  } catch {
    // See above.
  }
}

/**
 * @param {string} project
 * @returns {Bundle | undefined}
 */
function newestBundle(project) {
  try {
    return JSON.parse(readFileSync(join(project, BUNDLES, NEWEST), 'utf8'));
  } catch {
    return undefined;
  }
}
