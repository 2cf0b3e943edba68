import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { archivedFiles, archiveIn } from '../../archive.ts';
import type { Rule } from '../rule.ts';
import { type Target, targetName } from '../target.ts';

const prebuild = (name: string) => `node_modules/better-sqlite3/prebuilds/${name}.node`;

/** The binaries that a package for this target may hold: its own; for macOS both, of which the universal app is merged. */
function expectedBinaries(target: Target): string[] {
  return target.platform === 'darwin'
    ? [prebuild('darwin-arm64'), prebuild('darwin-x64')]
    : [prebuild(targetName(target))];
}

/** One binary for the target, unpacked, and nothing else unpacked; on this machine's own target it opens a database. */
export const nativeBinary: Rule = (packed) => {
  const archive = archiveIn(packed.resources);
  const files = archivedFiles(archive);
  const binaries = files.filter(({ path }) => /\.(node|dll|so|dylib|exe)$/.test(path));
  const expected = expectedBinaries(packed);
  const found = binaries.map(({ path }) => path).sort();
  const problems = [
    ...found.filter((path) => !expected.includes(path)).map((path) => `a second native binary: ${path}`),
    ...expected.filter((path) => !found.includes(path)).map((path) => `not packed: ${path}`),
    ...binaries.filter(({ unpacked }) => !unpacked).map(({ path }) => `a binary inside the archive: ${path}`),
    ...files
      .filter(({ path, unpacked }) => unpacked && !expected.includes(path))
      .map(({ path }) => `outside the archive and its integrity check: ${path}`),
  ];
  const runsHere = packed.platform === process.platform && packed.arch === process.arch;
  if (problems.length === 0 && runsHere) problems.push(...opensDatabase(archive, prebuild(targetName(packed))));
  return problems;
};

function opensDatabase(archive: string, binary: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-native-'));
  try {
    extractAll(archive, folder);
    const load = createRequire(join(folder, 'package.json'));
    const Database: typeof import('better-sqlite3') = load('better-sqlite3');
    const db = new Database(join(folder, 'try.db'), { nativeBinding: join(`${archive}.unpacked`, binary) });
    const answer = db.prepare<[], { n: number }>('SELECT 6 * 7 AS n').get();
    db.close();
    return answer?.n === 42 ? [] : ['better-sqlite3 opened a database and cannot count'];
  } catch (error) {
    return [`better-sqlite3 does not open a database: ${String(error)}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
