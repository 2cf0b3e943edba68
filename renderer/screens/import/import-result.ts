import type { RefusedFile } from '#shared/contract/imports.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Input, Output } from '#shared/contract.ts';

/** What an import is asked for, besides where its files are. */
export type ImportOptions = Pick<Input<'imports.create'>, 'kind' | 'choices' | 'pasted' | 'encoding'>;

/** A file or sheet that was refused; `pasted`: the cells, where it was pasted, to read them again with other options. */
export interface Refused extends RefusedFile {
  readonly pasted?: ImportOptions['pasted'];
}

/** What came of imports: the runs to go on with, and what was refused and why. */
export interface ImportResult {
  readonly runs: readonly Run[];
  readonly refused: readonly Refused[];
}

/** The same as imports end, with the files that no order names: whose they are is asked at once. */
export interface EndedImports extends ImportResult {
  readonly unclaimed: readonly string[];
}

/** The result that is shown; `seen` as soon as it was shown where the person looked. */
export interface ShownResult extends ImportResult {
  readonly seen: boolean;
}

export const noResult: EndedImports = { runs: [], refused: [], unclaimed: [] };

/** What came of imports, and of one more. */
export function addImported(
  { runs, refused, unclaimed }: EndedImports,
  imported: Output<'imports.create'>,
  pasted: ImportOptions['pasted'],
): EndedImports {
  const more = imported.refused.map((file) => (pasted && file.path === undefined ? { ...file, pasted } : file));
  return {
    runs: [...runs, ...imported.runs],
    refused: [...refused, ...more],
    unclaimed: [...unclaimed, ...imported.unclaimed],
  };
}

/** The run to go on with, when it is all that came. */
export function onlyRun({ runs, refused }: ImportResult): Run | null {
  const [run] = runs;
  return run && runs.length === 1 && refused.length === 0 ? run : null;
}

/**
 * What is shown after more imports: what came of them alone; but together with what is shown already where they retried
 * some of it, or while nobody has seen that.
 */
export function resultToShow(
  before: ShownResult | null,
  more: ImportResult,
  retried: ReadonlySet<Refused>,
): ImportResult {
  if (!before || (before.seen && retried.size === 0)) return more;
  const stillRefused = before.refused.filter((file) => !retried.has(file));
  return { runs: [...before.runs, ...more.runs], refused: [...stillRefused, ...more.refused] };
}
