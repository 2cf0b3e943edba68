import type { PartnerSettings } from '#shared/partners/partner.ts';
import type { ProblemParams } from '#shared/problem.ts';
import type { Clock } from '../ports.ts';
import type { LookupResult, PartnerClient, SendResult, Unanswered } from './partner-client.ts';

/** What a person is told about an account that was tried; `submission:account.<code>` has the words. */
export interface AccountTest {
  readonly ok: boolean;
  readonly code:
    | 'ok'
    | 'mended'
    | 'credentials'
    | 'credentialsTried'
    | 'clock'
    | 'unreachable'
    | 'throttled'
    | 'failing'
    | 'untested';
  readonly params: ProblemParams;
  /** Settings other than the account's, with which the partner let the caller in (`mended`). */
  readonly settings?: PartnerSettings;
}

/** One answer to what a partner's page leaves open, and the client that calls with it. */
export interface AccountWay {
  readonly settings: PartnerSettings;
  /** The ways differ in their addresses too: one that is not there is a reason to try the others. */
  readonly elsewhere?: boolean;
  /** Made when its turn comes: it may depend on the time. */
  client(): PartnerClient;
}

/** A reference that no order has. */
const NO_ORDER = 'DOCKHAND-TEST';
/** Why a call says nothing whose address is not there. */
const NOTHING_THERE = 'http-404';
/** Between two tries, in milliseconds: a row of refusals at once may lock an account. */
const PAUSE = 2000;
/** How long a person waits for the answer to a try, in milliseconds. */
const TIMEOUT = 20_000;

/**
 * Tests an account, and only where the partner refuses the caller with a good clock, or has nothing at the address, the
 * other ways, one after another: a wrong key is refused in every one.
 *
 * @param ways the account's own first; at least one
 */
export async function testEveryWay(ways: readonly AccountWay[], clock: Pick<Clock, 'sleep'>): Promise<AccountTest> {
  let refusal: AccountTest | undefined;
  for (const [index, { settings, elsewhere = false, client }] of ways.entries()) {
    if (index > 0) await clock.sleep(PAUSE);
    const result = await testAccount(client(), AbortSignal.timeout(TIMEOUT));
    if (result.ok && index > 0) return { ok: true, code: 'mended', params: {}, settings };
    const isElsewhere = elsewhere && result.code === 'failing' && result.params.reason === NOTHING_THERE;
    if (result.code !== 'credentials' && !isElsewhere) return result;
    if (refusal?.code !== 'credentials') refusal = result;
  }
  if (!refusal) throw new Error('nothing to try');
  return refusal.code === 'credentials' && ways.length > 1
    ? { ok: false, code: 'credentialsTried', params: { tries: ways.length } }
    : refusal;
}

/** Makes the partner's harmless call, or asks it for an order that does not exist: signed like every call. */
export async function testAccount(client: PartnerClient, signal: AbortSignal): Promise<AccountTest> {
  if (client.probe) return readTest(await client.probe(signal));
  if (!client.lookup) return { ok: true, code: 'untested', params: {} };
  return readTest(await client.lookup([NO_ORDER], signal));
}

/**
 * A partner that let the caller in says so with a status below 400, even where it goes on to refuse what was asked. An
 * answer of 400 or more to a harmless call proves nothing about the key: whoever stands before the partner gives it too.
 */
function readTest(result: LookupResult | SendResult): AccountTest {
  switch (result.type) {
    case 'answered':
      if (result.status >= 400) return { ok: false, code: 'failing', params: { reason: `http-${result.status}` } };
      return { ok: true, code: 'ok', params: {} };
    case 'credentials':
      return { ok: false, code: 'credentials', params: {} };
    case 'clock':
      return { ok: false, code: 'clock', params: { minutes: Math.round(result.skewMs / 60_000) } };
    case 'throttled':
      return { ok: false, code: 'throttled', params: { seconds: Math.ceil(result.waitMs / 1000) } };
    case 'not-sent':
      return { ok: false, code: 'unreachable', params: { reason: result.reason } };
    case 'unknown':
      return { ok: false, code: 'failing', params: { reason: failureOf(result) } };
  }
}

/** A page that cannot be read is told by its status, where that says more. */
function failureOf({ reason, status = 200 }: Extract<Unanswered, { readonly type: 'unknown' }>): string {
  return reason === 'unreadable' && status >= 400 ? `http-${status}` : reason;
}
