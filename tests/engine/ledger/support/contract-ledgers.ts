import { randomUUID } from 'node:crypto';
import { type Admission, admit } from '#engine/ledger/claim-rules.ts';
import type { ClaimState } from '#engine/ledger/claims.ts';
import { createLedger } from '#engine/ledger/ledger.ts';
import type { Applying, Held, OfficeLedger } from '#engine/ledger/office/office-ledger.ts';
import { systemClock } from '../../../../electron/hosts/node/ports.ts';
import { databaseAt, officeDatabase } from '../../../postgres/database.ts';
import { memorySqlite, storeHandle } from '../../submit/support/test-store.ts';
import { createVirtualClock } from '../../submit/support/virtual-clock.ts';
import { openDesk, scope, turnOf } from './office-desk.ts';

/** What both ledgers promise, whoever asks: two runs of one desk here, two desks there. */
export interface ContractParty {
  claim(orders: readonly Applying[]): Promise<ReadonlyMap<string, Admission>>;
  settle(order: Applying, state: ClaimState, partnerNo: string | null): Promise<void>;
  find(
    key: string,
  ): Promise<{ readonly run: string; readonly state: ClaimState; readonly partnerNo: string | null } | null>;
}

export interface Requests {
  readonly clients: number;
  readonly each: number;
  readonly ratePerSecond: number;
  /** Everybody was told to wait so long (ms) first. */
  readonly closedMs?: number;
}

export interface ContractLedger {
  party(name: string): ContractParty;
  /** When each of so many requests of as many clients started, in ms by the ledger's own clock, since the account was closed. */
  starts(requests: Requests): Promise<readonly number[]>;
  end(): Promise<void>;
}

/** The claims and lanes of one data folder, as sending uses them. */
export async function localLedger(): Promise<ContractLedger> {
  const sqlite = memorySqlite();
  const db = storeHandle(sqlite, { clock: systemClock, processId: 'p', isAlive: () => true });
  sqlite
    .prepare(
      `INSERT INTO accounts (id, partner, target, name, settings, created_at) VALUES ('main', 'etower', 'production', 'Main', '{"baseUrl":"https://oms.example.com"}', '')`,
    )
    .run();
  const clock = createVirtualClock();
  const { claims, lanes } = createLedger(db, clock);
  const here = { account: 'main', kind: scope.kind };
  return {
    party: () => ({
      claim: async (orders) =>
        db.transaction(
          () =>
            new Map(
              orders.map(({ key, run, order, bodyHash, again, elsewhere }) => {
                const history = claims.history(here, key);
                const applicant = { run, order, bodyHash, again, elsewhere: elsewhere ? null : history.elsewhere };
                const admission = admit(history.own, applicant);
                if (admission.type === 'queue' && admission.claim) claims.put(here, key, { run, order, bodyHash });
                return [key, admission];
              }),
            ),
        ),
      settle: async ({ key, order }, state, partnerNo) => claims.settle(here, key, order, state, partnerNo),
      find: async (key) => claims.find(here, key),
    }),
    async starts({ clients, each, ratePerSecond, closedMs }) {
      const lane = lanes('main');
      const from = clock.monotonic();
      if (closedMs !== undefined) lane.wait(closedMs);
      const starts: number[] = [];
      const client = async () => {
        for (let times = 0; times < each; times += 1) {
          await lane.enter({ concurrency: clients, ratePerSecond }, new AbortController().signal);
          starts.push(clock.monotonic() - from);
          lane.release();
        }
      };
      await Promise.all(Array.from({ length: clients }, client));
      return starts;
    },
    end: async () => void sqlite.close(),
  };
}

/** Desks of one office, each with connections of its own. */
export async function officeLedger(): Promise<ContractLedger | null> {
  const database = await officeDatabase();
  if (!database) return null;
  const desks: OfficeLedger[] = [];
  const desk = (name: string) => {
    const opened = openDesk(database.url, name);
    desks.push(opened);
    return opened;
  };
  const { sql, end } = databaseAt(database.url);
  return {
    party(name) {
      const ledger = desk(name);
      const held = new Map<string, Held>();
      return {
        async claim(orders) {
          const admitted = await ledger.claim(scope, orders);
          for (const [key, { fence }] of admitted) if (fence !== null) held.set(key, { key, fence });
          return new Map([...admitted].map(([key, { admission }]) => [key, admission]));
        },
        async settle({ key }, state, partnerNo) {
          const mine = held.get(key);
          if (mine) await ledger.settle(scope, [{ ...mine, state, partnerNo, answer: null }]);
        },
        find: async (key) => (await ledger.find(scope, [key])).get(key) ?? null,
      };
    },
    async starts({ clients, each, ratePerSecond, closedMs }) {
      const run = randomUUID();
      const all = Array.from({ length: clients }, (_, client) => desk(`${run}-${client}`));
      await all[0]?.close(scope, closedMs ?? 0);
      const [closing] = await sql('SELECT closed_until FROM dockhand.turns');
      await Promise.all(
        all.map(async (ledger, client) => {
          for (let times = 0; times < each; times += 1) {
            const key = `${run}/${client}/${times}`;
            const fence = (await ledger.claim(scope, [applyingTo(key, run)])).get(key)?.fence ?? '';
            await turnOf(ledger, [{ key, fence }], ratePerSecond);
          }
        }),
      );
      const rows = await sql('SELECT left_at FROM dockhand.claims WHERE run = $1 ORDER BY left_at', [run]);
      const from = Number(closing?.closed_until) - (closedMs ?? 0);
      return rows.map(({ left_at: at }) => Number(at) - from);
    },
    async end() {
      await Promise.all(desks.map((each) => each.end()));
      await end();
      await database.end();
    },
  };
}

const applyingTo = (key: string, run: string): Applying => {
  return { key, run, order: 1, bodyHash: key, again: false, elsewhere: false };
};
