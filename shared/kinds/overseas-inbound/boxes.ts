import type { Box } from '../../quantities/box.ts';
import type { InboundOrder } from './fields.ts';

/**
 * One entry per distinct box number: a mixed box is several lines, its weight and count are taken once, its pieces add
 * up. Lines without a box number stand for no box; a box '' of count 0 says that there are some.
 */
export function boxes(order: InboundOrder): readonly Box[] {
  const byNumber = new Map<string, Box>();
  for (const { values } of order.lines) {
    const { boxNo = '' } = values;
    const known = byNumber.get(boxNo);
    const units = values.productQty ?? 0;
    byNumber.set(
      boxNo,
      known
        ? { ...known, units: known.units + units }
        : {
            boxNo,
            count: boxNo === '' ? 0 : (values.boxQty ?? 0),
            units,
            ...(values.weightDeclared !== undefined && { weightKg: values.weightDeclared }),
            ...(values.lengthDeclared !== undefined && { lengthCm: values.lengthDeclared }),
            ...(values.widthDeclared !== undefined && { widthCm: values.widthDeclared }),
            ...(values.heightDeclared !== undefined && { heightCm: values.heightDeclared }),
          },
    );
  }
  return [...byNumber.values()];
}
