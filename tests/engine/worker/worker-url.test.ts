import { expect, test } from 'vitest';
import { workerUrl } from '#engine/worker/run-in-worker.ts';

const source = 'file:///p/electron/engine/import/open.ts';
const bundled = 'file:///C:/Program%20Files/Dockhand/out/main/engine-main.js';

test('beside the sources, and beside the bundle', () => {
  expect(workerUrl(source, 'import-worker', '').href).toBe('file:///p/electron/engine/import/import-worker.ts');
  expect(workerUrl(bundled, 'import-worker', '').href).toBe(
    'file:///C:/Program%20Files/Dockhand/out/main/import-worker.js',
  );
});

test('a bundle that the environment names has the workers of the sources, and of no other bundle', () => {
  const named = 'file:///p/out/cli/0123456789abcdef/';
  expect(workerUrl(source, 'import-worker', named).href).toBe(`${named}import-worker.js`);
  expect(workerUrl(bundled, 'import-worker', named)).toEqual(workerUrl(bundled, 'import-worker', ''));
});
