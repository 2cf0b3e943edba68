import { Failure } from '#shared/contract/failure.ts';
import type { Target } from '#shared/contract/run.ts';
import type { CheckContext } from '../check/check.ts';
import { type EngineContext, kindOf } from '../context.ts';
import { checkContext } from '../run-scope.ts';

/** Where the runs of one import go. */
export interface Destinations {
  /** @throws Failure `account.missing`, `account.unknown` */
  accountFor(kind: string): string;
  /** What checking each kind knows besides the lines; kinds that nobody has an account for are checked by defaults. */
  checkContexts(files: readonly string[]): Readonly<Record<string, CheckContext>>;
}

interface Wish {
  readonly target: Target;
  readonly account?: string | undefined;
  readonly kind?: string | undefined;
}

export function createDestinations(context: EngineContext, { target, account, kind: only }: Wish): Destinations {
  const { kinds, accounts } = context;
  const accountFor = (kind: string) => accounts.ensure(kindOf(context, kind).partner, target, account);
  const accountIfAny = (kind: string) => {
    try {
      return accountFor(kind);
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  };
  return {
    accountFor,
    checkContexts: (files) =>
      Object.fromEntries(
        kinds
          .filter(({ id }) => only === undefined || id === only)
          .map((kind) => [kind.id, checkContext(context, kind, accountIfAny(kind.id), files)]),
      ),
  };
}
