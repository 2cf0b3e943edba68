import { practiceCredentials } from '../credentials.ts';
import type { PartnerFault } from '../faults/fault-spec.ts';
import type { PracticeAnswer, PracticeContext, PracticePartner } from '../partner.ts';
import { formFields, refuseAccess, systemNames, type TopCredentials } from './access-check.ts';
import { notAccepted, refused } from './envelope.ts';
import { notifyStockIn } from './stock-in.ts';

const PATH = '/router/rest';

type Call = (fields: Readonly<Record<string, string>>, context: PracticeContext) => PracticeAnswer;

const calls: ReadonlyMap<string, Call> = new Map([['taobao.wlb.wms.stock.in.order.notify', notifyStockIn]]);
const methods = new Set(calls.keys());

/** Cainiao behind the Taobao Open Platform, written from the contract alone. */
export function topPartner(credentials: TopCredentials = practiceCredentials.top): PracticePartner {
  return {
    id: 'top',
    basePath: PATH,
    match: (path) => path === PATH,
    handle(request, context) {
      if (request.method !== 'POST') return refused(9, 'Http Action Not Allowed');
      if (!isForm(request.headers['content-type'] ?? '')) return refused(9, 'Content-Type must be a form in UTF-8');
      const fields = formFields(request);
      if (!fields)
        return refused(41, 'Invalid Arguments', { code: 'isv.invalid-parameter', msg: 'a field comes twice' });
      const refusal = refuseAccess(fields, methods, credentials, context.now());
      if (refusal) return refusal;
      const own = Object.fromEntries([...fields].filter(([name]) => !systemNames.has(name)));
      const call = calls.get(fields.get('method') ?? '');
      return call ? call(own, context) : refused(22, 'Invalid Method');
    },
    misbehave,
  };
}

function isForm(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded\s*;\s*charset=utf-8$/i.test(contentType);
}

function misbehave(fault: PartnerFault, waitS: number): PracticeAnswer {
  switch (fault) {
    case 'throttle':
      return refused(7, 'App Call Limited', {
        code: 'accesscontrol.limited-by-app-access-count',
        msg: `This ban will last for ${waitS} more seconds`,
      });
    case 'session':
      return refused(27, 'Invalid Session', { code: 'sessionkey-not-generated-by-server' });
    case 'isp':
      return refused(15, 'Remote service error', { code: 'isp.remote-service-timeout', msg: 'please try again' });
    case 'isp-after':
      return notAccepted('S07', 'System exception');
  }
}
