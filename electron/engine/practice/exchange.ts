import type { IncomingMessage, ServerResponse } from 'node:http';
import { misbehaveAfter, misbehaveBefore, type Stage, writeAnswer, writeStatus } from './answer.ts';
import { readBody } from './body.ts';
import { isBefore, isBusiness, isPartnerFault } from './faults/fault-spec.ts';
import type { Misfortune } from './faults/misfortune.ts';
import { shuffleLists } from './faults/shuffle.ts';
import type { Ledger } from './ledger.ts';
import type { PracticePartner } from './partner.ts';

/** What the server lends to one exchange. */
export interface ExchangeHost extends Stage {
  readonly partners: readonly PracticePartner[];
  readonly ledger: Ledger;
  readonly maxBodyBytes: number;
  /** What happens to the request that arrives now. */
  misfortune(path: string): Misfortune;
}

/**
 * Reads one request, lets its partner decide and store, and answers; misfortune strikes before or after storing. The
 * partners know nothing of it, but lend their words to some of it.
 */
export async function exchange(incoming: IncomingMessage, outgoing: ServerResponse, host: ExchangeHost): Promise<void> {
  // Writing to a client that has gone is no reason to fall over.
  outgoing.on('error', () => undefined);
  const target = incoming.url ?? '/';
  const path = target.split('?', 1)[0] ?? target;
  const partner = host.partners.find((each) => each.match(path));
  if (!partner) return turnAway(outgoing, 404, host);
  const body = await readBody(incoming, host.maxBodyBytes);
  if (!body) return turnAway(outgoing, 413, host);

  const { latencyMs, fault, shuffle } = host.misfortune(path);
  if (latencyMs > 0) await host.wait(latencyMs);
  const ownWords =
    fault !== null && isPartnerFault(fault) ? partner.misbehave?.(fault, host.faults.retryAfterS) : undefined;
  if (fault !== null && isBefore(fault)) {
    return ownWords ? writeAnswer(outgoing, ownWords, host) : misbehaveBefore(outgoing, fault, host);
  }

  const url = `http://${incoming.headers.host ?? ''}${target}`;
  const request = { method: incoming.method ?? '', path, url, headers: incoming.headers, body };
  const business = fault !== null && isBusiness(fault) ? fault : null;
  const given = partner.handle(request, { now: host.now, ledger: host.ledger, fault: business });
  host.ledger.flush();

  const answer = shuffle === null ? given : { ...given, body: shuffleLists(given.body, shuffle) };
  if (fault === null || ownWords || isBusiness(fault)) return writeAnswer(outgoing, ownWords ?? answer, host);
  return misbehaveAfter(outgoing, answer, fault, host);
}

/** Answers without having read the body, so that the connection cannot be used again. */
function turnAway(outgoing: ServerResponse, status: number, host: ExchangeHost): void {
  writeStatus(outgoing, status, host, { connection: 'close' });
}
