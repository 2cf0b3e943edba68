import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archivedPackages, archiveIn } from '../../archive.ts';
import type { Rule } from '../rule.ts';

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly name?: string; readonly version: string; readonly dev?: boolean }>
  >;
}

/** No development dependency is packed, and everything that the built code imports is. */
export const dependencies: Rule = (packed, { projectDir }) => {
  const present = archivedPackages(archiveIn(packed.resources));
  const production = productionPackages(join(projectDir, 'package-lock.json'));
  const intruders = present
    .map(({ name, version }) => `${name}@${version}`)
    .filter((id) => !production.has(id))
    .map((id) => `a development dependency: ${id}`);
  const missing = importsOf(join(projectDir, 'out', 'main'))
    .filter((name) => !present.some(({ folder }) => folder === `node_modules/${name}`))
    .map((name) => `imported by the built code and not packed: ${name}`);
  return [...intruders, ...missing];
};

/** `name@version` of every package that `npm ci --omit=dev` would install. Packing may lay them elsewhere. */
function productionPackages(lockfile: string): ReadonlySet<string> {
  const { packages }: Lockfile = JSON.parse(readFileSync(lockfile, 'utf8'));
  const entries = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  return new Set(
    entries.map(([path, { name, version }]) => `${name ?? path.split('node_modules/').at(-1)}@${version}`),
  );
}

/** The packages that built files import, Node's and Electron's own left out. */
function importsOf(folder: string): string[] {
  const code = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const specifiers = code.flatMap((text) =>
    [...text.matchAll(/^import (?:[^"'\n]* from )?"([^."/][^"\n]*)"/gm)].map(([, specifier = '']) => specifier),
  );
  const names = specifiers.map((specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
  return [...new Set(names)].filter((name) => name !== 'electron' && !name.startsWith('node:'));
}
