import type { Run } from '#shared/contract/run.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { CheckContext } from './check/check.ts';
import { type EngineContext, kindOf, runOf } from './context.ts';
import { earlierAnswer } from './earlier-answer.ts';
import { checkContext } from './import/destinations.ts';

/** A run with what checking it depends on, gathered once for a series of checks. */
export interface RunScope {
  readonly run: string;
  readonly kind: AnyKind;
  readonly account: string;
  readonly check: CheckContext;
}

/** @throws Failure `run.unknown`, `kind.unknown`, `account.*` */
export function openScope(context: EngineContext, run: string): RunScope {
  return scopeOf(context, runOf(context, run));
}

/** Also for a run that is still importing, and therefore invisible. */
export function scopeOf(context: EngineContext, run: Pick<Run, 'id' | 'kind' | 'target' | 'account'>): RunScope {
  const kind = kindOf(context, run.kind);
  const account = run.account ?? context.accounts.idFor(kind.partner, run.target);
  const names: string[] = [];
  for (const { index, name } of context.store.files.list(run.id)) names[index] = name;
  const check = checkContext(context, kind, account, names);
  const { borrows } = kind;
  if (!borrows) return { run: run.id, kind, account, check };
  const earlier = (key: string) => earlierAnswer(context.store, { account, kind: borrows.from }, key);
  return { run: run.id, kind, account, check: { ...check, earlierAnswer: earlier } };
}
