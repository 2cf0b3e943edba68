import type { Condition, Field, FieldSet } from '#shared/sheets/field.ts';
import type { Translate } from '#shared/text/index.ts';

/** Form and limit of a field in words. */
export function typeWords(field: Field, t: Translate): string {
  switch (field.type) {
    case 'text':
      return field.max === undefined ? t('report:type.text') : t('report:type.textMax', { max: field.max });
    case 'email':
      return field.max === undefined ? t('report:type.email') : t('report:type.emailMax', { max: field.max });
    case 'integer':
      return t('report:type.integer', { min: field.min, max: field.max });
    case 'decimal':
      return t(field.zero ? 'report:type.decimalZero' : 'report:type.decimal', {
        whole: field.precision - field.scale,
        scale: field.scale,
      });
    case 'choice':
      return t(field.open ? 'report:type.choiceOpen' : 'report:type.choice');
    default:
      return t(`report:type.${field.type}`);
  }
}

/** What a list offers for a field, in the template's language; none for free fields. */
export function offers(field: Field, t: Translate): readonly string[] {
  if (field.type === 'boolean') return [t('report:value.yes'), t('report:value.no')];
  return field.type === 'choice' ? field.choices.map(({ label }) => label[t.lang]) : [];
}

export type Need = 'yes' | 'sometimes' | 'no';

export function needOf(field: Field): Need {
  if (field.required) return 'yes';
  return (field.requiredWhen ?? field.wantedWhen) === undefined ? 'no' : 'sometimes';
}

/** When a field must, or ought to, be filled; empty when it always or never must. */
export function needWords({ requiredWhen, wantedWhen }: Field, fields: FieldSet, t: Translate): string {
  if (requiredWhen) return t('report:when.required', { condition: conditionWords(requiredWhen, fields, t) });
  return wantedWhen ? t('report:when.wanted', { condition: conditionWords(wantedWhen, fields, t) }) : '';
}

function conditionWords(condition: Condition, fields: FieldSet, t: Translate): string {
  if ('all' in condition)
    return condition.all.map((part) => conditionWords(part, fields, t)).join(t('report:when.and'));
  if ('blank' in condition) return t('report:when.blank', { field: labelOf(condition.blank, fields, t) });
  const values = condition.is.map((value) => valueWords(fields[condition.field], value, t)).join(t('report:when.or'));
  return t('report:when.is', { field: labelOf(condition.field, fields, t), values });
}

function labelOf(key: string, fields: FieldSet, t: Translate): string {
  return fields[key]?.label[t.lang] ?? key;
}

function valueWords(field: Field | undefined, value: string, t: Translate): string {
  if (field?.type === 'boolean') return t(value === 'true' || value === '1' ? 'report:value.yes' : 'report:value.no');
  if (field?.type !== 'choice') return value;
  return field.choices.find(({ code }) => code === value)?.label[t.lang] ?? value;
}
