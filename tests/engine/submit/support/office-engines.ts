import { afterEach, beforeEach } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import { nodePorts } from '../../../../electron/hosts/node/ports.ts';
import { type OfficeDatabase, officeDatabase } from '../../../postgres/database.ts';
import { freshFolder, importOne } from '../../engine-fixture.ts';
import { inboundCsv } from '../../inbound-csv.ts';
import { openDesk } from '../../ledger/support/office-desk.ts';
import { json, serve } from '../../partners/support/socket-server.ts';
import { taken } from './office-scene.ts';

/** For each test an office's ledger on a real server, partners that take whatever comes, and whole engines that send to them. */
export function officeEngines() {
  const closers: (() => Promise<void> | void)[] = [];
  let database: OfficeDatabase;
  const office = {
    /** What was offered to the partners: address and key, as often as it was. */
    offered: [] as string[],
    /** Before it is answered. */
    onOffered: async () => {},

    get database() {
      return database;
    },

    /** An address that takes every order; its name stands in `offered`. */
    async partner(name: string): Promise<string> {
      const server = await serve(async (_, response, text) => {
        const orders: readonly { readonly referenceNo: string }[] | object = JSON.parse(text);
        if (!Array.isArray(orders)) return json(response, {}, 500);
        const keys = orders.map(({ referenceNo }: { readonly referenceNo: string }) => referenceNo);
        office.offered.push(...keys.map((key) => `${name} ${key}`));
        await office.onOffered();
        const { status, body } = await taken(keys);
        json(response, body, status);
      });
      closers.push(server.close);
      return server.url;
    },

    /** A desk of the office, with an account at this address. */
    async desk(address: string, token: string, settings: Readonly<Record<string, number>> = {}) {
      const engine = await createEngine({ dataDir: freshFolder(), ports: nodePorts(), officeUrl: database.url });
      closers.push(() => engine.close());
      const call: Engine['call'] = (name, input) => engine.call(name, input);
      const { id: account } = await call('accounts.save', {
        ...{ partner: 'etower', name: `account of ${token}`, settings: { baseUrl: address, ...settings } },
        secrets: { token, key: 'k' },
      });
      return {
        call,
        /** A run of these orders, aimed at the account. */
        async imported(...keys: readonly string[]): Promise<string> {
          const { id: run } = await importOne(engine, inboundCsv(keys.map((referenceNo) => ({ referenceNo }))));
          await call('runs.target', { run, target: 'production', account });
          return run;
        },
        async send(run: string, more: { readonly elsewhere?: string[]; readonly again?: string[] } = {}) {
          await call('submissions.start', { run, confirmWarnings: true, ...more });
          await call('submissions.settled', { run });
          const { items } = await call('orders.window', { run });
          return new Map(items.map((order) => [order.key, order]));
        },
      };
    },
  };

  beforeEach(async ({ skip }) => {
    const found = await officeDatabase();
    if (!found) return skip('no PostgreSQL runs here');
    database = found;
    const keeper = openDesk(database.url, 'keeper');
    await keeper.state();
    await keeper.end();
    office.offered = [];
    office.onOffered = async () => {};
    closers.push(database.end);
  });
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  return office;
}
