import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, getRawHeader } from '@electron/asar';
import { FuseV1Options } from '@electron/fuses';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { archivedFiles, archivedPackages, archiveIn, readResource } from '../archive.ts';
import { licencesFile, shippedPackages } from '../licences.ts';
import type { Packed } from './pack.ts';
import { type Target, targetName } from './target.ts';

/** Looks at a packed app; returns one sentence for each thing that is wrong with it. */
type Rule = (packed: Packed, project: Project) => string[] | Promise<string[]>;

interface Project {
  readonly projectDir: string;
}

const rules: readonly Rule[] = [contents, dependencies, nativeBinary, licences, size, fuses, integrity];

/** Everything that is wrong with a packed app, one sentence each; empty when it may be shipped. */
export async function inspectPackage(packed: Packed, project: Project): Promise<string[]> {
  const found = await Promise.all(rules.map((rule) => rule(packed, project)));
  return found.flat();
}

const ours = /^(package\.json|out\/(main|preload|renderer)\/.+\.(js|cjs|css|html|svg|png|webp|woff2))$/;
const unwanted: readonly (readonly [what: string, is: RegExp])[] = [
  ['a source map', /\.map$/],
  ['a source file', /\.([mc]?ts|tsx)$/],
  ['a test', /(^|\/)(tests?|__tests__|__snapshots__)\/|\.(test|spec)\./],
];

/** Only what was built and what it needs at run time: no sources, tests or source maps, and our samples only. */
function contents(packed: Packed, { projectDir }: Project): string[] {
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
}

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly name?: string; readonly version: string; readonly dev?: boolean }>
  >;
}

/** No development dependency is packed, and everything that the built code imports is. */
function dependencies(packed: Packed, { projectDir }: Project): string[] {
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
}

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

/** One binary for the target, unpacked, and nothing else unpacked; on this machine's own target it opens a database. */
function nativeBinary(packed: Packed): string[] {
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
}

const prebuild = (name: string) => `node_modules/better-sqlite3/prebuilds/${name}.node`;

/** The binaries that a package for this target may hold: its own; for macOS both, of which the universal app is merged. */
function expectedBinaries(target: Target): string[] {
  return target.platform === 'darwin'
    ? [prebuild('darwin-arm64'), prebuild('darwin-x64')]
    : [prebuild(targetName(target))];
}

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

/** Every package that is shipped, bundled ones too, stands in the licences file with its licence. */
function licences(packed: Packed, { projectDir }: Project): string[] {
  const text = readResource(packed.resources, licencesFile);
  if (text === null) return ['no licences are collected'];
  const absent = shippedPackages(archiveIn(packed.resources), projectDir).filter(
    ({ name, version, identifier, text: own }) => {
      const entry = text.includes(`${name} ${version}\n`);
      return !entry || (own !== null ? !text.includes(own.trim()) : identifier === null);
    },
  );
  return absent.map(({ name, version }) => `its licence is not collected: ${name} ${version}`);
}

/**
 * What Dockhand may add to Electron: archive, binary, samples and licences together. 17.6 MB on Linux when this was set; the
 * Chinese font of labels and what writes them are 14 more.
 */
const budget = 38 * 1024 * 1024;

/** What is ours stays within the budget. */
function size({ resources }: Packed): string[] {
  const bytes = sizeOf(resources);
  return bytes > budget ? [`${bytes} bytes are more than the budget of ${budget}`] : [];
}

/** Electron's, which elsewhere lies beside the program and on macOS in this folder. */
const chromiumLicences = 'LICENSES.chromium.html';

export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== chromiumLicences)
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** https://github.com/electron/electron/blob/main/docs/tutorial/fuses.md */
const wanted: ReadonlyMap<FuseV1Options, boolean> = new Map([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]);

/** The fuses, read back from the built program: from each of the two in a universal one. */
function fuses(packed: Packed): string[] {
  const wires = fuseWires(fuseFile(packed));
  if (wires.length === 0) return ['the program has no fuses'];
  return wires.flatMap((wire, index) =>
    [...wanted].flatMap(([fuse, on]) => {
      // The wire holds characters: 1 for on, 0 for off, r for a fuse that Electron has taken out.
      if (wire[fuse] === (on ? '1' : '0')) return [];
      const where = wires.length > 1 ? ` (program ${index + 1} of ${wires.length})` : '';
      return [`the fuse ${FuseV1Options[fuse]} is not ${on ? 'on' : 'off'}${where}`];
    }),
  );
}

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Every fuse wire of a file, by the form that `@electron/fuses` writes, which itself reads only the first one back. */
function fuseWires(file: string): string[] {
  const bytes = readFileSync(file);
  const wires: string[] = [];
  for (let at = bytes.indexOf(SENTINEL); at !== -1; at = bytes.indexOf(SENTINEL, at + 1)) {
    // After the mark: the version of the wire, its length, and a character for each fuse.
    const start = at + SENTINEL.length;
    wires.push(bytes.toString('latin1', start + 2, start + 2 + (bytes[start + 1] ?? 0)));
  }
  return wires;
}

function fuseFile({ platform, program }: Packed): string {
  if (platform !== 'darwin') return program;
  return join(program, 'Contents', 'Frameworks', 'Electron Framework.framework', 'Electron Framework');
}

/**
 * The hash of the archive's header stands in the program, where the integrity fuse looks for it. Electron checks it on
 * Windows and macOS only. https://github.com/electron/electron/blob/main/docs/tutorial/asar-integrity.md
 */
function integrity(packed: Packed): string[] {
  if (packed.platform === 'linux') return [];
  const { headerString } = getRawHeader(archiveIn(packed.resources));
  const hash = createHash('sha256').update(headerString).digest('hex');
  return noted(packed).includes(hash) ? [] : ['the archive’s hash does not stand in the program'];
}

function noted({ platform, program }: Packed): string {
  if (platform === 'darwin') return readFileSync(join(program, 'Contents', 'Info.plist'), 'utf8');
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(program), { ignoreCert: true }));
  const entry = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  return entry ? Buffer.from(entry.bin).toString('utf8') : '';
}
