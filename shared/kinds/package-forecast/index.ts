import { given } from '../given.ts';
import { defineKind } from '../kind.ts';
import { parcelIds } from '../xport/inspection.ts';
import { parcelKey } from '../xport/parcel-fields.ts';
import { fields } from './fields.ts';

/** Parcels on their way to the warehouse, with what is in them (`POST /wms/package/forecast`); inferred. */
export const packageForecast = defineKind({
  id: 'package-forecast',
  partner: 'xport',
  label: { zh: '包裹预报', en: 'Package forecast' },
  titles: ['包裹预报', '预报', '到货预报', 'package forecast', 'parcel forecast', 'forecast'],
  fields,
  key: parcelKey,
  lineLabel: { zh: '商品行', en: 'item line' },
  checkOrder: () => [],
  toPayload: ({ values, lines }) =>
    given({
      ...parcelIds(values),
      logistics_company_name: values.logistics_company_name,
      items: lines.map(({ values: { offer_id, sku_id, quantity, title } }) =>
        given({ offer_id, sku_id, quantity, title }),
      ),
    }),
  results: [],
});
