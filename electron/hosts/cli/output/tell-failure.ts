import type { Failure } from '#shared/contract/failure.ts';
import type { Translate } from '#shared/text/index.ts';

/** One sentence on standard error: what could not be done (with which run) and what mends it. */
export function tellFailure(t: Translate, { code, params }: Failure, run?: string): void {
  const message = t.dynamic(`failure:${code}`, params);
  process.stderr.write(`${t('cli:failed', { message: run === undefined ? message : `${run}  ${message}` })}\n`);
}
