import type { Target } from '#shared/contract/run.ts';
import type { PartnerId, PartnerSettings } from '#shared/partners/partner.ts';
import { addressIn, partners } from '#shared/partners/registry.ts';
import type { Database } from '../data-folder/data-folder.ts';
import type { Identity } from './identity.ts';

/** Where keys are unique, and as whom they are used there. */
export interface Space extends Identity {
  /** Empty where nothing is known of the account. */
  readonly partner: string;
  readonly practice: 0 | 1;
  readonly name: string;
}

interface AccountRow {
  readonly partner: PartnerId;
  readonly target: Target;
  readonly name: string;
  readonly settings: string;
  readonly marks: string;
}

/** Who an account is at its partner, by its row, deleted ones too. */
export function spaceOf(db: Pick<Database, 'prepare'>, account: string): Space {
  const row = db
    .prepare<[string], AccountRow>('SELECT partner, target, name, settings, marks FROM accounts WHERE id = ?')
    .get(account);
  if (!row) return { account, partner: '', practice: 0, name: account, address: '', marks: [] };
  const { partner, name } = row;
  // Practice partners listen elsewhere at every start and are the same all the same.
  if (row.target === 'practice') return { account, partner, practice: 1, name, address: '', marks: [] };
  const known = Object.hasOwn(partners, partner);
  const address = known ? addressIn(partner, JSON.parse(row.settings) as PartnerSettings) : '';
  return { account, partner, practice: 0, name, address, marks: JSON.parse(row.marks) as string[] };
}
