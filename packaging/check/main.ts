import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../electron/hosts/node/built.ts';
import { builderConfig } from '../../electron-builder.config.ts';
import { locate, type Packed, pack } from './pack.ts';
import { inspectPackage, sizeOf } from './rules.ts';
import { standInElectron } from './stand-in-electron.ts';
import { type Target, targetName, targets } from './target.ts';

/**
 * `npm run dist:check`: packs for every target around a stand-in for Electron and looks at the result. With
 * `--folder dist/win-unpacked --target win32-x64` it looks at what was really packed instead. Exit code 1: something in
 * there must not be shipped.
 */
const projectDir = resolve(import.meta.dirname, '..', '..');
const { values } = parseArgs({ options: { folder: { type: 'string' }, target: { type: 'string', multiple: true } } });
const chosen = targets.filter((target) => values.target?.includes(targetName(target)) ?? true);
if (chosen.length === 0) throw new Error(`Known targets: ${targets.map(targetName).join(', ')}`);

const problems: string[] = [];
async function look(packed: Packed): Promise<void> {
  const found = await inspectPackage(packed, { projectDir });
  const megabytes = (sizeOf(packed.resources) / 1e6).toFixed(1);
  process.stdout.write(`${targetName(packed)}: ${found.length === 0 ? 'good' : 'NOT GOOD'}, ${megabytes} MB\n`);
  for (const problem of found) process.stdout.write(`  ${problem}\n`);
  problems.push(...found);
}

async function packAndLook(target: Target): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-dist-'));
  try {
    const electron = standInElectron(join(folder, 'electron'), target);
    await look(await pack(projectDir, builderConfig(), target, { electron, output: join(folder, 'dist') }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (values.folder !== undefined) {
  for (const target of chosen) await look(locate(resolve(values.folder), target));
} else {
  if (!ensureBuilt()) process.exit(1);
  for (const target of chosen) await packAndLook(target);
}
process.exit(problems.length === 0 ? 0 : 1);
