import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Store } from '../store/store.ts';

/** Remembers the warehouses of accepted orders: one never used before is worth a second look in later files. */
export function rememberWarehouses(
  { orders, knownValues }: Pick<Store, 'orders' | 'knownValues'>,
  kind: AnyKind,
  account: string,
  accepted: readonly number[],
): void {
  const fields = Object.entries(kind.fields).filter(([, field]) => field.type === 'text' && field.warehouse);
  for (const id of accepted) {
    const body: Readonly<Record<string, unknown>> = JSON.parse(orders.get(id)?.body ?? '{}');
    const values = fields.flatMap(([key, { wire = key }]) => {
      const value = body[wire];
      return typeof value === 'string' ? [[key, value] as const] : [];
    });
    if (values.length > 0) knownValues.remember({ account, kind: kind.id }, Object.fromEntries(values));
  }
}
