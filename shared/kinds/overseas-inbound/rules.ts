import type { PartnerSettings } from '../../partners/partner.ts';
import { type Problem, problem } from '../../problem.ts';
import { addressFields } from './address-fields.ts';
import { checkDuplicates } from './duplicate-sku.ts';
import type { InboundLine, InboundOrder } from './fields.ts';
import { shipperFields } from './shipper-fields.ts';

/** Alike for every line of one box. */
const boxFields = ['boxQty', 'weightDeclared', 'lengthDeclared', 'widthDeclared', 'heightDeclared'] as const;

/** What is left out of the body when the partner knows the shipper by a code. */
const { shipperWarehouseCode: _, ...contactFields } = shipperFields;
const leftOut = { ...contactFields, ...addressFields };

export function checkOrder(order: InboundOrder, settings: PartnerSettings): readonly Problem[] {
  return [
    ...checkDates(order),
    ...checkShipper(order),
    ...checkBoxes(order.lines),
    ...checkDuplicates(order.lines),
    ...(settings.boxNoAs === 'number' ? checkNumericBoxNo(order.lines) : []),
  ];
}

function checkDates({ values: { shippedDate, eta } }: InboundOrder): readonly Problem[] {
  // `yyyy-MM-dd HH:mm:ss` sorts as text.
  if (shippedDate === undefined || eta === undefined || eta >= shippedDate) return [];
  return [problem('eta.beforeShipped', { severity: 'warning', field: 'eta', params: { eta, shippedDate } })];
}

function checkShipper({ values }: InboundOrder): readonly Problem[] {
  if (values.shipperWarehouseCode === undefined) return [];
  if (Object.keys(leftOut).every((field) => !(field in values))) return [];
  return [problem('shipper.ignored', { severity: 'warning', field: 'shipperWarehouseCode' })];
}

function checkBoxes(lines: readonly InboundLine[]): readonly Problem[] {
  const problems: Problem[] = [];
  const firsts = new Map<string, { readonly value: string | number; readonly line: number }>();
  for (const { id, values } of lines) {
    if (values.boxNo === undefined) continue;
    for (const field of boxFields) {
      const value = values[field];
      if (value === undefined) continue;
      const key = `${field} ${values.boxNo}`;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, { value, line: id });
      else if (first.value !== value) {
        problems.push(
          problem('box.disagrees', {
            field,
            line: id,
            params: { boxNo: values.boxNo, value, other: first.value, otherLine: first.line },
            fix: { type: 'set', cells: [{ line: id, field, value: String(first.value) }] },
          }),
        );
      }
    }
  }
  return problems;
}

function checkNumericBoxNo(lines: readonly InboundLine[]): readonly Problem[] {
  return lines.flatMap(({ id, values: { boxNo } }) =>
    boxNo === undefined || /^(?:0|[1-9]\d{0,14})$/.test(boxNo)
      ? []
      : [problem('box.numberNotNumeric', { field: 'boxNo', line: id, params: { boxNo } })],
  );
}
