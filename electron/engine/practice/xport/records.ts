import { isList, isObject, type Json, type JsonObject } from '../json.ts';
import type { PracticeContext } from '../partner.ts';

interface Series {
  readonly partner: 'xport';
  readonly kind: string;
}

/**
 * Stores something once more, whatever is there already: the second time under `reference (2)`, and so on. Numbers have
 * 19 digits, which no number type of JavaScript keeps.
 */
export function appendAnew({ ledger, now }: PracticeContext, series: Series, reference: string, body: JsonObject) {
  const at = new Date(now()).toISOString();
  const number = ledger.count(series) + 1;
  const orderNo = `2${at.slice(0, 10).replaceAll('-', '')}${String(number).padStart(10, '0')}`;
  let name = reference;
  for (let times = 2; ledger.find(series, name); times += 1) name = `${reference} (${times})`;
  ledger.append({ ...series, reference: name, orderNo, at, body });
  return { orderNo, number };
}

/** The same text for the same content, whatever the order of its members. */
export function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`;
}
