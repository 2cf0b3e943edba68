import { type Problem, problem } from '../../problem.ts';
import type { FieldSet, ValuesAt } from '../../sheets/field.ts';
import { given, givenAny } from '../given.ts';
import type { JsonObject, KindTexts } from '../kind.ts';
import { failingWords } from './failing-words.ts';
import type { inspectionFields } from './inspection-fields.ts';
import type { parcelFields } from './parcel-fields.ts';

type Of<F extends FieldSet> = ValuesAt<F, 'order'>;

/** The three ids as they stand in every body. */
export function parcelIds(values: Of<typeof parcelFields>): JsonObject {
  const { out_order_id, alibaba_order_id, logistics_tracking_number } = values;
  return given({ out_order_id, alibaba_order_id, logistics_tracking_number });
}

/** `quality_inspection_info`; undefined when nothing of it is filled. The vendor's sample has the width as text. */
export function inspectionInfo(values: Of<typeof inspectionFields>): JsonObject | undefined {
  return givenAny({
    status: values.status,
    weight: asNumber(values.weight),
    length: asNumber(values.length),
    width: values.width,
    height: asNumber(values.height),
    failed_remark: values.failed_remark,
    images: values.images,
    failed_images: values.failed_images,
  });
}

/** A failing status that nobody explains is worth a second look. */
export function checkInspection({ status = '', failed_remark }: Of<typeof inspectionFields>): readonly Problem[] {
  const words = status.toLowerCase();
  if (failed_remark !== undefined || !failingWords.some((word) => words.includes(word))) return [];
  return [problem('inspection.unexplained', { severity: 'warning', field: 'failed_remark', params: { status } })];
}

export const inspectionTexts: KindTexts = {
  'inspection.unexplained': {
    zh: '质检结果是“{{status}}”，但没有填「{{field}}」。建议写明原因',
    en: 'The inspection result is “{{status}}” but “{{field}}” is blank. Better say why',
  },
};

/** At most ten digits: a double writes exactly those that were typed. */
const asNumber = (text: string | undefined) => (text === undefined ? undefined : Number(text));
