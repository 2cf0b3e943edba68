import type { Box } from '../../freight/weights.ts';
import type { InboundOrder } from './fields.ts';
import { isForeign } from './units.ts';

type Values = InboundOrder['lines'][number]['values'];

/**
 * One entry per distinct box number: a mixed box is several lines, its weight and count are taken once, its pieces add
 * up. What its lines do not agree on, or give in another unit, is not known. Lines without a box number stand for no box; a box '' of count 0 says
 * that there are some.
 */
export function boxes(order: InboundOrder): readonly Box[] {
  const byNumber = Map.groupBy(
    order.lines.map(({ values }) => values),
    ({ boxNo = '' }) => boxNo,
  );
  return [...byNumber].map(([boxNo, lines]) => {
    const count = agreed(lines, 'boxQty');
    const inKg = !lines.some((values) => isForeign(values, 'kg'));
    const inCm = !lines.some((values) => isForeign(values, 'cm'));
    const weightKg = inKg ? agreed(lines, 'weightDeclared') : undefined;
    const lengthCm = inCm ? agreed(lines, 'lengthDeclared') : undefined;
    const widthCm = inCm ? agreed(lines, 'widthDeclared') : undefined;
    const heightCm = inCm ? agreed(lines, 'heightDeclared') : undefined;
    return {
      boxNo,
      count: boxNo === '' ? 0 : (count ?? 0),
      units: lines.reduce((sum, { productQty = 0 }) => sum + productQty, 0),
      ...(weightKg !== undefined && { weightKg }),
      ...(lengthCm !== undefined && { lengthCm }),
      ...(widthCm !== undefined && { widthCm }),
      ...(heightCm !== undefined && { heightCm }),
    };
  });
}

/** The one value that the lines give a field; undefined when none does, or two differ. */
function agreed<F extends keyof Values>(lines: readonly Values[], field: F): Values[F] | undefined {
  const given = new Set(lines.map((values) => values[field]).filter((value) => value !== undefined));
  const [only] = given;
  return given.size === 1 ? only : undefined;
}
