import { type Fix, type FixCell, type Problem, problem } from '../../problem.ts';
import type { InboundLine } from './fields.ts';
import { lineFields } from './line-fields.ts';

/** The same SKU twice in one box is an error; merging the two lines is offered where nothing would be lost. */
export function checkDuplicates(lines: readonly InboundLine[]): readonly Problem[] {
  const problems: Problem[] = [];
  const firsts = new Map<string, { readonly line: InboundLine; merged: boolean }>();
  for (const line of lines) {
    const { boxNo, sku } = line.values;
    if (boxNo === undefined || sku === undefined) continue;
    const key = JSON.stringify([boxNo, sku]);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, { line, merged: false });
      continue;
    }
    // One merge at a time: a second one would start from a quantity that the first has changed.
    const fix = first.merged ? undefined : mergeFix(first.line, line);
    first.merged ||= fix !== undefined;
    problems.push(
      problem('box.duplicateSku', {
        field: 'sku',
        line: line.id,
        params: { boxNo, sku, otherLine: first.line.id },
        ...(fix && { fix }),
      }),
    );
  }
  return problems;
}

/** Adds the quantities up in the first line; undefined when the lines differ in anything else. */
function mergeFix(keep: InboundLine, drop: InboundLine): Fix | undefined {
  const { productQty: kept, remark: keptRemark, ...keptRest } = keep.values;
  const { productQty: dropped, remark: droppedRemark, ...droppedRest } = drop.values;
  if (kept === undefined || dropped === undefined || kept + dropped > lineFields.productQty.max) return undefined;
  if (JSON.stringify(sorted(keptRest)) !== JSON.stringify(sorted(droppedRest))) return undefined;
  if (keptRemark !== undefined && droppedRemark !== undefined && keptRemark !== droppedRemark) return undefined;
  const cells: FixCell[] = [{ line: keep.id, field: 'productQty', value: String(kept + dropped) }];
  if (keptRemark === undefined && droppedRemark !== undefined) {
    cells.push({ line: keep.id, field: 'remark', value: droppedRemark });
  }
  return { type: 'merge-lines', keep: keep.id, drop: drop.id, cells };
}

const sorted = (values: object) => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
