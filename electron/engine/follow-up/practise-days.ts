import { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import type { EngineContext } from '../context.ts';
import { exchange } from '../partners/partners.ts';

const answer = z.object({ days: z.int() });

/** Milliseconds. */
const TIMEOUT = 20_000;

/**
 * Lets days pass at the practice warehouse, whichever process hosts it.
 *
 * @throws Failure `followUp.practiceSilent`, and those of opening the practice account
 */
export async function practiseDays({ accounts, ports }: Pick<EngineContext, 'accounts' | 'ports'>, days: number) {
  const { settings } = await accounts.open(accounts.ensure('etower', 'practice'));
  const url = new URL('/practice/etower/days', String(settings.baseUrl)).href;
  const headers = { 'Content-Type': 'application/json' };
  const result = await exchange(
    ports,
    { method: 'POST', url, headers, body: JSON.stringify({ days }) },
    { timeoutMs: TIMEOUT, signal: new AbortController().signal },
  );
  if (result.type !== 'answered' || result.status !== 200) {
    const reason = 'reason' in result ? result.reason : `http-${result.status}`;
    throw new Failure('followUp.practiceSilent', { reason });
  }
  return answer.parse(JSON.parse(Buffer.from(result.bytes).toString('utf8')));
}
