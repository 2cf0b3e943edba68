import type { Answer, PartnerMessage } from '../client.ts';
import { fieldNamed, type WireNames } from '../wire-names.ts';
import { type Element, readElements } from './elements.ts';

/** The partner's code for a reference that it has already. */
const EXISTS = '600904';
/** Characters kept of a message. */
const MAX_TEXT = 500;

/**
 * What an answer to `po` says about each of the references asked, in the request's order. An order that the answer
 * does not name, or about which it contradicts itself, is absent: its outcome is unknown. Null when the text is no
 * answer at all.
 */
export function readAnswer(
  json: unknown,
  keys: readonly string[],
  names: WireNames,
): ReadonlyMap<string, Answer> | null {
  const elements = readElements(json);
  if (!elements) return null;
  const owners = match(elements, keys);
  const answers = new Map<string, Answer>();
  const contradicted = new Set<string>();
  elements.forEach((element, index) => {
    const key = owners[index];
    if (key === undefined || key === null) return;
    if (answers.has(key)) contradicted.add(key);
    answers.set(key, toAnswer(element, key, names));
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

function toAnswer(element: Element, key: string, names: WireNames): Answer {
  const partnerNo = element.orderNo || null;
  if (element.success === true) return { type: 'accepted', partnerNo, data: element.data };
  if (element.success === null) return { type: 'unknown', reason: 'contradictory' };
  if (element.messages.some(({ code }) => code === EXISTS)) return { type: 'exists', partnerNo, data: element.data };
  return { type: 'rejected', messages: element.messages.map((message) => toMessage(message, key, names)) };
}

function toMessage({ code, text }: Element['messages'][number], key: string, names: WireNames): PartnerMessage {
  // The reference in front only says which order is meant; the field at fault comes after it.
  const field = fieldNamed(text.replace(mention(key), ''), names) ?? fieldNamed(text, names);
  return { code, text: text.slice(0, MAX_TEXT), ...(field === null ? {} : { field }) };
}
