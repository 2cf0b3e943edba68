import { type Fix, type FixCell, type Problem, problem } from '../../problem.ts';
import { repeatedLines, sameValues } from '../repeated-lines.ts';
import type { InboundLine } from './fields.ts';
import { lineFields } from './line-fields.ts';

/** The same SKU twice in one box is an error; merging the two lines is offered where nothing would be lost. */
export function checkDuplicates(lines: readonly InboundLine[]): readonly Problem[] {
  const repeats = repeatedLines(lines, ({ values: { boxNo, sku } }) => ({ boxNo, sku }), mergeFix);
  return repeats.map(({ line, first, identity, fix }) =>
    problem('box.duplicateSku', {
      field: 'sku',
      line: line.id,
      params: { ...identity, otherLine: first.id },
      ...(fix && { fix }),
    }),
  );
}

/** Adds the quantities up in the first line; undefined when the lines differ in anything else. */
function mergeFix(keep: InboundLine, drop: InboundLine): Fix | undefined {
  const { productQty: kept, remark: keptRemark, ...keptRest } = keep.values;
  const { productQty: dropped, remark: droppedRemark, ...droppedRest } = drop.values;
  if (kept === undefined || dropped === undefined || kept + dropped > lineFields.productQty.max) return undefined;
  if (!sameValues(keptRest, droppedRest)) return undefined;
  if (keptRemark !== undefined && droppedRemark !== undefined && keptRemark !== droppedRemark) return undefined;
  const cells: FixCell[] = [{ line: keep.id, field: 'productQty', value: String(kept + dropped) }];
  if (keptRemark === undefined && droppedRemark !== undefined) {
    cells.push({ line: keep.id, field: 'remark', value: droppedRemark });
  }
  return { type: 'merge-lines', keep: keep.id, drop: drop.id, cells };
}
