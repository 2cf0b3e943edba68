import type { Json } from '#shared/kinds/kind.ts';
import type { Answer, LookupResult, Outgoing, PartnerClient, SendResult } from '../partner-client.ts';
import { call, type EtowerAccess } from './call.ts';
import { askPoList } from './po-list.ts';
import { readAnswer } from './read-answer.ts';

export interface EtowerOptions extends EtowerAccess {
  readonly readBlob: ReadBlob;
}

/** The bytes of a file in the content-addressed folder. */
export type ReadBlob = (sha256: string) => Promise<Uint8Array>;

/**
 * The eTower overseas warehouse. `po` refuses a reference that it has (600904), and `poList` can be asked, so nothing
 * needs to be sent blindly.
 */
export function createEtowerClient({ readBlob, ...access }: EtowerOptions): PartnerClient {
  const { ordersPerRequest, concurrency, ratePerSecond, requestMaxMb } = access.settings;
  return {
    ordersPerRequest,
    concurrency,
    ratePerSecond,
    attachmentBytesPerRequest: requestMaxMb * 1024 * 1024,
    resendSafe: false,
    send: (orders, signal) => create({ ...access, readBlob }, orders, signal),
    lookup: (keys, signal) => lookup(access, keys, signal),
  };
}

/** Creates orders (`po`): an array in, an array out. */
async function create(
  access: EtowerAccess & { readonly readBlob: ReadBlob },
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
  const answers = readAnswer(json, keys);
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

/** Asks for orders by reference (`poList`). What is found is reported as accepted, with the partner's number. */
async function lookup(access: EtowerAccess, keys: readonly string[], signal: AbortSignal): Promise<LookupResult> {
  const result = await askPoList(access, keys, signal);
  if (result.type === 'refused') {
    const { status } = result;
    return { type: 'unknown', reason: status >= 400 ? `http-${status}` : 'unreadable', status };
  }
  if (result.type !== 'answered') return result;
  const found = new Map<string, Answer>();
  for (const { orderNo, referenceNo, status, statusMsg } of result.orders) {
    if (!keys.includes(referenceNo)) continue;
    found.set(referenceNo, { type: 'accepted', partnerNo: orderNo || null, data: { status, statusMsg } });
  }
  return { type: 'answered', status: result.status, found };
}

/**
 * The JSON text of a request, with the Base64 of each attachment in the place of its slot. Only this text holds the
 * files; what is stored does not. Throws what `readBlob` throws.
 */
async function writeBody(body: Json, readBlob: ReadBlob): Promise<string> {
  const files = new Map<string, string>();
  for (const sha of slots(body)) {
    if (!files.has(sha)) files.set(sha, Buffer.from(await readBlob(sha)).toString('base64'));
  }
  return JSON.stringify(body, (_, value: Json) => {
    const sha = slotOf(value);
    return sha === null ? value : files.get(sha);
  });
}

function slots(value: Json): readonly string[] {
  const sha = slotOf(value);
  if (sha !== null) return [sha];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(slots) : [];
}

function slotOf(value: Json): string | null {
  if (typeof value !== 'object' || value === null || !('$attachment' in value)) return null;
  return typeof value.$attachment === 'string' ? value.$attachment : null;
}
