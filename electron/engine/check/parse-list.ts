import { z } from 'zod';
import { type ParsedCell, value, wrong } from './parsed-cell.ts';
import { lengthOf, shown, tidyFreeText } from './tidy-text.ts';

const separators = /[\r\n,;\uff0c\uff1b]+/;
const email = z.email();
const link = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });

/** File names as typed; whether they exist is seen where attachments are resolved. */
export function parseFiles(text: string): ParsedCell {
  return value(parts(text));
}

export function parseUrls(text: string): ParsedCell {
  const urls = parts(text);
  const bad = urls.find((url) => !link.safeParse(url).success);
  return bad === undefined ? value(urls) : wrong('urls.invalid', { value: shown(bad) });
}

export function parseEmail(field: { readonly max?: number }, text: string): ParsedCell {
  if (!email.safeParse(text).success) return wrong('email.invalid', { value: shown(text) });
  const length = lengthOf(text);
  if (field.max !== undefined && length > field.max) return wrong('text.tooLong', { length, max: field.max });
  return value(text);
}

function parts(text: string): readonly string[] {
  return text
    .split(separators)
    .map(tidyFreeText)
    .filter((part) => part !== '');
}
