import { cainiaoStockIn } from './cainiao-stock-in/index.ts';
import { domesticLogistics } from './domestic-logistics/index.ts';
import { freightOrder } from './freight-order/index.ts';
import type { AnyKind } from './kind.ts';
import { overseasInbound } from './overseas-inbound/index.ts';
import { packageForecast } from './package-forecast.ts';
import { packageInbound } from './package-inbound.ts';
import { packageUpdate } from './package-update.ts';
import { productCreate } from './product-create/index.ts';

/** Every kind the program knows, in the order the menus show them. Adding a kind is one folder and one line here. */
export const kinds: readonly AnyKind[] = [
  overseasInbound,
  cainiaoStockIn,
  freightOrder,
  domesticLogistics,
  packageForecast,
  packageInbound,
  packageUpdate,
  productCreate,
];

export function findKind(id: string): AnyKind | undefined {
  return kinds.find((kind) => kind.id === id);
}

/** A kind's name in a language; its id when the program does not know it (a run of a newer version). */
export function kindLabel(id: string, lang: 'zh' | 'en'): string {
  return findKind(id)?.label[lang] ?? id;
}
