import { basename, parse, resolve } from 'node:path';
import type { Warehouse } from '#shared/contract/freight-office.ts';
import type { Run, Target } from '#shared/contract/run.ts';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { EncodingName } from '#shared/sheets/encodings.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import { createRuns } from '../actions/create-runs.ts';
import { checkedCode, type ExitCode, exitCode, worst } from '../actions/exit-code.ts';
import { checkWorkbookPath } from '../actions/reports.ts';
import { type CommandContext, runCommand } from '../actions/run-command.ts';
import type { SheetOptions } from '../actions/sheet-options.ts';
import { tellCosts } from '../actions/tell-costs.ts';
import { tellProblems } from '../actions/tell-run.ts';

export interface FreightOptions extends SheetOptions {
  readonly kind?: string;
  readonly encoding?: EncodingName;
  /** Whose prices are asked for, for kinds that are previewed before they are booked. */
  readonly to: Target;
  /** A rate card for this call alone. */
  readonly rates?: string;
  /** Of a rate card that is text and does not show its own. */
  readonly ratesEncoding?: EncodingName;
  /** Where warehouses stand; kept with the settings. */
  readonly warehouse?: readonly Warehouse[];
  /** The workbook that compares every channel. */
  readonly out?: string;
  readonly json?: boolean;
}

/** `freight`: what the files' orders weigh and what they would cost; no order is sent. */
export function freight(files: readonly string[], options: FreightOptions): Promise<ExitCode> {
  return runCommand(options, async (context) => {
    if (options.out !== undefined) await checkWorkbookPath(options.out);
    const rates =
      options.rates === undefined ? undefined : await readRates(context, options.rates, options.ratesEncoding);
    if (rates === null) return exitCode.failed;
    if (options.warehouse?.length) await context.engine.call('warehouses.set', { warehouses: [...options.warehouse] });
    const { runs, refused } = await createRuns(context, files, { ...options, target: options.to });
    for (const run of runs) {
      await tellProblems(context, run);
      await tellCosts(context, run, rates);
      const { out } = options;
      if (out !== undefined) await writeComparison(context, run, { out, rates, several: runs.length > 1 });
    }
    return worst(
      runs.map(({ counts }) => checkedCode(counts)),
      refused,
    );
  });
}

interface ComparisonOptions {
  readonly out: string;
  readonly rates: string | undefined;
  /** The import made several runs: each gets its own file, named after its kind; it replaces none. */
  readonly several: boolean;
}

async function writeComparison(context: CommandContext, run: Run, { out, rates, several }: ComparisonOptions) {
  const { engine, output, t } = context;
  if (!findKind(run.kind)?.boxes) return;
  const { dir, name, ext } = parse(resolve(out));
  const { path, notes } = await engine.call('freight.export', {
    run: run.id,
    ...(rates === undefined ? {} : { cards: [rates] }),
    ...(several ? { out: resolve(dir, `${name}-${run.kind}${ext}`), ifTaken: 'next' as const } : { out: resolve(out) }),
    lang: t.lang,
  });
  output.say(t('cli:written', { path }));
  for (const note of notes) output.say(t('cli:note', { note }));
}

/** Reads a rate card for this command alone and tells of its problems. @returns its id, or null when it cannot be used */
async function readRates(
  { engine, output, t }: CommandContext,
  path: string,
  encoding: EncodingName | undefined,
): Promise<string | null> {
  const file = basename(path);
  const { card, problems, refused } = await engine.call('rateCards.import', {
    path: resolve(path),
    keep: false,
    ...(encoding && { encoding }),
  });
  const at = { type: 'problem', file } as const;
  if (refused) {
    const { code, params } = refused;
    const asked = code === 'encodingAsked' ? t.dynamic('cli:ratesEncodingOption', params) : '';
    const message = t.dynamic(`file:${code}`, { ...params, file }) + asked;
    const nowhere = { sheet: null, row: null, column: null, field: null };
    output.event({ ...at, ...nowhere, code: `file.${code}`, severity: 'error', message });
  }
  for (const problem of problems) {
    const { sheet, row, column, field, code, severity } = problem;
    const message = renderProblem(t, rateCardSheet, problem);
    output.event({ ...at, sheet, row, column, field, code, severity, message });
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (card) output.say(t('freight:card.read', { name: card.name, count: card.rows }));
  else if (errors > 0) output.say(t('freight:card.refused', { file, count: errors }));
  return card?.id ?? null;
}
