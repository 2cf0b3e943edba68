import { practiceCredentials } from '../credentials.ts';
import { type Json, parseJson } from '../json.ts';
import type { PracticeAnswer, PracticeContext, PracticePartner } from '../partner.ts';
import { refusedRequest } from './envelope.ts';
import { queryInventory } from './inventory.ts';
import { queryOrders } from './order-query.ts';
import { createOrders } from './purchase-orders.ts';
import { type SigningRules, signatureProblem } from './signature.ts';

const BASE = '/api/supplier-service/v1/b2b/';

const calls: ReadonlyMap<string, (body: Json, context: PracticeContext) => PracticeAnswer> = new Map([
  [`${BASE}po`, createOrders],
  [`${BASE}poList`, queryOrders],
  [`${BASE}inventory`, queryInventory],
]);

/**
 * The overseas warehouse, written from the contract alone. What the vendor leaves open: an order's reference is looked
 * up before anything else of it is checked; wrong requests as a whole are 400, 401, 405, 406 or 415.
 */
export function etowerPartner(signing: Partial<SigningRules> = {}): PracticePartner {
  const rules: SigningRules = { ...practiceCredentials.etower, signTarget: 'path', base64: 'standard', ...signing };
  return {
    id: 'etower',
    basePath: '',
    match: (path) => calls.has(path),
    handle(request, context) {
      if (request.method !== 'POST') return refusedRequest(405, 'Only POST is served');
      const problem = signatureProblem(request, rules, context.now());
      if (problem !== null) return refusedRequest(401, problem);
      if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
        return refusedRequest(415, 'Content-Type must be application/json');
      }
      if (!request.headers.accept?.includes('application/json')) {
        return refusedRequest(406, 'Accept must name application/json');
      }
      const body = parseJson(request.body);
      const call = calls.get(request.path);
      return body === undefined || !call ? refusedRequest(400, 'The body is not JSON in UTF-8') : call(body, context);
    },
  };
}
