import { type Problem, problem } from '../../problem.ts';
import type { KindTexts } from '../kind.ts';
import { checkInspection, inspectionTexts } from '../xport/inspection.ts';
import { parcelKey } from '../xport/parcel-fields.ts';
import type { ParcelChange } from './fields.ts';

export function checkOrder({ values }: ParcelChange): readonly Problem[] {
  return [...checkChanged(values), ...checkInspection(values)];
}

/** Only what is filled is sent, so that a row with nothing but the ids would change nothing. */
function checkChanged(values: ParcelChange['values']): readonly Problem[] {
  const ids: readonly string[] = parcelKey;
  const { logistics_tracking_number: old, new_logistics_tracking_number: renewed } = values;
  const changed = Object.keys(values).some((field) => !ids.includes(field));
  if (!changed) return [problem('update.nothing', { field: parcelKey[0] })];
  if (renewed === undefined || renewed !== old) return [];
  return [problem('update.sameNumber', { severity: 'warning', field: 'new_logistics_tracking_number' })];
}

export const texts: KindTexts = {
  ...inspectionTexts,
  'update.nothing': {
    zh: '这个包裹没有填任何要更新的内容。请填写新快递单号、快递公司或质检内容',
    en: 'Nothing is filled in that would change this parcel: a new tracking number, the company or the inspection',
  },
  'update.sameNumber': {
    zh: '「{{field}}」和原来的快递单号一样，请核对',
    en: '“{{field}}” is the number the parcel has already; please check',
  },
};
