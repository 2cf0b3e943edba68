import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '#engine/engine.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { median, middle, subjects, table } from './measure.ts';
import { writeSampleWorkbook } from './sample-workbook.ts';

const ORDERS = 1_000;
const LINES_PER_ORDER = 10;
const CONCURRENCY = 8;

/** Orders per second through the outbox, against a loop that sends the same bodies to the same server and keeps nothing. */
export async function benchSubmit(folder: string, runs: number): Promise<string> {
  const file = join(folder, 'submit.xlsx');
  writeSampleWorkbook(file, ORDERS * LINES_PER_ORDER);
  const ours: number[] = [];
  const reference: number[] = [];
  for (let turn = 0; turn < runs; turn += 1) {
    const dataDir = join(folder, `home-${turn}`);
    mkdirSync(dataDir);
    const { run, bodies } = await prepare(dataDir, file);
    await withServer(dataDir, async () => {
      const { ms, orders } = median('submit', [dataDir, run, String(CONCURRENCY)], 1);
      if (orders !== ORDERS) throw new Error(`${orders} of ${ORDERS} orders were accepted`);
      ours.push(ms);
    });
    await withServer(join(folder, `bare-${turn}`), async (url) => {
      const bodiesFile = join(folder, 'bodies.json');
      writeFileSync(bodiesFile, JSON.stringify(bodies));
      reference.push(median('bare-loop', [url, bodiesFile, String(CONCURRENCY)], 1).ms);
    });
  }
  const perSecond = (ms: number) => (ORDERS / (ms / 1000)).toFixed(0);
  const row = [
    ORDERS.toLocaleString('en-US'),
    String(CONCURRENCY),
    `${(middle(reference) / middle(ours)).toFixed(2)} ×`,
    `${perSecond(middle(ours))} / ${perSecond(middle(reference))} orders per second`,
  ];
  return table(['orders', 'at once', 'throughput', 'outbox / bare loop'], [row]);
}

async function prepare(dataDir: string, file: string) {
  const engine = await createEngine({ dataDir, ports: nodePorts() });
  const { runs } = await engine.call('imports.create', { importId: 'bench', paths: [file] });
  const run = runs[0]?.id ?? '';
  const bodies: string[] = [];
  const { items } = await engine.call('orders.window', { run, limit: ORDERS });
  for (const { id } of items) {
    const { body } = await engine.call('orders.get', { order: id });
    bodies.push(JSON.stringify([JSON.parse(body ?? '{}')]));
  }
  await engine.close();
  return { run, bodies };
}

/** A practice server in a process of its own, with an empty ledger. */
async function withServer(home: string, work: (url: string) => Promise<void>): Promise<void> {
  const child: ChildProcess = fork(subjects, ['practice-server', home]);
  try {
    const [url] = await once(child, 'message');
    await work(String(url));
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}
