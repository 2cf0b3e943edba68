import { expect, test } from 'vitest';
import { workerUrl } from '#engine/worker/worker-url.ts';

test('beside the sources, and beside the bundle', () => {
  expect(workerUrl('file:///p/electron/engine/files/open.ts', 'read-worker').href).toBe(
    'file:///p/electron/engine/files/read-worker.ts',
  );
  expect(workerUrl('file:///C:/Program%20Files/Dockhand/out/main/engine-main.js', 'read-worker').href).toBe(
    'file:///C:/Program%20Files/Dockhand/out/main/read-worker.js',
  );
});
