import { createHash } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import type { PracticeAnswer, PracticeContext } from '../partner.ts';
import { canonical } from './canonical.ts';
import { complaint, id, like, link, list, object, text, wholeFrom1 } from './checks.ts';
import { codes, good, refused } from './envelope.ts';
import { appendAnew } from './records.ts';

/** Where domestic legs stand in the ledger. */
const legs = { partner: 'xport', kind: 'domestic-logistics' } as const;

const lineItem = object({ itemId: id, skuId: id, quantity: wholeFrom1, title: text, imageUrl: link }, [
  'itemId',
  'skuId',
  'quantity',
]);
const parcel = object(
  { logisticNumer: id, logisticCompanyName: text, rtsTime: like(/^\d{10}$/, 'be unix seconds as text') },
  ['logisticNumer', 'logisticCompanyName'],
);
const body = object(
  {
    orderId: id,
    tmallOrderId: id,
    logisticInfos: list(
      object({ lineItem, logisticNumer: id, domesticLogisticInfo: list(parcel) }, [
        'lineItem',
        'logisticNumer',
        'domesticLogisticInfo',
      ]),
    ),
  },
  ['orderId', 'tmallOrderId', 'logisticInfos'],
);

/** The same update twice is the same update: it stands in the ledger once, by its content. */
export function updateDomestic(update: JsonObject, context: PracticeContext): PracticeAnswer {
  const wrong = complaint(body, update);
  if (wrong !== null) return refused(codes.invalid, wrong);
  const content = createHash('sha256').update(canonical(update)).digest('hex').slice(0, 8);
  const reference = `${update.tmallOrderId} ${update.orderId} ${content}`;
  if (!context.ledger.find(legs, reference)) appendAnew(context, legs, reference, update);
  return good(null);
}
