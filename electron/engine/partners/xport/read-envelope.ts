import { z } from 'zod';
import type { ExactJson } from '../http/exact-json.ts';
import type { Operation } from './operations.ts';

/** What the envelope of an answer says, before anybody looks into its data. */
export type Envelope =
  | { readonly type: 'good'; readonly data: ExactJson }
  | { readonly type: 'refused'; readonly code: string; readonly text: string }
  /** It says yes and no at once. */
  | { readonly type: 'contradictory' };

const text = z
  .union([z.string(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value).trim()));

const parts = z.looseObject({
  errorCode: text,
  errorMsg: text,
  success: z.boolean().nullish(),
});

const OK = '200';

/**
 * `open/pp`: `{errorCode, errorMsg, success, data}`, good when `success` is true and the code 200. `wms`: `{data: true}`;
 * anything else in `data`, or an error code, refuses. Null when the text is neither.
 */
export function readEnvelope(json: ExactJson | undefined, family: Operation['family']): Envelope | null {
  const parsed = parts.safeParse(json);
  if (!parsed.success) return null;
  const { errorCode: code, errorMsg, success, data } = { data: undefined, ...parsed.data };
  const refused: Envelope = { type: 'refused', code, text: errorMsg };
  if (family === 'wms') return readWms(data, code, success ?? null, refused);
  if (success === true && code === OK) return { type: 'good', data: (data ?? null) as ExactJson };
  if (success === true || (code === OK && success === false)) return { type: 'contradictory' };
  return success === false || (code !== '' && code !== OK) ? refused : null;
}

function readWms(data: unknown, code: string, success: boolean | null, refused: Envelope): Envelope | null {
  const erring = (code !== '' && code !== OK) || success === false;
  if (data === true) return erring ? { type: 'contradictory' } : { type: 'good', data: true };
  return data === undefined && !erring ? null : refused;
}
