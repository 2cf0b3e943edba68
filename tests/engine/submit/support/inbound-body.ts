import type { JsonObject } from '#shared/kinds/kind.ts';

/** A body that the overseas warehouse accepts. */
export function inboundBody(referenceNo: string): JsonObject {
  return {
    referenceNo,
    tallyRule: 1,
    useShipperBoxNo: true,
    warehouseCode: 'LAX01',
    shipperWarehouseCode: 'YW01',
    packingDetails: [
      {
        boxNo: '001',
        boxQty: 2,
        weightDeclared: 10.5,
        declaredWeightUnit: 'KG',
        lengthDeclared: 40,
        widthDeclared: 30,
        heightDeclared: 20,
        declareDimensionUnit: 'CM',
        sku: 'SKU-1',
        productQty: 5,
      },
    ],
  };
}
