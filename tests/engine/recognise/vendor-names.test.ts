import { expect, test } from 'vitest';
import { fieldNamed, vocabulary } from '#engine/recognise/vocabulary.ts';
import { kinds } from '#shared/kinds/registry.ts';

/** The names of the partners' own field tables. Those that stand in two places of a body are told apart by their path. */
const names: Readonly<Record<string, string>> = {
  'overseas-inbound': `referenceNo tallyRule useShipperBoxNo shippedDate shippedDateDate eta etaDate warehouseCode
    shipperWarehouseCode shipperContactName shipperBizName shipperPhone shipperEmail postCode country state city district
    addressLine1 addressLine2 addressLine3 boxNo boxQty weightDeclared declaredWeightUnit lengthDeclared widthDeclared
    heightDeclared declareDimensionUnit SKU productQty remark attachName attachData attachType shipperAddress.country`,
  'cainiao-stock-in': `order_code store_code order_type inbound_type_desc order_flag order_create_time supplier_code
    supplier_name tms_service_code tms_service_name tms_order_code prev_order_code return_reason expect_start_time
    expect_end_time extend_fields order_item.extend_fields remark sender_phone sender_mobile sender_name sender_code
    sender_address sender_town sender_area sender_city sender_province sender_zip_code receiver_phone receiver_mobile
    receiver_name receiver_address receiver_area receiver_city receiver_province receiver_zip_code receiver_town
    produce_code due_date produce_date batch_code purchase_price item_quantity inventory_type item_id order_item_id`,
  'freight-order': `tmallOrderId tmallOrderInfo.tmallOrderId country state city zip address name phone mobilePhone email
    receiverAddress.name itemId skuId quantity title imageUrl`,
  'domestic-logistics': `orderId tmallOrderId itemId skuId quantity title imageUrl rtsTime logisticCompanyName
    domesticLogisticInfo.logisticNumer logisticInfos.logisticNumer domesticLogisticInfo.logisticCompanyName`,
  'package-forecast': `out_order_id alibaba_order_id logistics_tracking_number logistics_company_name offer_id sku_id
    quantity title`,
  'package-inbound': `out_order_id alibaba_order_id logistics_tracking_number status weight length width height
    failed_remark images failed_images quality_inspection_info.images`,
  'package-update': `out_order_id alibaba_order_id logistics_tracking_number new_logistics_tracking_number
    logistics_company_name status weight length width height failed_remark images failed_images`,
  'product-create': `sku barCodeNumber skuNameCn skuNameEn originCountry hsCode countryCode destinationCountryBrand
    countryInformationItems.hsCode countryInformationItems.remark grossWeight estimateWeightUnit productLength productWidth
    productHeight estimateDimensionUnit invoiceValue actualValue currency shippingBagPacked packagingAttributes brand
    supplier model productMaterial productUsage combinationType tallyRule batterySize otherAttributes hazardous url
    skuRemark`,
};

test('every kind is asked about', () => {
  expect(kinds.map(({ id }) => id).sort()).toEqual(Object.keys(names).sort());
});

test.each(kinds.flatMap((kind) => (names[kind.id] ?? '').split(/\s+/).map((name) => [kind.id, name, kind] as const)))(
  '%s: %s is a header of one field',
  (_, name, kind) => {
    const found = fieldNamed(vocabulary(kind, 'whole'), name);
    expect(found).toBeDefined();
    const last = name.slice(name.lastIndexOf('.') + 1);
    const { wire = found } = kind.fields[found ?? ''] ?? {};
    // A name that the partner shows in two forms aside, it is the field that is sent under this name.
    if (!/Date$/.test(name)) expect(wire?.slice(wire.lastIndexOf('.') + 1).toLowerCase()).toBe(last.toLowerCase());
  },
);
