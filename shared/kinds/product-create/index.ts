import type { PartnerSettings } from '../../partners/partner.ts';
import { type ProblemOf, problemWith } from '../../problem.ts';
import { asNumber, distinct, given, textIn } from '../json.ts';
import { defineKind, type JsonObject, type KindTexts } from '../kind.ts';
import { fields, type Product } from './fields.ts';

const texts = {
  'product.skuLong': {
    zh: 'SKU {{value}} 有 {{count}} 个字：可以登记，但入库单收不了这么长的，发不了入库',
    en: 'SKU {{value}} has a length of {{count}}: it can be registered, but inbound orders take no more than 20, so none can be sent in',
  },
  'product.countryMissing': {
    zh: '填了进口国的资料，却没有填「进口国家」',
    en: 'Something is said of an import country, but not which country',
  },
  'product.countryTwice': {
    zh: '进口国家 {{value}} 在第 {{otherRow}} 行已经有了，请只留一行',
    en: 'Import country {{value}} stands in row {{otherRow}} already; keep one of them',
  },
} as const satisfies KindTexts;

const problem = problemWith(texts);
type Problems = ProblemOf<typeof texts>[];

/** What `b2b/po` takes. */
const MOST_OF_INBOUND = 20;

function checkProduct({ values: { sku }, lines }: Product): Problems {
  const found: Problems = [];
  const length = [...(sku ?? '')].length;
  if (sku !== undefined && length > MOST_OF_INBOUND) {
    const params = { value: sku, count: length };
    found.push(problem('product.skuLong', { severity: 'warning', field: 'sku', line: null, params }));
  }
  const seen = new Map<string, number>();
  for (const { id, values } of lines) {
    const { countryCode, importHsCode, destinationCountryBrand, importRemark } = values;
    if (countryCode === undefined) {
      if (importHsCode ?? destinationCountryBrand ?? importRemark)
        found.push(problem('product.countryMissing', { field: 'countryCode', line: id }));
      continue;
    }
    const other = seen.get(countryCode);
    if (other !== undefined) {
      found.push(
        problem('product.countryTwice', {
          field: 'countryCode',
          line: id,
          params: { value: countryCode, otherLine: other },
        }),
      );
    } else seen.set(countryCode, id);
  }
  return found;
}

/** One element of the array that `product/create` takes. The sample sends numbers as text. */
function toPayload({ values, lines }: Product, settings: PartnerSettings): JsonObject {
  const number = (text: string | undefined) => (settings.productNumbersAs === 'number' ? asNumber(text) : text);
  const countries = lines.flatMap(({ values: { countryCode, importHsCode, destinationCountryBrand, importRemark } }) =>
    countryCode === undefined
      ? []
      : [
          given({
            countryCode,
            hsCode: importHsCode,
            destinationCountryBrand: number(destinationCountryBrand),
            remark: importRemark,
          }),
        ],
  );
  return given({
    sku: values.sku,
    barCodeNumber: values.barCodeNumber,
    skuNameCn: values.skuNameCn,
    skuNameEn: values.skuNameEn,
    originCountry: values.originCountry,
    hsCode: values.hsCode,
    countryInformationItems: countries.length === 0 ? undefined : countries,
    grossWeight: number(values.grossWeight),
    estimateWeightUnit: values.estimateWeightUnit,
    productLength: number(values.productLength),
    productWidth: number(values.productWidth),
    productHeight: number(values.productHeight),
    estimateDimensionUnit: values.estimateDimensionUnit,
    invoiceValue: number(values.invoiceValue),
    actualValue: number(values.actualValue),
    currency: values.currency,
    shippingBagPacked:
      values.shippingBagPacked === undefined ? undefined : number(values.shippingBagPacked ? '1' : '0'),
    packagingAttributes: values.packagingAttributes,
    brand: values.brand,
    supplier: values.supplier,
    model: values.model,
    productMaterial: values.productMaterial,
    productUsage: values.productUsage,
    combinationType: number(values.combinationType),
    tallyRule: number(values.productTallyRule),
    batterySize: number(values.batterySize),
    otherAttributes: number(values.otherAttributes),
    hazardous: values.hazardous,
    url: values.url,
    skuRemark: values.skuRemark,
  });
}

/** Products that eTower's warehouses are to know (`product/create`), at most 30 in a request. */
export const productCreate = defineKind({
  id: 'product-create',
  partner: 'etower',
  label: { zh: '产品登记', en: 'Product registration' },
  titles: ['产品登记', '新建产品', '产品资料', 'product registration', 'product create'],
  fields,
  key: ['sku'],
  lineLabel: { zh: '进口国家行', en: 'row of an import country' },
  texts,
  checkOrder: checkProduct,
  toPayload,
  results: [
    {
      label: { zh: '系统产品条码', en: 'System product barcode' },
      type: 'id',
      values: ({ data }) => distinct([textIn(data, 'barcode')]),
    },
  ],
});
