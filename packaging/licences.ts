import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import type { AfterPackContext } from 'electron-builder';
import { archivedFiles, archivedPackages, archiveIn } from './archive.ts';

/** The name of the file in the app's resources folder. Chromium's lie beside the program, on macOS beside this file. */
export const licencesFile = 'licences.txt';

/** electron-builder's `afterPack`: writes the licences of everything that was packed; a package without one ends the build. */
export async function collectLicences({ appOutDir, packager }: AfterPackContext): Promise<void> {
  const resources = packager.getResourcesDir(appOutDir);
  const packages = shippedPackages(archiveIn(resources), packager.projectDir);
  writeFileSync(join(resources, licencesFile), licencesText(packages));
}

/**
 * One text, each package once, in the order of their names.
 *
 * @throws when a package names no licence
 */
export function licencesText(packages: readonly ShippedPackage[]): string {
  const byId = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  const unknown = [...byId].filter(([, { identifier, text }]) => identifier === null && text === null);
  if (unknown.length > 0) throw new Error(`Packages without a licence: ${unknown.map(([id]) => id).join(', ')}`);
  return [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { identifier, text }]) => `${id}\n${identifier ?? ''}\n\n${text ?? ''}`.trim())
    .join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** A package whose code is in the app: in a folder of its own, inside one of our bundles, or around it all. */
interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package states it, such as `MIT`; null when it states none. */
  readonly identifier: string | null;
  /** Its licence file; null when it comes without one. */
  readonly text: string | null;
}

/** Everything that is shipped: in the archive, in our bundles, and Electron around them. */
export function shippedPackages(archive: string, projectDir: string): ShippedPackage[] {
  return [...packagesInArchive(archive), ...packagesInBundles(join(projectDir, 'out')), electronItself(projectDir)];
}

/** The packages that lie in an asar archive. */
function packagesInArchive(archive: string): ShippedPackage[] {
  const paths = archivedFiles(archive).map(({ path }) => path);
  return archivedPackages(archive).map(({ folder, name, version, licence }) => {
    const file = paths.find(
      (path) => path.startsWith(`${folder}/`) && /^(licen[cs]e|copying)[^/]*$/i.test(path.slice(folder.length + 1)),
    );
    const text = file === undefined ? null : extractFile(archive, file).toString('utf8').trim();
    return { name, version, identifier: licence, text };
  });
}

/** What vite's `build.license` writes. */
interface BundleEntry {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string | null;
  readonly text?: string;
}

/** The packages that were bundled into what electron-vite built. */
function packagesInBundles(outDir: string): ShippedPackage[] {
  return ['main', 'preload', 'renderer'].flatMap((part) => {
    const entries: BundleEntry[] = JSON.parse(readFileSync(join(outDir, part, 'licences.json'), 'utf8'));
    return entries.map(({ name, version, identifier, text }) => ({
      name,
      version,
      identifier: identifier ?? null,
      text: text || null,
    }));
  });
}

/** What npm installed of it; Chromium's licences, which are many, come with the program that it downloads. */
function electronItself(projectDir: string): ShippedPackage {
  const read = (name: string) => readFileSync(join(projectDir, 'node_modules', 'electron', name), 'utf8');
  const { name, version, license } = JSON.parse(read('package.json'));
  return { name, version, identifier: license, text: read('LICENSE').trim() };
}
