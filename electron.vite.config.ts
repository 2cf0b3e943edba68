import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { workerEntries } from './electron/hosts/bundle/worker-entries.ts';

/** Whose code is in a bundle, with its licence: `npm run dist` collects these and none is shipped as it is. */
const license = { fileName: 'licences.json' };

const desktop = (file: string) => resolve(import.meta.dirname, 'electron/hosts/desktop', file);

export default defineConfig({
  main: {
    build: {
      license,
      rolldownOptions: {
        input: {
          main: desktop('main.ts'),
          'engine-main': desktop('engine-main.ts'),
          ...workerEntries(import.meta.dirname),
        },
        // Shared chunks lie beside the entries too: `import.meta.url` in them must lead to the workers.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      license,
      // A sandboxed preload script is one CommonJS file without requires of its own.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: desktop('preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'renderer'),
    plugins: [react()],
    publicDir: false,
    build: {
      license,
      outDir: resolve(import.meta.dirname, 'out/renderer'),
      minify: true,
      // The page's policy allows images as data, and nothing else.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: resolve(import.meta.dirname, 'renderer/index.html') },
    },
  },
});
