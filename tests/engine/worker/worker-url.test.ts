import { expect, test } from 'vitest';
import { workerUrl } from '#engine/worker/run-in-worker.ts';

test('beside the sources, and beside the bundle', () => {
  expect(workerUrl('file:///p/electron/engine/import/open.ts', 'import-worker').href).toBe(
    'file:///p/electron/engine/import/import-worker.ts',
  );
  expect(workerUrl('file:///C:/Program%20Files/Dockhand/out/main/engine-main.js', 'import-worker').href).toBe(
    'file:///C:/Program%20Files/Dockhand/out/main/import-worker.js',
  );
});
