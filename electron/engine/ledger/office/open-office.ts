import type { Failure } from '#shared/contract/failure.ts';
import type { Database } from '../../data-folder/data-folder.ts';
import type { Clock } from '../../ports.ts';
import { createClaims } from '../claims.ts';
import { shownOf } from './address.ts';
import { createComparing } from './compare.ts';
import type { OfficeLedger, OpenClaim } from './office-ledger.ts';
import { becomeNewDesk, type DeskMemory, ownDesk } from './own-desk.ts';
import { openOfficeLedger } from './postgres-ledger.ts';
import { createTold } from './told.ts';

/** The ledger of a whole office, and who this desk is in it. */
export interface Office {
  readonly ledger: OfficeLedger;
  readonly desk: DeskMemory;
  /** Without user and password. */
  readonly address: string;
  /** That nothing is stored here of what may have been sent from here. */
  isLost(claim: OpenClaim): boolean;
  /** @see becomeNewDesk */
  becomeNewDesk(): void;
}

/**
 * What a desk shares with others, at an address as `address.ts` reads it. Nothing connects before it is asked something.
 * `onAsked` is told of each call what kept it from being answered.
 *
 * @throws Failure `ledger.*` for an address that cannot be one
 */
export function openOffice(
  db: Database,
  url: string,
  clock: Pick<Clock, 'sleep' | 'monotonic' | 'now'>,
  onAsked?: (trouble: Failure | null) => void,
): Office {
  const desk = ownDesk(db);
  return officeAt(db, url, desk, openOfficeLedger({ url, desk, clock, onAsked }));
}

/** The same with this ledger. */
export function officeAt(db: Database, url: string, desk: DeskMemory, ledger: OfficeLedger): Office {
  const { isLost } = createComparing(db, createTold(db), createClaims(db));
  return { ledger, desk, address: shownOf(url), isLost, becomeNewDesk: () => becomeNewDesk(db) };
}
