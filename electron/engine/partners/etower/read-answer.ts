import { z } from 'zod';
import type { JsonObject } from '#shared/kinds/kind.ts';
import type { Answer } from '../partner-client.ts';

/** The partner's code for a reference that it has already. */
const EXISTS = '600904';
/** Characters kept of a message. */
const MAX_TEXT = 500;

/**
 * What an answer to `po` says about each of the references asked, in the request's order. An order that the answer
 * does not name, or about which it contradicts itself, is absent: its outcome is unknown. Null when the text is no
 * answer at all.
 */
export function readAnswer(json: unknown, keys: readonly string[]): ReadonlyMap<string, Answer> | null {
  const elements = readElements(json);
  if (!elements) return null;
  const owners = match(elements, keys);
  const answers = new Map<string, Answer>();
  const contradicted = new Set<string>();
  elements.forEach((element, index) => {
    const key = owners[index];
    if (key === undefined || key === null) return;
    if (answers.has(key)) contradicted.add(key);
    answers.set(key, toAnswer(element));
  });
  for (const key of contradicted) answers.set(key, { type: 'unknown', reason: 'contradictory' });
  return answers;
}

/**
 * The reference that each element answers, or null. By the reference it names; by its place only when the answer is as
 * long as the request and everything that names a reference stands at its own place.
 */
function match(elements: readonly Element[], keys: readonly string[]): readonly (string | null)[] {
  const named = elements.map((element) => namedReference(element, keys));
  const inPlace =
    elements.length === keys.length && named.every((name, index) => name === null || name === keys[index]);
  return named.map((name, index) => {
    if (name !== null) return keys.includes(name) ? name : null;
    return inPlace ? (keys[index] ?? null) : null;
  });
}

function namedReference({ referenceNo, messages }: Element, keys: readonly string[]): string | null {
  if (referenceNo !== '') return referenceNo;
  const mentioned = keys.filter((key) => messages.some(({ text }) => text.includes(mention(key))));
  return mentioned.length === 1 ? (mentioned[0] ?? null) : null;
}

const mention = (key: string) => `referenceNo:${key},`;

function toAnswer(element: Element): Answer {
  const partnerNo = element.orderNo || null;
  if (element.success === true) return { type: 'accepted', partnerNo, data: element.data };
  if (element.success === null) return { type: 'unknown', reason: 'contradictory' };
  if (element.messages.some(({ code }) => code === EXISTS)) return { type: 'exists', partnerNo, data: element.data };
  return {
    type: 'rejected',
    messages: element.messages.map(({ code, text }) => ({ code, text: text.slice(0, MAX_TEXT) })),
  };
}

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
interface Element {
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
function readElements(json: unknown): readonly Element[] | null {
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
