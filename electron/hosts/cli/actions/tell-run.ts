import type { PlacedProblem } from '#shared/contract/problem.ts';
import type { Run } from '#shared/contract/run.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { findKind } from '#shared/kinds/registry.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import type { SummaryEvent } from '../output/events.ts';
import { everyItem } from './every-item.ts';
import type { CommandContext } from './run-command.ts';

/**
 * One event per stored problem, in the order of the sheet.
 *
 * @param told what was told before and is not told again
 * @returns everything told by now
 */
export async function tellProblems(
  { engine, output, t }: CommandContext,
  run: Run,
  told: ReadonlySet<number> = new Set(),
): Promise<ReadonlySet<number>> {
  const kind = findKind(run.kind);
  const all = new Set(told);
  const rules = new Map<string, { readonly words: RuleWords; cells: number }>();
  const pages = everyItem((offset, limit) => engine.call('problems.window', { run: run.id, offset, limit }));
  for await (const problem of pages) {
    if (all.has(problem.id)) continue;
    all.add(problem.id);
    const words = ruleIn(problem, kind, t.lang);
    if (words) {
      const id = JSON.stringify(words);
      rules.set(id, { words, cells: (rules.get(id)?.cells ?? 0) + 1 });
    }
    output.event({
      type: 'problem',
      ...place(problem),
      field: problem.field,
      code: problem.code,
      severity: problem.severity,
      message: renderProblem(t, kind, problem),
    });
  }
  for (const { words, cells } of rules.values()) output.say(t('cli:rule', { ...words, count: cells }));
  return all;
}

interface RuleWords {
  readonly field: string;
  readonly value: string;
  readonly choice: string;
}

/** Which taught rule a note is about: how many cells it reached is told once for all. */
function ruleIn(
  { code, field, params }: PlacedProblem,
  kind: AnyKind | undefined,
  lang: 'zh' | 'en',
): RuleWords | null {
  if (code !== 'choice.remembered' || field === null) return null;
  const def = kind?.fields[field];
  const choice = def?.type === 'choice' ? def.choices.find((each) => each.code === params.chosen) : undefined;
  return {
    field: def?.label[lang] ?? field,
    value: String(params.value),
    choice: choice?.label[lang] ?? String(params.chosen),
  };
}

function place({ file, sheet, row, column }: PlacedProblem) {
  return { file, sheet, row, column };
}

/** The run's last event. */
export function tellSummary({ output }: CommandContext, run: Run, more: Pick<SummaryEvent, 'freight'> = {}): void {
  output.event({ type: 'summary', run: run.id, kind: run.kind, target: run.target, ...run.counts, ...more });
}
