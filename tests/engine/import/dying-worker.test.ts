import { expect, test } from 'vitest';
import { createEngine } from '#engine/engine.ts';
import { kinds } from '#shared/kinds/registry.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { freshFolder, importOne, openEngine, samples } from '../engine-fixture.ts';

test('a reading worker that dies refuses its file; the engine lives on and keeps nothing of it', async () => {
  const dataDir = freshFolder();
  const module = new URL('../../fixtures/dying-kinds/registry.ts', import.meta.url).href;
  const engine = await createEngine({ dataDir, ports: nodePorts(), kinds: { list: kinds, module } });
  const paths = [`${samples}/overseas-merged-cells.xlsx`, `${samples}/cainiao-stock-in.xlsx`];
  const { runs, refused } = await engine.call('imports.create', { importId: 'i', paths });
  expect(runs).toEqual([]);
  expect(refused.map(({ file, code }) => [file, code])).toEqual([
    ['overseas-merged-cells.xlsx', 'crashed'],
    ['cainiao-stock-in.xlsx', 'crashed'],
  ]);
  expect(await engine.call('runs.list', {})).toEqual({ total: 0, items: [] });
  await engine.close();

  const healthy = await openEngine(dataDir);
  expect((await importOne(healthy, 'overseas-merged-cells.xlsx')).counts.orders).toBe(12);
  await healthy.close();
});
