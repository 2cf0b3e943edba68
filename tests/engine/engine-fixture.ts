import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createEngine, type Engine } from '#engine/engine.ts';
import type { Run } from '#shared/contract/run.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';

export const samples = resolve(import.meta.dirname, '../../resources/samples');

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'dockhand-engine-'));
}

/** A whole engine on a data folder of its own. */
export function openEngine(dataDir = freshFolder()): Promise<Engine> {
  return createEngine({ dataDir, ports: nodePorts() });
}

let imports = 0;

/** Imports a sample (or a path) and returns its only run. */
export async function importOne(engine: Engine, file: string): Promise<Run> {
  imports += 1;
  const { runs, refused } = await engine.call('imports.create', {
    importId: `test-${imports}`,
    paths: [resolve(samples, file)],
  });
  const [run] = runs;
  if (!run || runs.length !== 1) throw new Error(`expected one run: ${JSON.stringify(refused)}`);
  return run;
}

/** The body of every order of a run; null for one that has errors. */
// biome-ignore lint/suspicious/noExplicitAny: bodies are what the partner's contract says, and tests look into them
export async function bodiesOf(engine: Engine, run: Run): Promise<any[]> {
  const { items } = await engine.call('orders.window', { run: run.id });
  return Promise.all(
    items.map(async ({ id }) => JSON.parse((await engine.call('orders.get', { order: id })).body ?? 'null')),
  );
}

/** Writes the workbook of errors of a run into a folder of its own. @returns its path */
export async function handedBack(engine: Engine, run: Run): Promise<string> {
  const out = join(freshFolder(), `${run.id}.xlsx`);
  await engine.call('reports.write', { run: run.id, type: 'errors', format: 'xlsx', out, lang: 'zh' });
  return out;
}
