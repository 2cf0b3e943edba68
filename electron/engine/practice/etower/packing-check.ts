import { isObject, type Json, type JsonObject } from '../json.ts';
import type { Complaint } from './complaint.ts';
import { checkFields, isBlank, packingFields } from './fields.ts';

const BOX_FIELDS = ['boxQty', 'weightDeclared', 'lengthDeclared', 'widthDeclared', 'heightDeclared'];

/** One element per box and SKU: at least one, elements of one box agree on the box, no SKU twice in a box. */
export function checkPacking(details: readonly Json[]): readonly Complaint[] {
  if (details.length === 0) {
    return [{ code: 'practice.count', path: 'packingDetails', text: 'must have at least one element' }];
  }
  const boxes = new Map<string, JsonObject>();
  const lines = new Set<string>();
  return details.flatMap((detail, index): readonly Complaint[] => {
    const at = `packingDetails[${index}]`;
    if (!isObject(detail)) return [{ code: 'practice.type', path: at, text: 'must be an object' }];
    const fields = checkFields(detail, packingFields, `${at}.`);
    if (isBlank(detail.boxNo) || isBlank(detail.sku)) return fields;
    const boxNo = String(detail.boxNo);
    const first = boxes.get(boxNo) ?? detail;
    boxes.set(boxNo, first);
    const differing = BOX_FIELDS.filter((name) => detail[name] !== first[name]).map(
      (name): Complaint => ({
        code: 'practice.boxDiffers',
        path: `${at}.${name}`,
        text: 'differs from another element of the same boxNo',
      }),
    );
    const line = JSON.stringify([boxNo, detail.sku]);
    const twice: readonly Complaint[] = lines.has(line)
      ? [{ code: 'practice.duplicateLine', path: at, text: 'repeats boxNo and sku of another element' }]
      : [];
    lines.add(line);
    return [...fields, ...differing, ...twice];
  });
}
