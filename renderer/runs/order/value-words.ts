import type { OrderValue } from '#shared/contract/order-contents.ts';
import type { AnyKind } from '#shared/kinds/kind.ts';
import type { Translate } from '#shared/text/index.ts';

/** A field's value as a person reads it: a choice by its name and code, yes or no, a day without the hour that nobody gave. */
export function valueWords(t: Translate, kind: AnyKind | undefined, { field, text, wrong }: OrderValue): string {
  const definition = kind?.fields[field];
  if (!definition || wrong) return text;
  switch (definition.type) {
    case 'choice': {
      const label = definition.choices.find(({ code }) => code === text)?.label[t.lang];
      return label === undefined || label === text ? text : t('orderPage:value.coded', { label, code: text });
    }
    case 'boolean':
      return t(text === 'true' ? 'report:value.yes' : 'report:value.no');
    case 'country': {
      const name = new Intl.DisplayNames([t.lang], { type: 'region', fallback: 'none' }).of(text);
      return name === undefined ? text : t('orderPage:value.coded', { label: name, code: text });
    }
    case 'datetime':
      return dayWords(text);
    case 'unix-seconds':
      return new Date((Number(text) + GMT8_SECONDS) * 1000).toISOString().slice(0, 19).replace('T', ' ');
    default:
      return text;
  }
}

/** The kind says that such a moment is written and read as this zone's. */
const GMT8_SECONDS = 8 * 3600;

/** `yyyy-MM-dd HH:mm:ss` without a midnight that stands for the whole day. */
export function dayWords(wallTime: string): string {
  return wallTime.replace(/ 00:00:00$/, '');
}
