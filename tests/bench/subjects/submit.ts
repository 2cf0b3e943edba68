// Sends a checked run through the outbox: every order committed before and after it is sent.
import { createEngine } from '#engine/engine.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { printFigures } from './figures.ts';

const [dataDir = '', run = '', concurrency = '8'] = process.argv.slice(2);
const engine = await createEngine({ dataDir, ports: nodePorts() });
const begin = performance.now();
await engine.call('submissions.start', { run, confirmWarnings: true, concurrency: Number(concurrency) });
const { counts } = await engine.call('submissions.settled', { run });
const ms = performance.now() - begin;
await engine.close();
printFigures(ms, { orders: counts.accepted });
