import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import { parseFaults, practiceCredentials, startPractice } from '#engine/practice/practice.ts';
import { xportPartner } from '#engine/practice/xport/xport.ts';
import type { OrderQuote } from '#shared/contract/partner-quotes.ts';
import type { Run } from '#shared/contract/run.ts';
import type { Input } from '#shared/contract.ts';
import { nodePorts } from '../../../../electron/hosts/node/ports.ts';
import { type LedgerLine, ledgerOf } from '../../practice/xport/caller.ts';

export interface OfficeOptions {
  readonly faults?: string;
  /** Milliseconds for which the partner keeps a preview. */
  readonly previewMs?: number;
  /** Settings of the account. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** Where another desk's partner listens, instead of one of its own. */
  readonly at?: string;
  /** Of the ledger that it shares with other desks. */
  readonly officeUrl?: string;
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** A whole engine with an account at an Xport of its own that listens on a real socket. */
export async function openOffice({ faults = '', previewMs, settings = {}, at, officeUrl }: OfficeOptions = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'dockhand-xport-'));
  const ledgerPath = join(dir, 'ledger.ndjson');
  const partners = [xportPartner(previewMs === undefined ? {} : { previewMs })];
  const server = await startPractice({ ledgerPath, partners, faults: parseFaults(faults) });
  const time = { ahead: 0 };
  const base = nodePorts();
  const ports = { ...base, clock: { ...base.clock, now: () => base.clock.now() + time.ahead } };
  // The environment has the keys, so that they outlive a restart; the stored account has the settings.
  const keys = { partner: 'xport' as const, settings: {}, credentials: practiceCredentials.xport };
  const open = () => createEngine({ dataDir: join(dir, 'data'), ports, environmentAccounts: [keys], officeUrl });
  let engine: Engine = await open();
  onTestFinished(async () => {
    await engine.close();
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const baseUrl = at ?? server.addresses.xport ?? '';
  await engine.call('accounts.save', {
    partner: 'xport',
    name: 'office',
    settings: { baseUrl, ratePerSecond: 1000, ...settings },
  });
  let files = 0;

  return {
    server,
    baseUrl,
    /** Moves our clock; the partner's stays. */
    time,
    call: <N extends Parameters<Engine['call']>[0]>(name: N, input: Input<N>) => engine.call(name, input),
    subscribe: (listener: Parameters<Engine['subscribe']>[0]) => engine.subscribe(listener),
    setFaults: (spec: string) => server.setFaults(parseFaults(spec)),
    async restart() {
      await engine.close();
      engine = await open();
    },
    /** Imports rows (the first one the headers) as a file of its own. */
    async importRows(rows: readonly (readonly (string | number)[])[]): Promise<Run> {
      files += 1;
      const path = join(dir, `sheet-${files}.csv`);
      writeFileSync(path, rows.map((row) => row.join(',')).join('\n'));
      const { runs, refused } = await engine.call('imports.create', {
        importId: `import-${files}`,
        paths: [path],
        target: 'production',
      });
      const [run] = runs;
      if (!run) throw new Error(`not imported: ${JSON.stringify(refused)}`);
      return run;
    },
    /** Starts sending, any amount confirmed, and waits until the run is not sending any more. */
    async send(run: string, more: Partial<Input<'submissions.start'>> = {}): Promise<Run> {
      await engine.call('submissions.start', {
        run,
        confirmWarnings: true,
        seen: [{ amount: '100000', currency: 'USD' }],
        ...more,
      });
      return (await engine.call('submissions.settled', { run })).run;
    },
    async quotes(run: string): Promise<readonly OrderQuote[]> {
      return (await engine.call('freight.quotes', { run, limit: 1000 })).items;
    },
    async states(run: string): Promise<Readonly<Record<string, string>>> {
      const { items } = await engine.call('orders.window', { run, limit: 1000 });
      return Object.fromEntries(items.map(({ key, state }) => [key, state]));
    },
    /** Code and order of every problem. */
    async problems(run: string): Promise<readonly (readonly [string, string | null])[]> {
      const { items } = await engine.call('problems.window', { run, limit: 1000 });
      return items.map(({ code, order }) => [code, order] as const);
    },
    async orderId(run: string, key: string): Promise<number> {
      const { items } = await engine.call('orders.window', { run, search: key });
      return items.find((order) => order.key === key)?.id ?? 0;
    },
    ledger: (kind = 'freight-order'): readonly LedgerLine[] =>
      ledgerOf(ledgerPath).filter((line) => line.kind === kind),
  };
}

const HEADERS = ['订单号', '国家', '城市', '邮编', '地址', '收件人', '电话', '商品ID', 'SKU ID', '数量', '商品名称'];

/** One line of a freight order. */
export function freightRow(key: string, itemId = '2048020617114736', quantity = 1, zip = '91607') {
  return [
    key,
    'US',
    'LA',
    zip,
    `Street ${key}`,
    'Pat Example',
    '5083326888',
    itemId,
    '413185732720',
    quantity,
    'Thing',
  ];
}

export function freightSheet(...rows: readonly (readonly (string | number)[])[]) {
  return [HEADERS, ...rows];
}

/** Keys as they stand in the ledger, once for each time that they were booked. */
export function bookedKeys(ledger: readonly LedgerLine[]): readonly string[] {
  return ledger.map(({ body }) => (body.tmallOrderInfo as { tmallOrderId: string }).tmallOrderId).sort();
}
