import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '#engine/engine.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { type Figures, median, middle, subjects, table } from './measure.ts';
import { writeSampleWorkbook } from './sample-workbook.ts';

const SIZES = [100, 1_000, 10_000];
/** Orders asked for in one call. */
const PAGE = 1_000;
const LINES_PER_ORDER = 10;
const CONCURRENCY = 8;

/** Orders per second through the outbox, against a loop that sends the same bodies to the same server and keeps nothing. */
export async function benchSubmit(folder: string, runs: number): Promise<string> {
  const rows: string[][] = [];
  for (const size of SIZES) rows.push(await benchSize(folder, runs, size));
  return table(['orders', 'at once', 'throughput', 'outbox / bare loop', 'processor time an order'], rows);
}

async function benchSize(folder: string, runs: number, size: number): Promise<string[]> {
  const file = join(folder, `submit-${size}.xlsx`);
  writeSampleWorkbook(file, size * LINES_PER_ORDER);
  const ours: Figures[] = [];
  const reference: Figures[] = [];
  for (let turn = 0; turn < runs; turn += 1) {
    const dataDir = join(folder, `home-${size}-${turn}`);
    mkdirSync(dataDir);
    const { run, bodies } = await prepare(dataDir, file, size);
    await withServer(dataDir, async () => {
      const figures = median('submit', [dataDir, run, String(CONCURRENCY)], 1);
      if (figures.orders !== size) throw new Error(`${figures.orders} of ${size} orders were accepted`);
      ours.push(figures);
    });
    await withServer(join(folder, `bare-${size}-${turn}`), async (url) => {
      const bodiesFile = join(folder, 'bodies.json');
      writeFileSync(bodiesFile, JSON.stringify(bodies));
      reference.push(median('bare-loop', [url, bodiesFile, String(CONCURRENCY)], 1));
    });
  }
  const ms = (figures: readonly Figures[]) => middle(figures.map((each) => each.ms));
  const perSecond = (figures: readonly Figures[]) => (size / (ms(figures) / 1000)).toFixed(0);
  const cpu = (figures: readonly Figures[]) => (middle(figures.map(({ cpuMs }) => cpuMs ?? 0)) / size).toFixed(2);
  return [
    size.toLocaleString('en-US'),
    String(CONCURRENCY),
    `${(ms(reference) / ms(ours)).toFixed(2)} ×`,
    `${perSecond(ours)} / ${perSecond(reference)} orders per second`,
    `${cpu(ours)} / ${cpu(reference)} ms`,
  ];
}

async function prepare(dataDir: string, file: string, size: number) {
  const engine = await createEngine({ dataDir, ports: nodePorts() });
  const { runs } = await engine.call('imports.create', { importId: 'bench', paths: [file] });
  const run = runs[0]?.id ?? '';
  const bodies: string[] = [];
  for (let offset = 0; offset < size; offset += PAGE) {
    const { items } = await engine.call('orders.window', { run, offset, limit: PAGE });
    for (const { id } of items) {
      const { body } = await engine.call('orders.get', { order: id });
      bodies.push(JSON.stringify([JSON.parse(body ?? '{}')]));
    }
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
