import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type AttachmentCandidate,
  type AttachmentPlace,
  attachmentProblem,
  type FoundCandidates,
  fileCandidate,
} from './attachment-candidate.ts';
import { zipCandidates } from './attachment-zip.ts';
import { findInside } from './contained-path.ts';
import { isIgnored } from './ignored-files.ts';

/** Looks for one order's files in the allowed folders (real paths, best first), and nowhere else. */
export class AttachmentSearch {
  readonly #roots: readonly string[];
  readonly #reference: string;
  readonly #maxZipBytes: number;

  /** @param maxZipBytes an archive larger than this is not opened */
  constructor(roots: readonly string[], reference: string, maxZipBytes: number) {
    this.#roots = roots;
    this.#reference = reference;
    this.#maxZipBytes = maxZipBytes;
  }

  /** Files named in a cell, separated by semicolons, commas or line breaks. */
  async named(text: string, place: AttachmentPlace): Promise<FoundCandidates> {
    // The whole text first: file names may contain commas themselves.
    const whole = await this.#byName(text.trim(), place);
    if (typeof whole !== 'string') return { candidates: [whole], problems: [] };
    const candidates: AttachmentCandidate[] = [];
    const problems = [];
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
    for (const root of this.#roots) {
      const folder = await findInside(root, this.#reference);
      if (folder.type === 'found' && folder.stats.isDirectory()) found.push(await this.#inFolder(root, place));
      const zip = await findInside(root, `${this.#reference}.zip`);
      if (zip.type === 'found' && zip.stats.isFile() && !exceptZips.has(zip.path)) {
        found.push(await zipCandidates(zip.path, zip.stats.size, this.#maxZipBytes, place));
      }
    }
    return {
      candidates: found.flatMap(({ candidates }) => candidates),
      problems: found.flatMap(({ problems }) => problems),
    };
  }

  async #byName(name: string, place: AttachmentPlace): Promise<AttachmentCandidate | 'notFound' | 'outside'> {
    for (const root of this.#roots) {
      for (const way of [name, `${this.#reference}/${name}`]) {
        const found = await findInside(root, way);
        if (found.type === 'outside') {
          if (way === name) return 'outside';
        } else if (found.type === 'found' && found.stats.isFile()) {
          return fileCandidate(found.path, basename(found.path), found.stats.size, place);
        }
      }
    }
    return 'notFound';
  }

  async #inFolder(root: string, place: AttachmentPlace): Promise<FoundCandidates> {
    const names = (await readdir(join(root, this.#reference))).filter((name) => !isIgnored(name)).sort();
    const candidates: AttachmentCandidate[] = [];
    const problems = [];
    for (const name of names) {
      const found = await findInside(root, `${this.#reference}/${name}`);
      if (found.type === 'outside') problems.push(attachmentProblem('outside', place, { name }));
      else if (found.type === 'found' && found.stats.isFile()) {
        candidates.push(fileCandidate(found.path, name, found.stats.size, place));
      }
    }
    return { candidates, problems };
  }
}
