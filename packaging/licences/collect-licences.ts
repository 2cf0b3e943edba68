import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { archiveIn } from '../archive.ts';
import { type ShippedPackage, shippedPackages } from './shipped-packages.ts';

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
