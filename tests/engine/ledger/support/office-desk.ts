import type { Applying, Desk, OfficeLedger, OfficeScope, Turn } from '#engine/ledger/office/office-ledger.ts';
import { openOfficeLedger } from '#engine/ledger/office/postgres-ledger.ts';
import type { ServerTimes } from '#engine/ledger/office/server.ts';
import { systemClock as clock } from '../../../../electron/hosts/node/ports.ts';

/** What the desks of these tests send with: each has it under a row of its own. */
export const scope: OfficeScope = {
  partner: 'etower',
  kind: 'overseas-inbound',
  account: { account: 'main', address: 'https://oms.example.com/api', marks: ['mark-of-the-token'] },
  accountName: 'Main',
};

export function deskNamed(name: string): Desk {
  return { id: `desk-${name}`, name, person: `person of ${name}` };
}

export function openDesk(url: string, name: string, times?: ServerTimes): OfficeLedger {
  return openOfficeLedger({ url, desk: deskNamed(name), clock, ...(times && { times }) });
}

export function applying(key: string, run: string, order = 1, more: Partial<Applying> = {}): Applying {
  return { key, run, order, bodyHash: `hash of ${key}`, again: false, elsewhere: false, ...more };
}

/** Waits for its turn, as sending does. */
export async function turnOf(
  ledger: OfficeLedger,
  held: Parameters<OfficeLedger['enter']>[1],
  ratePerSecond: number,
): Promise<Exclude<Turn, { type: 'wait' }>> {
  let place: string | null = null;
  for (;;) {
    const turn = await ledger.enter(scope, held, { ratePerSecond }, place);
    if (turn.type !== 'wait') return turn;
    place = turn.place;
    await clock.sleep(turn.ms);
  }
}
