import type { EncodingName } from '#shared/sheets/encodings.ts';
import { decodeAs, showsEncoding } from './encoding.ts';
import type { FileFormat } from './gate.ts';
import { type Refusal, refuse } from './refusal.ts';

const TEXTS: ReadonlySet<FileFormat> = new Set(['csv', 'html', 'xml']);

/** What begins UTF-8 that shall be known as such: short texts of another language are easily mistaken. */
export const MARK = '\uFEFF';

/** Whether a person's word on the encoding can matter. */
export function isText(format: FileFormat): boolean {
  return TEXTS.has(format);
}

/**
 * Text in an encoding that a person named, as UTF-8, so that everything later reads it as they said. Text that shows its
 * encoding by itself stays as it is: the word is meant for the others. Refusal `encodingWrong`.
 */
export function inUtf8(
  bytes: Uint8Array,
  encoding: EncodingName,
): { readonly ok: true; readonly bytes: Uint8Array } | Refusal {
  if (showsEncoding(bytes)) return { ok: true, bytes };
  const text = decodeAs(encoding, bytes);
  return text === null ? refuse('encodingWrong', { encoding }) : { ok: true, bytes: Buffer.from(MARK + text) };
}
