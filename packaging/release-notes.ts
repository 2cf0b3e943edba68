import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };

/** Where a version's notes are written, one file per language. */
export function notesFile(version: string, language: 'zh-CN' | 'en'): string {
  return join(import.meta.dirname, '..', 'docs', 'releases', version, `${language}.md`);
}

/**
 * What is new in a version, in both languages, as the update client shows it. Empty while nobody has written it: the
 * release workflow refuses that, packing for a try does not.
 */
export function releaseNotes(version: string = packageJson.version): { zh?: string; en?: string } {
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  const zh = read(notesFile(version, 'zh-CN'));
  const en = read(notesFile(version, 'en'));
  return { ...(zh ? { zh } : {}), ...(en ? { en } : {}) };
}
