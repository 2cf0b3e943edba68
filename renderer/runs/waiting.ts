import type { Output } from '#shared/contract.ts';

type Today = Output<'today.get'>;

/** How many things wait for a person: the lines of the list on the first screen. */
export function waitingCount({ jobs, followUp }: Today): number {
  return jobs.length + followUpLines(followUp).length;
}

/** Shortages and drafts by themselves; what else was found, where there is neither. */
export function followUpLines({
  short,
  draft,
  attention,
}: Today['followUp']): readonly ('short' | 'draft' | 'attention')[] {
  const lines: ('short' | 'draft' | 'attention')[] = [];
  if (short.orders > 0) lines.push('short');
  if (draft > 0) lines.push('draft');
  if (lines.length === 0 && attention > 0) lines.push('attention');
  return lines;
}
