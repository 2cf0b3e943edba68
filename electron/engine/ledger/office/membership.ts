import { Failure } from '#shared/contract/failure.ts';
import type { Database } from '../../data-folder/data-folder.ts';
import type { Ports } from '../../ports.ts';
import type { Leases } from '../leases.ts';
import { shownOf, splitPassword, withPassword } from './address.ts';
import { differencesOf } from './differences.ts';
import { inspectOffice } from './inspect.ts';
import { lockedLedger } from './locked-ledger.ts';
import { MustOpen, type OfficeLedger } from './office-ledger.ts';
import { type Office, officeAt, openOffice } from './open-office.ts';
import { ownDesk } from './own-desk.ts';
import type { SharedKeys } from './shared-keys.ts';
import type { Away, Membership } from './standing.ts';
import { createTold } from './told.ts';

export interface MembershipOptions extends Pick<Ports, 'clock' | 'log' | 'secrets'> {
  readonly db: Database;
  /** What shares its keys with the office. */
  readonly ledger: {
    readonly shared: SharedKeys | null;
    readonly leases: Pick<Leases, 'areHeld'>;
    share(office: OfficeLedger | null, joinings: number | null): void;
    isAsJoined(): boolean;
  };
  /** How the folder stands to an office, or whether that can be asked, is another. */
  readonly onNews?: () => void;
  /** The address that the environment names. */
  readonly environment: string | undefined;
}

interface Row {
  readonly address: string | null;
  /** Which ledger the environment of a program of this folder named the last time, as people are shown it. */
  readonly environment: string | null;
  readonly password: Uint8Array | null;
  readonly needs_password: 0 | 1;
  readonly joinings: number;
}

/** How long (ms) leaving waits for the office to be told the rest, and that this desk goes. */
const TELL_MS = 5000;

/** @throws Failure `ledger.*` for an address of the environment that cannot be one; a stored one says so when it is used */
export async function openMembership(options: MembershipOptions): Promise<Membership> {
  const { db, ledger, clock, log, secrets, environment } = options;
  const desk = ownDesk(db);
  const told = createTold(db);
  let office: Office | null = null;
  let away: Away | null = null;
  /** What this computer could not encrypt. */
  let session: { readonly address: string; readonly password: string } | null = null;
  /** The environment's word waits for another program. */
  let isPending = false;

  const { onNews = () => {} } = options;
  const note = (trouble: Failure | null) => {
    const before = away?.code;
    const since = away?.since ?? new Date(clock.now()).toISOString();
    away = trouble && { code: trouble.code, params: trouble.params, since };
    if (before !== away?.code) onNews();
  };
  const openAt = (url: string) => openOffice(db, url, clock, note);
  const use = (next: Office | null, joinings: number | null) => {
    office = next;
    away = null;
    ledger.share(next?.ledger ?? null, joinings);
    onNews();
  };
  const rowNow = (): Row => {
    const row = db.prepare<[], Row>('SELECT address, environment, password, needs_password, joinings FROM desk').get();
    if (!row) throw new Error('the desk has no id');
    return row;
  };

  const passwordOf = async ({ address, password, needs_password }: Row) => {
    if (needs_password === 0) return '';
    if (session && session.address === address) return session.password;
    if (!password || !(await secrets.available())) return null;
    return secrets.decrypt(password).catch(() => null);
  };
  const openStored = async (row: Row, address: string): Promise<Office> => {
    const password = await passwordOf(row);
    try {
      if (password === null) throw new Failure('ledger.password', { address: shownOf(address) });
      return openAt(withPassword(address, password));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // Nothing is sent as if this desk had never joined.
      return locked(address, error);
    }
  };
  const locked = (url: string, why: Failure) => officeAt(db, url, desk, lockedLedger(why, note));
  /** What another program goes by holds here, too: on a folder's orders no two programs go by different ledgers. */
  const openJoined = async (row: Row): Promise<Office | null> => {
    const { address, environment: named } = row;
    if (named !== null && (address === null || shownOf(address) !== named)) {
      return locked(`postgres://${named}`, new Failure('ledger.environmentGone', { address: named }));
    }
    return address === null ? null : openStored(row, address);
  };
  /** The folder's other programs are told of it; while one of them sends without it, nothing is sent here. */
  const openNamed = (url: string): Office => {
    const named = openAt(url);
    try {
      if (rowNow().environment !== named.address) {
        change(() => db.prepare<[string]>('UPDATE desk SET environment = ?').run(named.address));
      }
      isPending = false;
      return named;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      isPending = true;
      return locked(url, error);
    }
  };
  const load = async () => {
    if (environment !== undefined) return use(openNamed(environment), rowNow().joinings);
    // Of the row that was opened: another program may join or leave meanwhile.
    const row = rowNow();
    use(await openJoined(row), row.joinings);
  };

  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const letGo = async (keys: SharedKeys | null, of: Office | null, ms: number) => {
    await keys?.stop(ms);
    await of?.ledger.end();
  };
  /** Changes how the folder stands, unless something is being sent from it. */
  const change = (work: () => void): number =>
    db.transaction(() => {
      if (ledger.leases.areHeld(clock.now())) throw new Failure('ledger.sending');
      work();
      db.prepare<[]>('UPDATE desk SET joinings = joinings + 1').run();
      return rowNow().joinings;
    });
  const refuseEnvironment = () => {
    if (environment !== undefined) throw new Failure('ledger.byEnvironment');
  };

  const join: Membership['join'] = async (url, name) => {
    refuseEnvironment();
    const found = await inspectOffice(url, clock);
    const { address, password } = splitPassword(url);
    const { address: stored, environment: named } = rowNow();
    const before = named ?? (stored === null ? null : shownOf(stored));
    if (before !== null && before !== shownOf(address)) throw new Failure('ledger.joined', { address: before });
    const isKept = password !== '' && (await secrets.available());
    const cipher = isKept ? await secrets.encrypt(password) : null;
    const next = openAt(url);
    const left = [ledger.shared, office] as const;
    const joinings = change(() => {
      db.prepare<[string, Uint8Array | null, number, string | null]>(
        'UPDATE desk SET address = ?, password = ?, needs_password = ?, name = coalesce(?, name)',
      ).run(address, cipher, password === '' ? 0 : 1, name);
    });
    session = cipher === null && password !== '' ? { address, password } : null;
    use(next, joinings);
    await letGo(...left, 0);
    log.info('joined the office', { address: found.address });
    const trouble = await putTogether();
    return {
      ...found,
      password: password === '' ? 'none' : cipher ? 'stored' : 'session',
      ...{ sent: told.sentCount(), entered: told.sentCount(true), trouble },
    };
  };
  const putTogether = async (): Promise<Failure | null> => {
    try {
      await ledger.shared?.settled();
      return null;
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  };

  /** Whether that was done before it took too long. */
  const inTime = async (work: () => Promise<void>): Promise<boolean> => {
    const enough = new AbortController();
    const done = work().then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Failure || error instanceof MustOpen)) throw error;
        return false;
      },
    );
    const isDone = await Promise.race([done, clock.sleep(TELL_MS, enough.signal).then(() => false)]);
    enough.abort();
    return isDone;
  };
  /** The office knows all that this desk does, also where it had lost some. */
  const tellAll = () =>
    inTime(async () => {
      await ledger.shared?.pulse();
      await ledger.shared?.settled();
    });
  /** So that the others do not wait for it; whether or not they can be told. */
  const tellLeft = (of: OfficeLedger) => inTime(() => of.left());

  const leave: Membership['leave'] = async (anyway) => {
    refuseEnvironment();
    if (office === null) throw new Failure('ledger.none');
    const isTold = await tellAll();
    const left = [ledger.shared, office] as const;
    const joinings = change(() => {
      const sending = db.prepare<[]>("SELECT 1 FROM runs WHERE state = 'submitting' AND target = 'production'").get();
      if (sending !== undefined) throw new Failure('ledger.sending');
      const count = told.untoldCount();
      if (count > 0 && !anyway) throw new Failure('ledger.unsettled', { count });
      db.prepare<[]>('UPDATE desk SET address = NULL, environment = NULL, password = NULL, needs_password = 0').run();
    });
    session = null;
    if (isTold && told.untoldCount() === 0) await tellLeft(left[1].ledger);
    use(null, joinings);
    await letGo(...left, 0);
    log.info('left the office');
    return told.sentCount();
  };

  const isCurrent = () => ledger.isAsJoined() && !isPending;
  await load();
  return {
    get office() {
      return office;
    },
    standing() {
      const { id, name, person } = desk;
      const by = environment === undefined ? 'settings' : 'environment';
      return {
        joined: office && { address: office.address, by },
        desk: { id, name, person },
        waiting: told.untoldCount(),
        away,
      };
    },
    differences: async () => (office ? differencesOf(told, office.ledger, desk.id) : []),
    test: (url) => inspectOffice(url, clock),
    join: (url, name) => inTurn(() => join(url, name)),
    leave: (anyway) => inTurn(() => leave(anyway)),
    newDesk: () =>
      inTurn(async () => {
        if (!office) throw new Failure('ledger.none');
        if ((await tellAll()) && told.untoldCount() === 0) await tellLeft(office.ledger);
        office.becomeNewDesk();
      }),
    async refresh() {
      if (isCurrent()) return;
      await inTurn(async () => {
        if (isCurrent()) return;
        const left = [ledger.shared, office] as const;
        await load();
        await letGo(...left, 0);
      });
    },
    end: async () => office?.ledger.end(),
  };
}
