import { fieldLimits } from '../../partners/etower-body.ts';
import type { PartnerSettings } from '../../partners/partner.ts';
import type { FieldSet } from '../../sheets/field.ts';
import { fields } from './fields.ts';

/** By the setting's text, of which an office has a few. */
const made = new Map<string, FieldSet>();

/** The fields with the limits that an account has instead of the page's. */
export function fieldsFor({ fieldLimits: text = '' }: PartnerSettings): FieldSet {
  if (text === '') return fields;
  const known = made.get(String(text));
  if (known) return known;
  const limits = fieldLimits(String(text));
  if (!limits.ok) throw new Error('the settings were not checked');
  const changed = Object.entries(fields).map(([key, field]) => [key, { ...field, ...limits.values.get(key) }]);
  const found = Object.fromEntries(changed) as FieldSet;
  if (made.size < 100) made.set(String(text), found);
  return found;
}
