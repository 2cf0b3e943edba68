import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEngine, type Engine } from '#engine/engine.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { samplesFolder } from '../../../electron/hosts/node/samples-folder.ts';
import { freshFolder } from '../engine-fixture.ts';

let engine: Engine;
let dataDir: string;
const open = async (samplesDir: string | undefined) => createEngine({ dataDir, ports: nodePorts(), samplesDir });

beforeEach(() => {
  dataDir = freshFolder();
});
afterEach(() => engine.close());

test('says where it keeps its data, and that this host forgets secrets', async () => {
  engine = await open(undefined);
  expect(await engine.call('about.get', {})).toMatchObject({ dataDir, keepsSecrets: false });
});

test('a sample is imported like a file, for practice', async () => {
  engine = await open(samplesFolder());
  const { runs } = await engine.call('samples.import', { importId: 'i', name: 'overseas-with-mistakes.xlsx' });
  expect(runs).toMatchObject([{ kind: 'overseas-inbound', target: 'practice', state: 'checked' }]);
  expect(runs[0]?.counts.errors).toBeGreaterThan(0);
});

test('a program without samples says so', async () => {
  engine = await open(undefined);
  const trial = engine.call('samples.import', { importId: 'i', name: 'cainiao-stock-in.xlsx' });
  await expect(trial).rejects.toMatchObject({ code: 'sample.missing' });
});
