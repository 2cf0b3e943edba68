import { Failure } from '#shared/contract/failure.ts';
import type { PartnerId, PartnerSettings } from '#shared/partners/partner.ts';
import { addressIn, partners } from '#shared/partners/registry.ts';
import { isSameAccount } from '../ledger/ledger.ts';
import { placeOf } from '../place-of.ts';
import type { Store } from '../store/store.ts';

/** An account as a person enters it. */
export interface Entry {
  readonly id: string;
  readonly partner: PartnerId;
  readonly name: string;
  readonly settings: PartnerSettings;
  /** What stands for its public credentials (`marksOf`); none when they are not known. */
  readonly marks: readonly string[];
}

type Stored = Pick<Store, 'accounts' | 'runs' | 'accountRuns'>;

/**
 * Refuses an entry that would be taken for another one of its partner: by its name, or because it is that account once
 * more (the same address, however spelt, and the same public credentials). Those that the environment describes do not
 * count; what is as it was before is not looked at again.
 *
 * @throws Failure `account.nameTaken`, `account.sameAccount`, and `account.stillSending` when an account with unfinished
 * runs would become another one
 */
export function checkEntry({ accounts, runs, accountRuns }: Stored, entry: Entry): void {
  const { id, partner } = entry;
  const known = accounts.list().filter((each) => each.partner === partner && each.target === 'production');
  const before = known.find((each) => each.id === id);
  const was = before && identityOf({ ...before, marks: accounts.marks(id) });
  const is = identityOf(entry);
  if (was && !isSameAccount(was, is)) {
    const unfinished = accountRuns.unfinished(id);
    if (unfinished.length > 0) {
      throw new Failure('account.stillSending', { runs: unfinished.length, names: namesOfRuns(runs, unfinished) });
    }
  }
  const others = known.filter((each) => each.id !== id && !isOfEnvironment(each));
  const sameName = others.find(({ name }) => plain(name) === plain(entry.name));
  if (sameName && plain(before?.name ?? '') !== plain(entry.name)) {
    throw new Failure('account.nameTaken', { name: sameName.name });
  }
  const same = others.find((each) => isOneEntry(identityOf({ ...each, marks: accounts.marks(each.id) }), is));
  if (same && !(was && isOneEntry(was, is))) throw new Failure('account.sameAccount', { name: same.name });
}

/** The files of these runs, of a few of them where there are many. */
export function namesOfRuns(runs: Pick<Store['runs'], 'get'>, ids: readonly string[]): string {
  const first = ids.slice(0, MOST_NAMED).flatMap((id) => {
    const [file] = runs.get(id)?.files ?? [];
    return file ? [file.name] : [];
  });
  return [...first, ...(ids.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

const MOST_NAMED = 5;

/**
 * The deleted entry that a new one is: the same address and the same public credentials. It is that entry again, with its
 * runs and all that is known of what was sent with it; of several the one that still has orders to send, then the last one.
 */
export function returningEntry(
  { accounts, accountRuns }: Pick<Store, 'accounts' | 'accountRuns'>,
  entry: Omit<Entry, 'id' | 'name'>,
): string | undefined {
  const is = identityOf({ ...entry, id: '' });
  const same = accounts
    .removedOf(entry.partner)
    .filter(
      (each) => !isOfEnvironment(each) && isOneEntry(identityOf({ ...each, marks: accounts.marks(each.id) }), is),
    );
  const waited = same.find(({ id }) => accountRuns.unfinished(id).length + accountRuns.unsent(id).length > 0);
  return (waited ?? same[0])?.id;
}

/** The name, or the next one after it that no other entry of the partner has. */
export function freeName(
  { accounts }: Pick<Store, 'accounts'>,
  { id, partner, name }: Pick<Entry, 'id' | 'partner' | 'name'>,
): string {
  const taken = new Set(
    accounts
      .list()
      .filter((each) => each.partner === partner && each.target === 'production' && each.id !== id)
      .map((each) => plain(each.name)),
  );
  let free = name;
  for (let at = 2; taken.has(plain(free)); at++) free = `${name} ${at}`;
  return free;
}

/** Names of the other entries of its partner that count as the same account as this one, but did not before. */
export function alikeEntries({ accounts }: Pick<Store, 'accounts'>, entry: Omit<Entry, 'name'>): readonly string[] {
  const known = accounts.list().filter((each) => each.partner === entry.partner && each.target === 'production');
  const identities = known.map((each) => ({
    name: each.name,
    is: identityOf({ ...each, marks: accounts.marks(each.id) }),
  }));
  const was = identities.find(({ is }) => is.account === entry.id)?.is;
  return identities.flatMap(({ name, is }) => {
    const alike = is.account !== entry.id && isSameAccount(is, identityOf(entry)) && !(was && isSameAccount(is, was));
    return alike ? [name] : [];
  });
}

/**
 * What a person calls the account that the environment describes: the name of the entry that it is, the one that was meant
 * (`stored`) before others. One that nobody entered is called as its partner is.
 */
export function enteredName(
  { accounts }: Pick<Store, 'accounts'>,
  given: Pick<Entry, 'partner' | 'settings' | 'marks'>,
  stored: { readonly id: string } | undefined | null,
): string {
  const is = identityOf({ ...given, id: '' });
  const entered = accounts
    .list()
    .filter((each) => each.partner === given.partner && each.target === 'production' && !isOfEnvironment(each))
    .filter((each) => {
      const other = identityOf({ ...each, marks: accounts.marks(each.id) });
      const known = is.marks.length > 0 && other.marks.length > 0;
      // Several accounts at one address are the rule.
      return known
        ? is.marks.some((mark) => other.marks.includes(mark))
        : isSameAccount({ ...is, account: each.id }, other);
    });
  const [first] = entered;
  return (entered.find(({ id }) => id === stored?.id) ?? first)?.name ?? partners[given.partner].label.en;
}

const isOfEnvironment = ({ id }: { readonly id: string }) => id.startsWith('environment-');

const identityOf = ({ id, partner, settings, marks }: Omit<Entry, 'name'>) => ({
  account: id,
  address: addressIn(partner, settings),
  marks,
});

type Identity = ReturnType<typeof identityOf>;

/** Several accounts at one address are the rule; one account is entered once. */
function isOneEntry(one: Identity, other: Identity): boolean {
  const place = placeOf(one.address);
  const sameMarks = one.marks.length > 0 && one.marks.join() === other.marks.join();
  return place !== '' && place === placeOf(other.address) && sameMarks;
}

/** Names that a person takes for one. */
const plain = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
