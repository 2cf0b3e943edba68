// From a dropped file to all of its lines checked and stored, in a fresh data folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createEngine } from '#engine/engine.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { printFigures } from './figures.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-bench-'));
const engine = await createEngine({ dataDir, ports: nodePorts() });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const begin = performance.now();
const { runs } = await engine.call('imports.create', { importId: 'bench', paths: [process.argv[2] ?? ''] });
const ms = performance.now() - begin;
delay.disable();
const lines = runs[0]?.counts.lines ?? 0;
await engine.close();
rmSync(dataDir, { recursive: true });
// How long the engine could at most not answer other calls meanwhile, in milliseconds.
printFigures(ms, { lines, longestPauseMs: delay.max / 1e6, p99PauseMs: delay.percentile(99) / 1e6 });
