import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { Failure } from '#shared/contract/failure.ts';
import type { Target } from '#shared/contract/run.ts';
import type { Account } from '#shared/contract/settings.ts';
import { type PartnerId, type PartnerSettings, PRACTICE_CONCURRENCY } from '#shared/partners/partner.ts';
import { partners } from '#shared/partners/registry.ts';
import { marksOf } from '../ledger/ledger.ts';
import type { Ports } from '../ports.ts';
import { practiceCredentials } from '../practice/practice.ts';
import type { Store } from '../store/store.ts';
import { enteredName } from './entries.ts';
import type { PracticeDirectory } from './practice-directory.ts';
import { createSecrets } from './secrets.ts';

export { alikeEntries, checkEntry, freeName, namesOfRuns, returningEntry } from './entries.ts';
export { createPracticeDirectory, hostPractice } from './practice-directory.ts';
export { createSecrets } from './secrets.ts';

/** An account with everything that a call to its partner needs. Never logged, never sent to a user interface. */
export interface OpenAccount {
  readonly id: string;
  readonly partner: PartnerId;
  readonly target: Target;
  readonly settings: PartnerSettings;
  readonly credentials: Readonly<Record<string, string>>;
}

export interface AccountsOptions {
  readonly store: Pick<Store, 'accounts'>;
  readonly ports: Pick<Ports, 'secrets'>;
  readonly practice: PracticeDirectory;
  readonly environment: readonly EnvironmentAccount[];
}

export type Accounts = ReturnType<typeof createAccounts>;

/** Which account a run is sent with: practice, one that is stored, or one that the environment describes. */
export function createAccounts({ store, ports, practice, environment }: AccountsOptions) {
  const secrets = createSecrets(store.accounts, ports.secrets);
  const fromEnvironment = (partner: PartnerId) => environment.find((account) => account.partner === partner);

  /** The account that is used when none is named: the oldest of the partner's production accounts that a person made. */
  const storedDefault = (partner: PartnerId) =>
    store.accounts
      .list()
      .find(
        (account) =>
          account.partner === partner &&
          account.target === 'production' &&
          !isFromEnvironment(account.partner, account.id),
      );

  /**
   * What the environment says about an account that a run is bound to. Nothing when it describes another one: what was
   * begun at one must not go on at the other, where nothing is known of it.
   */
  function givenFor({ id, partner, settings }: Account): EnvironmentAccount | undefined {
    const given = fromEnvironment(partner);
    if (!given) return undefined;
    const merged = { ...settings, ...given.settings };
    const { address } = partners[partner];
    const same = isFromEnvironment(partner, id)
      ? environmentId(given, merged) === id
      : complete(partner, merged)[address] === complete(partner, settings)[address];
    return same ? given : undefined;
  }

  function production(partner: PartnerId, id: string | undefined): Account {
    const given = fromEnvironment(partner);
    const stored = id === undefined ? storedDefault(partner) : store.accounts.get(id);
    if (id !== undefined && !stored) throw new Failure('account.unknown');
    if (!given) {
      if (!stored) throw new Failure('account.missing', { partner });
      return stored;
    }
    const settings = { ...stored?.settings, ...given.settings };
    return {
      id: environmentId(given, settings),
      partner,
      name: enteredName(store, { partner, settings, marks: marksOf(partner, given.credentials) }, stored),
      target: 'production',
      settings,
      hasSecrets: true,
    };
  }

  function find(partner: PartnerId, target: Target, id?: string): Account {
    const account = target === 'practice' ? practiceAccount(partner) : production(partner, id);
    // Runs and claims name the account, so it has a row even when its secrets come from elsewhere.
    const row = store.accounts.get(account.id);
    if (!row) store.accounts.save(account);
    else if (row.name !== account.name) store.accounts.save({ ...row, name: account.name });
    const given = isFromEnvironment(partner, account.id) ? fromEnvironment(partner) : undefined;
    if (given) store.accounts.learn(account.id, marksOf(partner, given.credentials));
    return account;
  }

  /** What is known of an account's credentials here and now: the stored ones that can be read, and those of the environment. */
  async function credentialsOf(account: Account): Promise<Readonly<Record<string, string>>> {
    const stored = await secrets.read(account.id);
    const given = givenFor(account)?.credentials ?? {};
    const another = partners[account.partner].identity.some((name) => differs(stored[name], given[name]));
    return { ...stored, ...(another ? {} : given) };
  }

  /** Keeps what stands for an account's stored public credentials, where they can be read here. */
  async function learn({ id, partner }: Account): Promise<void> {
    store.accounts.learn(id, marksOf(partner, await secrets.read(id)));
  }

  return {
    secrets,
    learn,

    /** Whether all of an account's credentials are there and can be read, so that something can be sent with it. */
    async hasKeys(account: Account): Promise<boolean> {
      return partners[account.partner].credentials.safeParse(await credentialsOf(account)).success;
    },

    /** Learns of all accounts that an earlier version of the program stored. */
    async learnAll(): Promise<void> {
      for (const account of store.accounts.list()) {
        if (account.target === 'production' && store.accounts.marks(account.id).length === 0) await learn(account);
      }
    },

    /**
     * The id of the account that a run of this partner is sent with. It has a row from then on, wherever it is described.
     *
     * @throws Failure `account.missing` (none for production), `account.unknown`
     */
    ensure: (partner: PartnerId, target: Target, id?: string): string => find(partner, target, id).id,

    /** @throws Failure `account.settings` naming what the partner's settings do not allow */
    checkSettings: (partner: PartnerId, settings: PartnerSettings): void => void complete(partner, settings),

    /** @throws Failure `account.credentials` naming those that are missing */
    checkCredentials: (partner: PartnerId, values: Readonly<Record<string, string>>): void =>
      void completeCredentials(partner, values),

    /**
     * Changes some settings of a stored account. False when the account has others all the same, because the environment
     * says so, or is gone.
     */
    keepSettings(id: string, changed: PartnerSettings): boolean {
      const account = store.accounts.get(id);
      if (!account) return false;
      store.accounts.save({ ...account, settings: { ...account.settings, ...changed } });
      const now = this.settings(id);
      return Object.entries(changed).every(([name, value]) => now[name] === value);
    },

    /** Every setting of an account, defaults filled in. @throws Failure `account.unknown`, `account.settings` */
    settings(id: string): PartnerSettings {
      const account = store.accounts.get(id);
      if (!account) throw new Failure('account.unknown');
      if (account.target === 'practice') {
        // An account that an earlier version of the program stored lacks what came since.
        return complete(account.partner, { ...practiceAccount(account.partner).settings, ...account.settings });
      }
      return complete(account.partner, { ...account.settings, ...givenFor(account)?.settings });
    },

    /**
     * An account ready to be called with.
     *
     * @throws Failure `account.unknown`, `account.settings`, `account.noAddress` (there is none that could be meant unsaid),
     * `account.credentials` (some are missing), `account.elsewhere` (the environment that described it describes another
     * one now)
     */
    async open(id: string): Promise<OpenAccount> {
      const account = store.accounts.get(id);
      if (!account) throw new Failure('account.unknown');
      const { partner, target } = account;
      const settings = this.settings(id);
      if (target === 'practice') {
        const address = (await practice.addresses())[partner];
        if (!address) throw new Failure('account.noPractice', { partner });
        const credentials = practiceAccount(partner).credentials;
        return { id, partner, target, settings: { ...settings, [partners[partner].address]: address }, credentials };
      }
      if (settings[partners[partner].address] === '') throw new Failure('account.noAddress', { account: account.name });
      if (!givenFor(account) && isFromEnvironment(partner, id) && fromEnvironment(partner)) {
        throw new Failure('account.elsewhere', { address: String(settings[partners[partner].address]) });
      }
      const credentials = completeCredentials(partner, await credentialsOf(account));
      store.accounts.learn(id, marksOf(partner, credentials));
      return { id, partner, target, settings, credentials };
    },
  };
}

function complete(partner: PartnerId, settings: PartnerSettings): PartnerSettings {
  const parsed = partners[partner].settings.safeParse(settings);
  if (parsed.success) return parsed.data;
  throw new Failure('account.settings', { names: namesOf(parsed.error.issues) });
}

function completeCredentials(partner: PartnerId, values: Readonly<Record<string, string>>): OpenAccount['credentials'] {
  const parsed = partners[partner].credentials.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Failure('account.credentials', { names: namesOf(parsed.error.issues) });
}

function differs(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** With the part of a setting that cannot be understood, where its check says so. */
function namesOf(issues: readonly z.core.$ZodIssue[]): string {
  const told = issues.map(({ path: [name], ...issue }) => {
    const part = issue.code === 'custom' ? issue.params?.part : undefined;
    return part === undefined ? String(name) : `${String(name)} (${part})`;
  });
  return [...new Set(told)].join(', ');
}

/** Days pass on request there, so that nobody waits for hours of this computer's clock. */
const practiceFollowUp: Readonly<Partial<Record<PartnerId, PartnerSettings>>> = {
  etower: { draftAfterHours: 0, differenceAfterDays: 0, pollGapMs: 500 },
  top: { silentAfterHours: 0, pollGapMs: 500 },
};

/** The built-in account at a practice partner; its address is filled in when it is opened. */
function practiceAccount(partner: PartnerId): Account & { readonly credentials: Readonly<Record<string, string>> } {
  const known: Readonly<Partial<Record<PartnerId, Readonly<Record<string, string>>>>> = practiceCredentials;
  return {
    id: `practice-${partner}`,
    partner,
    name: 'practice',
    target: 'practice',
    settings: { concurrency: PRACTICE_CONCURRENCY, ratePerSecond: 1000, ...practiceFollowUp[partner] },
    hasSecrets: true,
    credentials: known[partner] ?? {},
  };
}

/** A production account as the environment describes it; what it leaves out comes from the stored account. */
export interface EnvironmentAccount {
  readonly partner: PartnerId;
  readonly settings: Readonly<Record<string, string>>;
  readonly credentials: Readonly<Record<string, string>>;
}

/**
 * An account given by the environment is told from others by its address and public identity, not by keys or sessions
 * that are renewed: its history must outlive them.
 */
function environmentId({ partner, credentials }: EnvironmentAccount, settings: PartnerSettings): string {
  const { address, identity } = partners[partner];
  const parts = [settings[address] ?? '', ...identity.map((name) => credentials[name] ?? '')];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
  return `${environmentPrefix(partner)}${hash}`;
}

function isFromEnvironment(partner: PartnerId, id: string): boolean {
  return id.startsWith(environmentPrefix(partner));
}

const environmentPrefix = (partner: PartnerId) => `environment-${partner}-`;
