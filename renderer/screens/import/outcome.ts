import type { RefusedFile } from '#shared/contract/imports.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Input, Output } from '#shared/contract.ts';

/** What an import is asked for, besides where its files are. */
export type ImportWish = Pick<Input<'imports.create'>, 'kind' | 'choices' | 'pasted'>;

/** Something that could not be used; `pasted`: the cells it was, to read them again otherwise. */
export interface Refused extends RefusedFile {
  readonly pasted?: ImportWish['pasted'];
}

/** What came of imports: the runs to go on with, and what was refused and why. */
export interface ImportOutcome {
  readonly runs: readonly Run[];
  readonly refused: readonly Refused[];
}

/** What is told of imports; `seen` as soon as it was told where the person looked. */
export interface Told extends ImportOutcome {
  readonly seen: boolean;
}

export const nothing: ImportOutcome = { runs: [], refused: [] };

/** What came of imports, and of one more. */
export function together(
  { runs, refused }: ImportOutcome,
  imported: Output<'imports.create'>,
  pasted: ImportWish['pasted'],
): ImportOutcome {
  const more = imported.refused.map((file) => (pasted && file.path === undefined ? { ...file, pasted } : file));
  return { runs: [...runs, ...imported.runs], refused: [...refused, ...more] };
}

/** The run to go on with, when it is all that came. */
export function onlyRun({ runs, refused }: ImportOutcome): Run | null {
  const [run] = runs;
  return run && runs.length === 1 && refused.length === 0 ? run : null;
}

/**
 * What there is to tell after more imports: what came of them; where they settle something that was refused before, with
 * all else that was told beside it, and so while nobody has seen what was told before.
 */
export function afterMore(before: Told | null, more: ImportOutcome, settled: ReadonlySet<Refused>): ImportOutcome {
  if (!before || (before.seen && settled.size === 0)) return more;
  const open = before.refused.filter((file) => !settled.has(file));
  return { runs: [...before.runs, ...more.runs], refused: [...open, ...more.refused] };
}
