import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { Translate } from '#shared/text/index.ts';

export interface MakeInstallersOptions {
  /** Electron's program; null when it could not be had. */
  readonly runtime: string | null;
  /** For electron-builder, beside what is always said to it. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly t: Translate;
  tell(sentence: string): void;
  /** electron-builder's command line. */
  readonly builder?: string;
}

const projectDir = resolve(import.meta.dirname, '..', '..');
const builderCli = () =>
  join(dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')), 'cli.js');

/** Makes the installers of this platform in `dist/`. Resolves to the exit code; when it is not 0, a person was told why. */
export async function makeInstallers(options: MakeInstallersOptions): Promise<number> {
  const { runtime, args, env, t, tell, builder = builderCli() } = options;
  if (runtime === null) {
    tell(t('host:dist.noRuntime'));
    return 2;
  }
  const always = ['--config', 'electron-builder.config.ts', '--publish', 'never'];
  const child = spawn(process.execPath, [builder, ...always, ...args], {
    cwd: projectDir,
    env: signingEnvironment(env),
    stdio: 'inherit',
  });
  const code = await new Promise<number>((ended) => child.on('exit', (exitCode) => ended(exitCode ?? 1)));
  if (code !== 0) tell(t('host:dist.failed'));
  return code;
}

/** What electron-builder signs and notarises with. */
const names = [
  'CSC_LINK',
  'CSC_KEY_PASSWORD',
  'WIN_CSC_LINK',
  'WIN_CSC_KEY_PASSWORD',
  'APPLE_ID',
  'APPLE_APP_SPECIFIC_PASSWORD',
  'APPLE_TEAM_ID',
];

/**
 * The environment without signing variables that are empty, as a workflow sets them for secrets that nobody made:
 * electron-builder takes an empty certificate for the path of one and ends (macOS).
 */
export function signingEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== '' || !names.includes(name)));
}
