import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'vite';
import { patientlySync } from '#engine/patiently.ts';
import { BUNDLES, hashOf, NEWEST, writeNote } from '../node/fresh-build.js';
import { notedSources } from './note-sources.ts';
import { workerEntries } from './worker-entries.ts';

/** A program that runs may still load parts of the bundle it was started from. */
const KEPT = 4;

/** What the driver of PostgreSQL would load elsewhere, and never here. */
const notForNode = ['pg-native', 'cloudflare:sockets'];

/** Nobody builds for longer (ms). */
const ABANDONED = 10 * 60_000;

/**
 * Bundles the command line, the demo and the engine's workers, libraries included: one file for what would be hundreds.
 * It is built aside and put in place whole, so that any number may build at a time and none runs half a bundle. Stack
 * traces stay readable: nothing is minified.
 *
 * @param project the project's folder
 */
export async function buildBundle(project: string): Promise<void> {
  const bundles = join(project, BUNDLES);
  mkdirSync(bundles, { recursive: true });
  const aside = join(bundles, `.building-${process.pid}`);
  const sources = notedSources(project);
  sources.note(relative(project, import.meta.filename));
  const cli = join(project, 'electron', 'hosts', 'cli');
  try {
    await build({
      root: project,
      configFile: false,
      logLevel: 'error',
      plugins: [sources.plugin],
      // Its native part is a file of its own.
      ssr: { noExternal: true, external: ['better-sqlite3', ...notForNode] },
      build: {
        ssr: true,
        outDir: aside,
        target: 'node20',
        rolldownOptions: {
          input: { main: join(cli, 'main.ts'), demo: join(cli, 'demo.ts'), ...workerEntries(project) },
          // Shared chunks lie beside the entries: `import.meta.url` in them must lead to the workers.
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    });
    const all = sources.all();
    const folder = hashOf(Buffer.from(JSON.stringify(all.map(({ path, sha256 }) => [path, sha256])))).slice(0, 16);
    putInPlace(aside, join(bundles, folder));
    writeNote(project, NEWEST, { folder, sources: all });
    dropOld(bundles, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Another process may have put the same one there, of the same sources. */
function putInPlace(from: string, to: string): void {
  patientlySync(() => {
    try {
      renameSync(from, to);
    } catch (error) {
      if (!statSync(to, { throwIfNoEntry: false })?.isDirectory()) throw error;
    }
  });
}

function dropOld(bundles: string, newest: string): void {
  const folders = readdirSync(bundles, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== newest)
    .map(({ name }) => ({ name, at: statSync(join(bundles, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at);
  const building = ({ name, at }: { readonly name: string; readonly at: number }) =>
    name.startsWith('.building-') && Date.now() - at < ABANDONED;
  const old = folders.filter((folder) => !building(folder)).slice(KEPT - 1);
  for (const { name } of old) rmSync(join(bundles, name), { recursive: true, force: true });
}

if (import.meta.main) await buildBundle(process.argv[2] ?? resolve(import.meta.dirname, '..', '..', '..'));
