import { z } from 'zod';
import type { JsonObject } from '#shared/kinds/kind.ts';

/** Numbers may come as text and the other way round. */
const text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const emptyOr = <T extends z.ZodType>(schema: T) =>
  z
    .union([z.literal(''), schema])
    .nullish()
    .transform((value) => value || null);

const element = z.looseObject({
  code: text,
  message: text,
  success: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')])
    .nullish()
    .transform((value) => value ?? null),
  data: emptyOr(z.record(z.string(), z.json())),
  errors: emptyOr(z.array(z.object({ code: text, message: text }))),
  orderNo: text,
  referenceNo: text,
});

/** What the partner says about one order (or, on some errors, about the request as a whole). */
export interface Element {
  /** The order it names in its data; empty when it names none. */
  readonly referenceNo: string;
  readonly orderNo: string;
  /** True or false when the element is clear about it; null when its parts contradict each other. */
  readonly success: boolean | null;
  readonly data: JsonObject;
  /** The errors, or else the element's own code and message. */
  readonly messages: readonly { readonly code: string; readonly text: string }[];
}

/** The elements of an answer: an array, or one object that stands alone. Null when it is anything else. */
export function readElements(json: unknown): readonly Element[] | null {
  const parsed = z.array(element).safeParse(Array.isArray(json) ? json : [json]);
  return parsed.success ? parsed.data.map(toElement) : null;
}

function toElement(raw: z.output<typeof element>): Element {
  const errors = raw.errors ?? [];
  const codeSays = raw.code === '' ? raw.success : raw.code === '0';
  const flagSays = raw.success ?? codeSays;
  const agreed = flagSays === codeSays && !(flagSays === true && errors.length > 0);
  const own = raw.code !== '' && raw.code !== '0' ? [{ code: raw.code, text: raw.message }] : [];
  return {
    referenceNo: nameIn(raw.data, 'referenceNo') || raw.referenceNo,
    orderNo: nameIn(raw.data, 'orderNo') || raw.orderNo,
    success: agreed ? flagSays : null,
    data: raw.data ?? {},
    messages: errors.length > 0 ? errors.map(({ code, message }) => ({ code, text: message })) : own,
  };
}

function nameIn(data: JsonObject | null, name: string): string {
  const value = data?.[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
