import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Configuration } from 'electron-builder';
import { onTestFinished } from 'vitest';
import { builderConfig } from '../../electron-builder.config.ts';
import { type Packed, pack } from '../../packaging/check/pack.ts';
import { inspectPackage } from '../../packaging/check/rules.ts';
import { standInElectron } from '../../packaging/check/stand-in-electron.ts';
import type { Target } from '../../packaging/check/target.ts';

export const projectDir = resolve(import.meta.dirname, '../..');

/** Packed in every test: the target that needs the least around it. */
export const linux: Target = { platform: 'linux', arch: 'x64' };

/** A folder that goes when the test ends. */
export function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-package-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Packs what is built, with the configuration changed as a mistake would change it. */
export async function packHere(
  target: Target,
  change: (config: Configuration) => Configuration = (config) => config,
): Promise<Packed> {
  const folder = folderOfTest();
  const electron = standInElectron(join(folder, 'electron'), target);
  return pack(projectDir, change(builderConfig()), target, { electron, output: join(folder, 'dist') });
}

export const problemsOf = (packed: Packed): Promise<string[]> => inspectPackage(packed, { projectDir });
