import { basename, resolve } from 'node:path';
import { rateCardSheet } from '#shared/kinds/rate-card/index.ts';
import { renderProblem } from '#shared/text/render-problem.ts';
import type { Session } from '../session.ts';

/** Reads a rate card for this call alone and tells of its problems. @returns its id, or null when it cannot be used */
export async function readRates({ engine, output, t }: Session, path: string): Promise<string | null> {
  const file = basename(path);
  const { card, problems, refused } = await engine.call('rateCards.import', { path: resolve(path), keep: false });
  const at = { type: 'problem', file } as const;
  if (refused) {
    const { code, params } = refused;
    const message = t.dynamic(`file:${code}`, { ...params, file });
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
