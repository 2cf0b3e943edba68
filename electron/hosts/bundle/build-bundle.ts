import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { BUNDLES, hashOf, noteNewest, type Source, stampOf } from './fresh-bundle.js';
import { workerEntries } from './worker-entries.ts';

/** A program that runs may still load parts of the bundle it was started from. */
const KEPT = 4;

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
  const sources = new Map<string, Source>();
  // Libraries resolve by what was installed, which this file lists.
  note(sources, project, join(project, 'node_modules', '.package-lock.json'));
  note(sources, project, import.meta.filename);
  note(sources, project, join(project, 'package.json'));
  const cli = join(project, 'electron', 'hosts', 'cli');
  try {
    await build({
      root: project,
      configFile: false,
      logLevel: 'error',
      plugins: [reading(sources, project)],
      // Its native part is a file of its own.
      ssr: { noExternal: true, external: ['better-sqlite3'] },
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
    const all = [...sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const folder = hashOf(Buffer.from(JSON.stringify(all.map(({ path, sha256 }) => [path, sha256])))).slice(0, 16);
    putInPlace(aside, join(bundles, folder));
    noteNewest(project, { folder, sources: all });
    dropOld(bundles, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Hands every file to the bundler and notes what was handed over, so that a file changed meanwhile makes the bundle stale. */
function reading(sources: Map<string, Source>, project: string): Plugin {
  return {
    name: 'note-sources',
    enforce: 'pre',
    load: (id) => (/^[^\0?]+$/.test(id) ? note(sources, project, id)?.toString('utf8') : undefined),
  };
}

/** The content; undefined when there is no such file. The stamp is taken first: a change while reading makes it stale. */
function note(sources: Map<string, Source>, project: string, path: string): Buffer | undefined {
  const stamp = stampOf(path);
  if (stamp === undefined) return undefined;
  const content = readFileSync(path);
  const within = relative(project, path);
  sources.set(within, { path: within, sha256: hashOf(content), stamp });
  return content;
}

/** Another process may have put the same one there, of the same sources. */
function putInPlace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!statSync(to, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
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
