import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import type { FollowedItem } from '#shared/contract/follow-up.ts';
import { nodePorts } from '../../../../electron/hosts/node/ports.ts';
import { freshFolder, importOne } from '../../engine-fixture.ts';
import { inboundCsv } from '../../inbound-csv.ts';

/** Orders that the practice warehouse of these tests keeps: what happens to each goes by its number. */
export const orders = inboundCsv([
  { referenceNo: 'R-1', sku: 'A', boxQty: '2', productQty: '20', eta: '2020-01-01 00:00:00' },
  { referenceNo: 'R-2', sku: 'B' },
]);

export async function office(dataDir = freshFolder()) {
  const engine = await createEngine({ dataDir, ports: nodePorts() });
  onTestFinished(() => engine.close());
  return { engine, dataDir };
}

export async function send(engine: Engine, path = orders) {
  const run = await importOne(engine, path);
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  return run.id;
}

export const list = (engine: Engine, more: object = {}) => engine.call('followUp.list', { show: 'all', ...more });
export const byKey = (items: readonly FollowedItem[], key: string) => items.find((item) => item.key === key);

/** A warehouse of the test's own: every order has these members besides its own numbers. */
export async function warehouse(engine: Engine) {
  const said = { status: 200, order: {} as object, missing: [] as string[] };
  let requests = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString());
      const good = (data: unknown) => ({ code: '0', data, errors: '', message: '', success: true });
      if (request.url?.endsWith('/po')) {
        const taken = ({ referenceNo }: { referenceNo: string }) => good({ orderNo: `E-${referenceNo}`, referenceNo });
        response.end(JSON.stringify(body.map(taken)));
        return;
      }
      requests += 1;
      const found = body.referenceNoList.filter((key: string) => !said.missing.includes(key));
      const data = found.map((referenceNo: string) => ({
        orderNo: `E-${referenceNo}`,
        referenceNo,
        status: '100',
        ...said.order,
      }));
      response.writeHead(said.status).end(JSON.stringify(good(data)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const account = await engine.call('accounts.save', {
    partner: 'etower',
    name: 'Office',
    settings: { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, pollGapMs: 500 },
    secrets: { token: 't', key: 'k' },
  });
  return { said, account: account.id, requests: () => requests };
}

export async function sendForReal(engine: Engine) {
  const run = await importOne(engine, orders);
  await engine.call('runs.target', { run: run.id, target: 'production' });
  await engine.call('submissions.start', { run: run.id, confirmWarnings: true });
  await engine.call('submissions.settled', { run: run.id });
  return run.id;
}
