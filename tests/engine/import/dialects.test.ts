import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import type { SheetRecognition } from '#shared/contract/recognition.ts';
import { type Dialect, dialects, measureDialects, workbookOf } from '../../fixtures/dialects.ts';
import { openEngine } from '../engine-fixture.ts';

const isThere = dialects.length > 0;
if (!isThere) console.warn('skipped: the header sets of other offices are not beside this checkout');

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

async function imported(dialect: Dialect): Promise<readonly SheetRecognition[]> {
  const { runs, refused } = await engine.call('imports.create', {
    importId: dialect.id,
    paths: [workbookOf(dialect)],
  });
  const [run] = runs;
  if (!run) return refused[0]?.sheets ?? [];
  const files = await engine.call('imports.recognition', { run: run.id });
  return files.flatMap(({ sheets }) => sheets);
}

test.skipIf(!isThere)(
  'dropped as they are, the workbooks of other offices are understood by the whole program',
  async () => {
    const read = new Map<string, readonly SheetRecognition[]>();
    for (const dialect of dialects) read.set(dialect.id, await imported(dialect));
    const figures = measureDialects(({ id }) => read.get(id) ?? []);
    expect(figures.faults.slice(0, 20)).toEqual([]);
    expect(figures).toMatchObject({ sheets: 42, kinds: 42, keys: 42, wrong: 0, surelyWrong: 0 });
    expect(figures.found / figures.wanted).toBeGreaterThanOrEqual(0.99);
    expect(figures.whole).toBeGreaterThanOrEqual(40);
  },
  300_000,
);
