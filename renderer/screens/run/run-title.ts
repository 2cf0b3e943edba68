import type { Run } from '#shared/contract/run.ts';
import type { Translate } from '#shared/text/index.ts';

/** A run's name for people: its file, or the first of them and how many there are. */
export function runTitle(t: Translate, { files, id }: Pick<Run, 'files' | 'id'>): string {
  const [first] = files;
  if (!first) return id;
  return files.length === 1 ? first.name : t('ui:run.files', { first: first.name, count: files.length });
}
