import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { archiveIn } from '../archive.ts';
import { shippedPackages } from '../licences.ts';
import { sbom, shippedSbom } from './shipped-sbom.ts';

/** `node packaging/sbom/main.ts <resources folder of the packed app>`: prints the app's bill of materials (CycloneDX). */
const [resources] = process.argv.slice(2);
if (resources === undefined) throw new Error('Usage: node packaging/sbom/main.ts dist/linux-unpacked/resources');
const projectDir = resolve(import.meta.dirname, '..', '..');
const shipped = shippedPackages(archiveIn(resources), projectDir);
const all = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
  cwd: projectDir,
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
const own = shippedSbom(sbom.parse(JSON.parse(all)), new Set(shipped.map(({ name, version }) => `${name}@${version}`)));
process.stdout.write(`${JSON.stringify(own, null, 2)}\n`);
