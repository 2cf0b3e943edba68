import { z } from 'zod';
import { placeOf } from '../../place-of.ts';
import type { Claim } from '../claims.ts';
import { admitInOffice, asksFirst, ownAndElsewhere } from './admit-in-office.ts';
import { withIncarnation } from './incarnation.ts';
import { FIND, INSERT_FRESH, LOCK, PUT, RELY, SETTLE, TAKE_BACK, TAKE_OVER, WITHDRAW, WORD } from './key-statements.ts';
import { admitDesk, GIVEN, readSeq } from './moment.ts';
import type { Admitted, Applying, OfficeClaim, OfficeLedger, OfficeScope } from './office-ledger.ts';
import type { DeskMemory } from './own-desk.ts';
import { type ClaimRow, claimRow, fenceOf, misled, readFence, readRows, toOfficeClaim } from './rows.ts';
import type { Ask, Server } from './server.ts';

/** Keys in one question. */
export const MOST = 5000;

const freshRow = z.object({ key: z.string(), order_id: z.int() });
const keyRow = z.object({ key: z.string() });
const fenceRow = z.object({ n: z.int().min(0), fence: z.int().min(1) });
const putRow = fenceRow.extend({ key: z.string(), left_at: z.date().nullable() });
const wordRow = z.object({ counts: z.boolean(), relied_by: z.string().nullable() });

type Keys = Pick<
  OfficeLedger,
  'find' | 'elsewhere' | 'claim' | 'offer' | 'settle' | 'withdraw' | 'takeBack' | 'takeOver'
>;

/** Which keys are used, by whom, and what came of it. */
export function createKeys(server: Server, desk: DeskMemory): Keys {
  const ownerOf = ({ account, accountName }: OfficeScope) => {
    const place = placeOf(account.address);
    // Neither the user's name nor a query that an address may have is anybody else's business.
    const address = place === '' ? '' : `https://${place}`;
    const row = `${desk.id}/${account.account}`;
    return {
      identity: { account: row, address, marks: account.marks },
      columns: [row, accountName, address, account.marks, desk.id, desk.name, desk.person],
    };
  };

  const isOf = (row: ClaimRow, { run, order }: Pick<Applying, 'run' | 'order'>) =>
    row.desk === desk.id && row.run === run && row.order_id === order;
  const whoIsHere = () => `${desk.name} (${desk.person})`;

  /** All claims of these keys. One that is of none of them is a lie. */
  const rowsOf = async (ask: Ask, statement: typeof FIND, scope: OfficeScope, keys: readonly string[]) => {
    const rows = readRows(claimRow, await ask(statement, [scope.partner, scope.kind, keys]), server.address);
    const byKey = new Map<string, ClaimRow[]>(keys.map((key) => [key, []]));
    for (const row of rows) {
      const of = byKey.get(row.key);
      if (!of) throw misled(server);
      of.push(row);
    }
    return byKey;
  };

  const claimSome = async (scope: OfficeScope, orders: readonly Applying[], waits: boolean) => {
    const { admitted, seq, where } = await withIncarnation(server, (put) =>
      server.transact(async (ask) => {
        const heard = await admitDesk({ server, desk, ask, put }, waits);
        const all = await claimThem(ask, scope, orders);
        // Last of all: whoever else claims waits here.
        return { admitted: all, seq: readSeq(server, await ask(GIVEN)), where: heard };
      }),
    );
    desk.heard(seq, where);
    return admitted;
  };
  const claimThem = async (ask: Ask, scope: OfficeScope, orders: readonly Applying[]) => {
    const { identity, columns } = ownerOf(scope);
    const admitted = new Map<string, Admitted>();
    const fresh = await ask(INSERT_FRESH, [
      ...[scope.partner, scope.kind, ...columns],
      ...columnsOf(orders, 'key', 'run', 'order', 'bodyHash'),
    ]);
    const taken = new Map(readRows(freshRow, fresh, server.address).map(({ key, order_id }) => [key, order_id]));
    const others: Applying[] = [];
    for (const each of orders) {
      if (taken.get(each.key) === each.order) admitted.set(each.key, given({ n: 0, fence: 1, left_at: null }));
      else others.push(each);
    }
    if (others.length === 0) return admitted;
    const found = await rowsOf(
      ask,
      LOCK,
      scope,
      others.map(({ key }) => key),
    );
    const put: (Applying & { readonly n: number })[] = [];
    const relied: Pick<ClaimRow, 'key' | 'n'>[] = [];
    for (const each of others) {
      const rows = found.get(each.key) ?? [];
      const known = ownAndElsewhere(identity, rows);
      const admission = admitInOffice(known, desk.id, each);
      const stays = known.own && admission.type !== 'refuse' && admission.type !== 'ask';
      admitted.set(each.key, {
        ...{ admission, fence: null, mayHaveLeft: false },
        ...(stays && known.own && { reliesOn: fenceOf(known.own), isOwn: isOf(known.own, each) }),
      });
      if (admission.type === 'queue' && admission.claim) put.push({ ...each, n: known.own?.n ?? rows.length });
      else if (known.own && admission.type !== 'refuse' && !isOf(known.own, each)) relied.push(known.own);
    }
    if (relied.length > 0) await ask(RELY, [scope.partner, scope.kind, ...columnsOf(relied, 'key', 'n'), whoIsHere()]);
    if (put.length === 0) return admitted;
    const fences = await ask(PUT, [
      ...[scope.partner, scope.kind, ...columns],
      ...columnsOf(put, 'key', 'n', 'run', 'order', 'bodyHash'),
    ]);
    for (const row of readRows(putRow, fences, server.address)) admitted.set(row.key, given(row));
    if (put.some(({ key }) => admitted.get(key)?.fence === null)) throw misled(server);
    return admitted;
  };
  const claimAll = async (scope: OfficeScope, orders: readonly Applying[], waits: boolean) => {
    const admitted = new Map<string, Admitted>();
    // Two desks that claim the same keys take them in the same order, so that neither waits for the other in vain.
    const sorted = orders.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    for (const some of inParts(sorted)) {
      for (const [key, each] of await claimSome(scope, some, waits)) admitted.set(key, each);
    }
    return admitted;
  };

  return {
    async find(scope, keys) {
      const { identity } = ownerOf(scope);
      const found = new Map<string, OfficeClaim>();
      for (const some of inParts(keys)) {
        for (const [key, rows] of await rowsOf(server.ask, FIND, scope, some)) {
          const { own } = ownAndElsewhere(identity, rows);
          if (own) found.set(key, toOfficeClaim(own));
        }
      }
      return found;
    },

    async elsewhere(scope, keys) {
      const { identity } = ownerOf(scope);
      const found = new Map<string, Claim>();
      for (const some of inParts(keys)) {
        for (const [key, rows] of await rowsOf(server.ask, FIND, scope, some)) {
          const asked = asksFirst(ownAndElsewhere(identity, rows), desk.id);
          if (asked) found.set(key, asked);
        }
      }
      return found;
    },

    claim: (scope, orders) => claimAll(scope, orders, true),

    offer: (scope, orders) => claimAll(scope, orders, false),

    async settle({ partner, kind }, outcomes) {
      const sorted = outcomes.map(({ fence, ...each }) => ({ ...each, ...readFence(fence) }));
      sorted.sort((a, b) => (a.key < b.key ? -1 : 1));
      const missing = new Set<string>();
      for (const some of inParts(sorted)) {
        const columns = columnsOf(some, 'key', 'n', 'fence', 'state', 'partnerNo', 'answer');
        const rows = await server.ask(SETTLE, [partner, kind, desk.id, ...columns, whoIsHere()]);
        for (const { key } of readRows(keyRow, rows, server.address)) missing.add(key);
      }
      return missing;
    },

    withdraw: (scope, orders) =>
      server.transact(async (ask) => {
        const { identity } = ownerOf(scope);
        const sorted = orders.toSorted((a, b) => (a.key < b.key ? -1 : 1));
        const keys = sorted.map(({ key }) => key);
        const found = await rowsOf(ask, LOCK, scope, keys);
        const there = sorted.flatMap((each) => {
          const { own } = ownAndElsewhere(identity, found.get(each.key) ?? []);
          return own && (own.state === 'accepted' || own.state === 'exists') ? [{ ...each, n: own.n }] : [];
        });
        const columns = columnsOf(there, 'key', 'n', 'withdrawnAt', 'undoneAt');
        if (there.length > 0) await ask(WITHDRAW, [scope.partner, scope.kind, ...columns]);
        return new Set(there.map(({ key }) => key));
      }),

    takeBack: ({ partner, kind }, { key, fence }) =>
      withIncarnation(server, (put) =>
        server.transact(async (ask) => {
          await admitDesk({ server, desk, ask, put }, false);
          const { n, fence: number } = readFence(fence);
          await ask(TAKE_BACK, [partner, kind, key, n, number, desk.id]);
          const [word] = readRows(wordRow, await ask(WORD, [partner, kind, key, n]), server.address);
          if (!word) throw misled(server);
          return { counts: word.counts, by: word.relied_by };
        }),
      ),

    async takeOver(scope, from, { key, run, order, bodyHash }) {
      const { identity } = ownerOf(scope);
      const { own } = ownAndElsewhere(identity, (await rowsOf(server.ask, FIND, scope, [key])).get(key) ?? []);
      if (own === null || (own.state !== 'queued' && own.state !== 'unknown')) return null;
      // It was carried out, and the answer lost.
      if (isOf(own, { run, order })) return fenceOf(own);
      if (own.desk !== from) return null;
      const owner = [desk.id, desk.name, desk.person, run, order, bodyHash];
      const rows = await server.ask(TAKE_OVER, [scope.partner, scope.kind, key, ...owner, own.n, own.fence]);
      const [taken] = readRows(fenceRow, rows, server.address);
      return taken ? fenceOf(taken) : null;
    },
  };
}

const given = (row: Pick<ClaimRow, 'n' | 'fence' | 'left_at'>): Admitted => ({
  admission: { type: 'queue', claim: true },
  fence: fenceOf(row),
  mayHaveLeft: row.left_at !== null,
});

/** Rows as the lists that a statement unfolds again. */
function columnsOf<T>(rows: readonly T[], ...names: readonly (keyof T)[]): readonly unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / MOST) }, (_, part) => all.slice(part * MOST, (part + 1) * MOST));
}
