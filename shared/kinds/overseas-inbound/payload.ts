import { fieldNames } from '../../partners/etower-body.ts';
import type { PartnerSettings } from '../../partners/partner.ts';
import { asNumber, given, isObject } from '../json.ts';
import type { AttachmentSlot, Json, JsonObject } from '../kind.ts';
import type { InboundLine, InboundOrder } from './fields.ts';

/** One element of the array that `POST /api/supplier-service/v1/b2b/po` takes, in the names that the account's server has. */
export function toPayload(order: InboundOrder, settings: PartnerSettings): JsonObject {
  const body = usualBody(order, settings);
  const text = String(settings.fieldNames ?? '');
  if (text === '') return body;
  const names = fieldNames(text);
  if (!names.ok) throw new Error('the settings were not checked');
  return renamed(body, '', names.values);
}

/** What stands in for an attachment's content is no part of the body and keeps its name. */
function renamed(object: JsonObject, path: string, names: ReadonlyMap<string, string>): JsonObject {
  const inside = (value: Json, below: string): Json => {
    if (Array.isArray(value)) return value.map((each: Json) => inside(each, below));
    return isObject(value) && !('$attachment' in value) ? renamed(value, `${below}.`, names) : value;
  };
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [names.get(path + name) ?? name, inside(value, path + name)]),
  );
}

/** As the vendor's page has it. Decimals become JSON numbers. */
function usualBody(order: InboundOrder, settings: PartnerSettings): JsonObject {
  const { values } = order;
  return given({
    referenceNo: values.referenceNo,
    tallyRule: asNumber(values.tallyRule),
    useShipperBoxNo: yesNo(values.useShipperBoxNo, settings),
    shippedDate: values.shippedDate,
    eta: values.eta,
    warehouseCode: values.warehouseCode,
    ...(values.shipperWarehouseCode === undefined
      ? shipper(order)
      : { shipperWarehouseCode: values.shipperWarehouseCode }),
    remark: settings.sendOrderRemark === false ? undefined : values.orderRemark,
    packingDetails: order.lines.map((line) => packingDetail(line, settings)),
    attachments:
      order.attachments.length === 0
        ? undefined
        : order.attachments.map(({ name, type, sha256 }) => ({
            attachName: settings.attachNameAs === 'withoutEnding' ? name.replace(/\.[^.]*$/, '') : name,
            attachData: { $attachment: sha256 } satisfies AttachmentSlot,
            attachType: type,
          })),
  });
}

function shipper({ values }: InboundOrder) {
  return {
    shipperContactName: values.shipperContactName,
    shipperBizName: values.shipperBizName,
    shipperPhone: values.shipperPhone,
    shipperEmail: values.shipperEmail,
    shipperAddress: given({
      country: values.country,
      postCode: values.postCode,
      state: values.state,
      city: values.city,
      district: values.district,
      addressLine1: values.addressLine1,
      addressLine2: values.addressLine2,
      addressLine3: values.addressLine3,
    }),
  };
}

function packingDetail({ values }: InboundLine, settings: PartnerSettings): JsonObject {
  return given({
    boxNo: settings.boxNoAs === 'number' ? asNumber(values.boxNo) : values.boxNo,
    boxQty: values.boxQty,
    weightDeclared: asNumber(values.weightDeclared),
    declaredWeightUnit: 'KG',
    lengthDeclared: asNumber(values.lengthDeclared),
    widthDeclared: asNumber(values.widthDeclared),
    heightDeclared: asNumber(values.heightDeclared),
    declareDimensionUnit: 'CM',
    sku: values.sku,
    productQty: values.productQty,
    remark: values.remark,
  });
}

/** The field table says 1 yes and 2 no, the vendor's sample sends a boolean. */
function yesNo(value: boolean | undefined, settings: PartnerSettings): boolean | number | undefined {
  if (value === undefined || settings.yesNoAs !== 'number') return value;
  return value ? 1 : 2;
}
