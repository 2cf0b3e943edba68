import type { OfficeScope } from './office-ledger.ts';

/** A key, and for what it is used. */
type Of = Pick<OfficeScope, 'partner' | 'kind'>;

/** Keys that this program asked for, and has not stored yet or given back: what else it hears of them meanwhile is no news. */
export function createUnderWay() {
  const counts = new Map<string, number>();
  const idOf = ({ partner, kind }: Of, key: string) => JSON.stringify([partner, kind, key]);
  const add = (of: Of, keys: readonly string[], by: 1 | -1) => {
    for (const key of keys) {
      const id = idOf(of, key);
      const count = (counts.get(id) ?? 0) + by;
      if (count > 0) counts.set(id, count);
      else counts.delete(id);
    }
  };
  return {
    has: (of: Of, key: string): boolean => counts.has(idOf(of, key)),
    begun: (of: Of, keys: readonly string[]): void => add(of, keys, 1),
    over: (of: Of, keys: readonly string[]): void => add(of, keys, -1),
  };
}
