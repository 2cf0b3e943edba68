import { readdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem } from '#shared/problem.ts';
import { isIgnored } from '../read/read.ts';
import {
  type AttachmentCandidate,
  type AttachmentPlace,
  attachmentProblem,
  type FoundCandidates,
  fileCandidate,
  zipCandidates,
} from './attachment-candidate.ts';
import { findInside } from './contained-path.ts';
import type { KnownFolders } from './known-folders.ts';

interface SearchPlaces {
  /** Real paths, best first. */
  readonly folders: readonly string[];
  /** Single files that were dropped too; found by their names. */
  readonly files: readonly string[];
  /** Where many orders are looked for: what their folders hold. For one alone it is not worth reading them. */
  readonly known?: KnownFolders;
  readonly reference: string;
  /** An archive larger than this is not opened. */
  readonly maxZipBytes: number;
}

/** Looks for one order's files in the allowed places, and nowhere else. */
export class AttachmentSearch {
  readonly #places: SearchPlaces;

  constructor(places: SearchPlaces) {
    this.#places = places;
  }

  /** Files named in a cell, separated by semicolons, commas or line breaks. */
  async named(text: string, place: AttachmentPlace): Promise<FoundCandidates> {
    // The whole text first: file names may contain commas themselves.
    const whole = await this.#byName(text.trim(), place);
    if (typeof whole !== 'string') return { candidates: [whole], problems: [] };
    const candidates: AttachmentCandidate[] = [];
    const problems: Problem[] = [];
    for (const name of text.split(/[;；,，、\r\n]+/).map((part) => part.trim())) {
      if (name === '') continue;
      const found = await this.#byName(name, place);
      if (typeof found !== 'string') candidates.push(found);
      else problems.push(attachmentProblem(found, place, { name }));
    }
    return { candidates, problems };
  }

  /** The files in a folder, or in a .zip, that bears the order's reference. */
  async byReference(place: AttachmentPlace, exceptZips: ReadonlySet<string>): Promise<FoundCandidates> {
    const found: FoundCandidates[] = [];
    for (const root of this.#places.folders) {
      const folder = await this.#atTop(root, this.#places.reference);
      if (folder?.type === 'found' && folder.stats.isDirectory())
        found.push(await this.#inFolder(root, folder.path, place));
      const zip = await this.#atTop(root, `${this.#places.reference}.zip`);
      if (zip?.type === 'found' && zip.stats.isFile() && !exceptZips.has(zip.path)) {
        found.push(await zipCandidates(zip.path, zip.stats.size, this.#places.maxZipBytes, place));
      }
    }
    return {
      candidates: found.flatMap(({ candidates }) => candidates),
      problems: found.flatMap(({ problems }) => problems),
    };
  }

  async #atTop(root: string, name: string) {
    const { known } = this.#places;
    return known && !(await known.mayHold(root, name)) ? null : findInside(root, name);
  }

  async #byName(name: string, place: AttachmentPlace): Promise<AttachmentCandidate | 'notFound' | 'outside'> {
    for (const root of this.#places.folders) {
      for (const way of [name, `${this.#places.reference}/${name}`]) {
        const found = await findInside(root, way);
        if (found.type === 'outside') {
          if (way === name) return 'outside';
        } else if (found.type === 'found' && found.stats.isFile()) {
          return fileCandidate(found.path, basename(found.path), found.stats.size, place);
        }
      }
    }
    const dropped = this.#places.files.find((path) => basename(path) === name);
    const stats = dropped === undefined ? null : await stat(dropped).catch(() => null);
    return dropped !== undefined && stats ? fileCandidate(dropped, name, stats.size, place) : 'notFound';
  }

  async #inFolder(root: string, folder: string, place: AttachmentPlace): Promise<FoundCandidates> {
    const names = await readdir(folder).catch(() => null);
    const candidates: AttachmentCandidate[] = [];
    const problems: Problem[] = [];
    if (!names) problems.push(attachmentProblem('unreadable', place, { name: basename(folder) }));
    for (const name of names?.filter((entry) => !isIgnored(entry)).sort() ?? []) {
      const found = await findInside(root, `${this.#places.reference}/${name}`);
      if (found.type === 'outside') problems.push(attachmentProblem('outside', place, { name }));
      else if (found.type === 'found' && found.stats.isFile()) {
        candidates.push(fileCandidate(found.path, name, found.stats.size, place));
      }
    }
    return { candidates, problems };
  }
}
