import { Failure } from '#shared/contract/failure.ts';
import type { Target } from '#shared/contract/run.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import { partners } from '#shared/partners/registry.ts';
import type { CheckContext } from '../check/check.ts';
import { type EngineContext, kindOf } from '../context.ts';
import { lookupsFor } from '../sku-items/lookups-for.ts';

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
  const accountFor = (kind: string) => accounts.idFor(kindOf(context, kind).partner, target, account);
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

/** Everything that checking a kind's lines depends on, gathered from the store. `account` null: defaults. */
export function checkContext(
  { store, accounts, ports }: Pick<EngineContext, 'store' | 'accounts' | 'ports'>,
  kind: AnyKind,
  account: string | null,
  files: readonly string[],
): CheckContext {
  const choiceMappings: Record<string, Record<string, string>> = {};
  for (const { field, text, code } of store.choiceMappings.list(kind.id)) {
    choiceMappings[field] = { ...choiceMappings[field], [text]: code };
  }
  return {
    settings: account === null ? partners[kind.partner].settings.parse({}) : accounts.settings(account),
    ...(account === null ? {} : { knownWarehouses: knownWarehouses(store, kind, account) }),
    choiceMappings,
    lookups: lookupsFor(kind, store.skuItems, account),
    files,
    today: localDate(ports.clock.now()),
  };
}

function knownWarehouses({ knownValues }: EngineContext['store'], kind: AnyKind, account: string): ReadonlySet<string> {
  const fields = Object.entries(kind.fields).filter(([, field]) => field.type === 'text' && field.warehouse);
  return new Set(fields.flatMap(([key]) => [...knownValues.of({ account, kind: kind.id }, key)]));
}

/** `yyyy-MM-dd` on the office's own calendar. */
export function localDate(now: number): string {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
