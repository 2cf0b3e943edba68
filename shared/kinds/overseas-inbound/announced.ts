import Big from 'big.js';
import type { Announced, AnnouncedSku } from '../../follow-up/announced.ts';
import { fieldNames } from '../../partners/etower-body.ts';
import type { PartnerSettings } from '../../partners/partner.ts';
import { objectsIn, textIn } from '../json.ts';
import type { JsonObject } from '../kind.ts';

const CM3_PER_M3 = 1_000_000;

/**
 * What a body of `b2b/po` announces. Null where it does not say so in the names that the account's server has (they may have
 * been changed since), or where a number is too large to be reckoned with exactly.
 */
export function announced(body: JsonObject, settings: PartnerSettings): Announced | null {
  const changed = fieldNames(String(settings.fieldNames ?? ''));
  if (!changed.ok) return null;
  const nameOf = (path: string) => changed.values.get(path) ?? path.slice(path.lastIndexOf('.') + 1);
  const details = objectsIn(body, nameOf('packingDetails')).map((detail) => {
    const of = (name: string) => textIn(detail, nameOf(`packingDetails.${name}`));
    return {
      sku: of('sku'),
      boxNo: of('boxNo'),
      boxQty: Number(of('boxQty')),
      productQty: Number(of('productQty')),
      cm3: decimal(of('lengthDeclared'))
        .times(decimal(of('widthDeclared')))
        .times(decimal(of('heightDeclared'))),
    };
  });
  const boxes = [...new Map(details.map((detail) => [detail.boxNo, detail])).values()];
  const skus = [...Map.groupBy(details, ({ sku }) => sku)].map(
    ([sku, own]): AnnouncedSku => ({
      sku,
      pieces: own.reduce((sum, { boxQty, productQty }) => sum + boxQty * productQty, 0),
      perBox: own.reduce((sum, { productQty }) => sum + productQty, 0),
      boxNos: own.map(({ boxNo }) => boxNo),
    }),
  );
  const count = boxes.reduce((sum, { boxQty }) => sum + boxQty, 0);
  const known = skus.length > 0 && skus.every(({ sku, pieces }) => sku !== '' && isCount(pieces)) && isCount(count);
  if (!known) return null;
  return {
    warehouse: textIn(body, nameOf('warehouseCode')) || null,
    eta: textIn(body, nameOf('eta')) || null,
    boxes: count,
    volumeM3: boxes
      .reduce((sum, { cm3, boxQty }) => sum.plus(cm3.times(boxQty)), new Big(0))
      .div(CM3_PER_M3)
      .toFixed(),
    skus,
  };
}

const isCount = (value: number) => Number.isSafeInteger(value) && value > 0;

/** Zero for what is none: a size that cannot be read makes the volume differ, which is told. */
function decimal(text: string): Big {
  return /^\d+(?:\.\d+)?$/.test(text) ? new Big(text) : new Big(0);
}
