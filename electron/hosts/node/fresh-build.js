import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What was built, and from what. JavaScript, like all that runs before the bundle: loading what strips types from
 * TypeScript costs more than everything else here.
 *
 * @typedef {object} Source a file whose content is in what was built
 * @property {string} path from the project's folder
 * @property {string} sha256 of the content that was built, hexadecimal
 * @property {string} stamp what the file system said of it then; see {@link stampOf}
 *
 * @typedef {object} Build
 * @property {readonly Source[]} sources
 * @property {string} [folder] of a bundle: its name within the folder of bundles
 */

/**
 * Where bundles lie, from the project's folder. As deep as a host's sources, which find the project's folder from where they
 * stand.
 */
export const BUNDLES = join('out', 'cli');

/** Names the newest bundle. A note is written last and in one step, so that whoever reads it finds what it speaks of whole. */
export const NEWEST = join(BUNDLES, 'newest.json');

/** The note of the desktop app's window, its page and the engine's process. */
export const PAGE = join('out', 'page.json');

/**
 * The folder of the newest bundle, or undefined where there is none or one of its sources is no longer what was bundled.
 *
 * @param {string} project the project's folder
 * @returns {string | undefined}
 */
export function freshBundle(project) {
  const bundle = readNote(project, NEWEST);
  if (bundle?.folder === undefined) return undefined;
  const folder = join(project, BUNDLES, bundle.folder);
  return existsSync(folder) && isOfSources(project, NEWEST, bundle) ? folder : undefined;
}

/**
 * Whether the window, its page and the engine's process were built from the sources as they are.
 *
 * @param {string} project the project's folder
 * @returns {boolean}
 */
export function freshPage(project) {
  const page = readNote(project, PAGE);
  return page !== undefined && isOfSources(project, PAGE, page);
}

/**
 * A source whose stamp is another is read: a checkout or a copy alone makes nothing stale, and no second reading.
 *
 * @param {string} project
 * @param {string} file the note
 * @param {Build} built
 * @returns {boolean}
 */
function isOfSources(project, file, built) {
  /** @type {Source[]} */
  const sources = [];
  for (const source of built.sources) {
    const stamp = stampOf(join(project, source.path));
    if (stamp === undefined) return false;
    if (stamp !== source.stamp && hashOf(readFileSync(join(project, source.path))) !== source.sha256) return false;
    sources.push(stamp === source.stamp ? source : { ...source, stamp });
  }
  if (sources.some((source, at) => source !== built.sources[at])) writeNote(project, file, { ...built, sources });
  return true;
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
 * Notes what was built. A folder that cannot be written leaves everything as it was: then it is read again next time.
 *
 * @param {string} project
 * @param {string} note its path from there
 * @param {Build} built
 */
export function writeNote(project, note, built) {
  const file = join(project, note);
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, JSON.stringify(built));
    renameSync(beside, file);
  } catch {
    // See above.
  }
}

/**
 * @param {string} project
 * @param {string} note
 * @returns {Build | undefined}
 */
function readNote(project, note) {
  try {
    return JSON.parse(readFileSync(join(project, note), 'utf8'));
  } catch {
    return undefined;
  }
}
