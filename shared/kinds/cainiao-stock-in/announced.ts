import type { Announced, AnnouncedSku } from '../../follow-up/announced.ts';
import type { PartnerSettings } from '../../partners/partner.ts';
import { topFollowUpSettings, typesIn } from '../../partners/top-follow-up.ts';
import { objectIn, objectsIn, textIn } from '../json.ts';
import type { JsonObject } from '../kind.ts';

const SALES_RETURN = '501';

/**
 * What a stock-in notification announces, line by line: Cainiao counts by `order_item_id`. Null where a quantity is no count.
 * Announced as damaged is what the account counts as that when it arrives.
 */
export function announced(body: JsonObject, settings: PartnerSettings): Announced | null {
  const types = typesIn(topFollowUpSettings.damagedTypes.parse(settings.damagedTypes));
  const damaged = types.ok ? types.value : new Set<string>();
  const lines = objectsIn(body, 'order_item_list').map((each): AnnouncedSku => {
    const item = objectIn(each, 'order_item');
    const pieces = Number(textIn(item, 'item_quantity'));
    return {
      sku: textIn(item, 'order_item_id'),
      name: textIn(item, 'item_id'),
      pieces,
      perBox: pieces,
      boxNos: [],
      ...(damaged.has(textIn(item, 'inventory_type')) && { damaged: pieces }),
    };
  });
  const known =
    lines.length > 0 && lines.every(({ sku, pieces }) => sku !== '' && Number.isSafeInteger(pieces) && pieces > 0);
  if (!known) return null;
  return {
    warehouse: textIn(body, 'store_code') || null,
    eta: day(textIn(body, 'expect_end_time')) ?? day(textIn(body, 'expect_start_time')),
    boxes: 0,
    volumeM3: '0',
    skus: lines,
    ...(textIn(body, 'order_type') === SALES_RETURN && { isReturn: true }),
  };
}

/** `yyyyMMdd` as `yyyy-MM-dd`. */
function day(text: string): string | null {
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? [];
  return year === undefined ? null : `${year}-${month}-${date}`;
}
