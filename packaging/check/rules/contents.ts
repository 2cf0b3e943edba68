import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { archivedFiles, archiveIn } from '../../archive.ts';
import type { Rule } from '../rule.ts';

const ours = /^(package\.json|out\/(main|preload|renderer)\/.+\.(js|cjs|css|html|svg|png|woff2))$/;
const unwanted: readonly (readonly [what: string, is: RegExp])[] = [
  ['a source map', /\.map$/],
  ['a source file', /\.([mc]?ts|tsx)$/],
  ['a test', /(^|\/)(tests?|__tests__|__snapshots__)\/|\.(test|spec)\./],
];

/** Only what was built and what it needs at run time: no sources, tests or source maps, and our samples only. */
export const contents: Rule = (packed, { projectDir }) => {
  const paths = archivedFiles(archiveIn(packed.resources)).map(({ path }) => path);
  const strangers = paths
    .filter((path) => !path.startsWith('node_modules/') && !ours.test(path))
    .map((path) => `not part of the app: ${path}`);
  const leftovers = paths.flatMap((path) => {
    const found = unwanted.find(([, is]) => is.test(path));
    return found ? [`${found[0]}: ${path}`] : [];
  });
  const samples = (folder: string) => readdirSync(folder).sort().join(' ');
  const [shipped, known] = [join(packed.resources, 'samples'), join(projectDir, 'resources', 'samples')].map(samples);
  return [...strangers, ...leftovers, ...(shipped === known ? [] : [`the samples are not ours: ${shipped}`])];
};
