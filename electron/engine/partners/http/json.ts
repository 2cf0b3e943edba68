/** JSON whose numbers are the digits that were written. */
export type ExactJson =
  | string
  | boolean
  | null
  | readonly ExactJson[]
  | { readonly [name: string]: ExactJson | undefined };

/**
 * The JSON in these bytes with every number as its source text: an id of 17 digits and more does not survive being a
 * JavaScript number. Undefined when the bytes are not UTF-8 or not JSON.
 */
export function parseExactJson(bytes: Uint8Array): ExactJson | undefined {
  // The third parameter (JSON.parse source text access) is not in TypeScript's library yet.
  const asWritten = (_: string, value: unknown, ...[context]: readonly { readonly source?: string }[]) =>
    typeof value === 'number' ? (context?.source ?? String(value)) : value;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), asWritten) as ExactJson;
  } catch {
    return undefined;
  }
}
