import type { Run } from '#shared/contract/run.ts';
import type { Account } from '#shared/contract/settings.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { Partner } from '#shared/partners/partner.ts';
import { partners } from '#shared/partners/registry.ts';
import { useCall } from '../engine/engine.tsx';
import { sentCount } from './order-states.ts';

/** Where a run goes, as far as it is known. */
export interface Destination {
  readonly partner: Partner | undefined;
  /** The partner's production accounts. */
  readonly accounts: readonly Account[];
  /** False while the accounts are asked for. */
  readonly known: boolean;
  /** The run's own production account; undefined for practice, while it is not known, and when it was deleted. */
  readonly account: Account | undefined;
  /** The id of the run's account where that was deleted: nothing can be sent before there is one. */
  readonly gone: string | null;
  /** Something of it was sent with its account, so that it can go on with no other. */
  readonly bound: boolean;
  /** The address that production requests go to. */
  readonly address: string;
}

export function useDestination(run: Run): Destination {
  const { data } = useCall('accounts.list', {});
  const kind = findKind(run.kind);
  const partner = kind && partners[kind.partner];
  const accounts = (data ?? []).filter((account) => account.partner === partner?.id);
  const account = run.target === 'production' ? accounts.find(({ id }) => id === run.account) : undefined;
  const address = account && partner ? addressOf(partner, account) : '';
  const known = data !== undefined;
  const gone = known && run.target === 'production' && !account ? run.account : null;
  return { partner, accounts, known, account, gone, bound: sentCount(run.counts) > 0, address };
}

/** The account's own address, or the one that the partner's settings come with. */
export function addressOf(partner: Partner, { settings }: Pick<Account, 'settings'>): string {
  const own = settings[partner.address];
  return String(own ?? partner.settings.parse({})[partner.address]);
}
