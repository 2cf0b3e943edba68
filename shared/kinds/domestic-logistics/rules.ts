import { type Problem, problem } from '../../problem.ts';
import { checkImages } from '../xport/one-image.ts';
import type { DomesticOrder, ParcelLine } from './fields.ts';
import { byGoods } from './goods.ts';

/** Alike on every line of the same goods. */
const goodsFields = ['quantity', 'title', 'imageUrl', 'internationalNo'] as const;

export function checkOrder(order: DomesticOrder): readonly Problem[] {
  return [
    ...checkImages(order.lines),
    ...byGoods(order).flatMap((lines) => [...checkAgreed(lines), ...checkParcels(lines)]),
  ];
}

function checkAgreed(lines: readonly ParcelLine[]): readonly Problem[] {
  return goodsFields.flatMap((field) => {
    const first = lines.find(({ values }) => values[field] !== undefined);
    if (!first) return [];
    const expected = String(first.values[field]);
    return lines.flatMap(({ id, values }) => {
      const value = values[field];
      if (value === undefined || String(value) === expected) return [];
      return [
        problem('goods.disagree', {
          field,
          line: id,
          params: { value: String(value), other: expected, otherLine: first.id },
          fix: { type: 'set', cells: [{ line: id, field, value: expected }] },
        }),
      ];
    });
  });
}

/** One parcel may hold several goods, but not the same goods twice. */
function checkParcels(lines: readonly ParcelLine[]): readonly Problem[] {
  const firsts = new Map<string, number>();
  return lines.flatMap(({ id, values: { domesticNo } }) => {
    if (domesticNo === undefined) return [];
    const first = firsts.get(domesticNo);
    if (first === undefined) {
      firsts.set(domesticNo, id);
      return [];
    }
    return [problem('parcel.repeated', { field: 'domesticNo', line: id, params: { domesticNo, otherLine: first } })];
  });
}
