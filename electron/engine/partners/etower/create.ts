import type { Answer, Outgoing, SendResult } from '../client.ts';
import type { WireNames } from '../wire-names.ts';
import { type ReadBlob, writeBody } from '../write-body.ts';
import { call, type EtowerAccess } from './call.ts';
import { readAnswer } from './read-answer.ts';

/** Creates orders (`po`): an array in, an array out. */
export async function create(
  access: EtowerAccess & { readonly readBlob: ReadBlob; readonly names: WireNames },
  orders: readonly Outgoing[],
  signal: AbortSignal,
): Promise<SendResult> {
  const body = await writeBody(
    orders.map((order) => order.body),
    access.readBlob,
  );
  const result = await call(access, 'po', body, signal);
  if (result.type !== 'answered') return result;
  const { status, json } = result;
  const keys = orders.map(({ key }) => key);
  const answers = readAnswer(json, keys, access.names);
  if (status >= 400) return { type: 'answered', status, answers: refused(keys, answers, status) };
  return answers ? { type: 'answered', status, answers } : { type: 'unknown', reason: 'unreadable', status };
}

/** A request refused as such (4xx) created nothing, so what its answer leaves open is rejected with the bare status. */
function refused(
  keys: readonly string[],
  answers: ReadonlyMap<string, Answer> | null,
  status: number,
): ReadonlyMap<string, Answer> {
  return new Map(
    keys.map((key) => {
      const answer = answers?.get(key);
      const clear = answer !== undefined && answer.type !== 'unknown';
      return [key, clear ? answer : { type: 'rejected', messages: [{ code: `HTTP ${status}`, text: '' }] }];
    }),
  );
}
