import type { ProblemParams } from '#shared/problem.ts';
import type { LookupResult, PartnerClient, SendResult } from './client.ts';

/** What a person is told about an account that was tried; `submission:account.<code>` has the words. */
export interface AccountTest {
  readonly ok: boolean;
  readonly code: 'ok' | 'credentials' | 'clock' | 'unreachable' | 'throttled' | 'failing' | 'untested';
  readonly params: ProblemParams;
}

/** A reference that no order has. */
const NOBODY = 'DOCKHAND-TEST';

/** Makes the partner's harmless call, or asks it for an order that does not exist: signed like every call. */
export async function testAccount(client: PartnerClient, signal: AbortSignal): Promise<AccountTest> {
  if (client.probe) return readTest(await client.probe(signal));
  if (!client.lookup) return { ok: true, code: 'untested', params: {} };
  return readTest(await client.lookup([NOBODY], signal));
}

function readTest(result: LookupResult | SendResult): AccountTest {
  switch (result.type) {
    case 'answered':
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
      return { ok: false, code: 'failing', params: { reason: result.reason } };
  }
}
