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
