import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { projectFolder } from '../../electron/hosts/node/built.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { packagedProgram } from '../packaged/program.ts';

const folder = join(projectFolder, 'tests', 'packaged');
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, args, { cwd: projectFolder, env: { ...process.env, ...env }, encoding: 'utf8' });

test('where nothing was packed the tests of the packed program say so, and fail only where they are required', () => {
  expect(packageJson.scripts['test:packaged']).toBe('node tests/packaged/main.ts');
  const nowhere = { DOCKHAND_PACKAGED: join(tmpdir(), 'nowhere') };
  const main = join(folder, 'main.ts');
  const said = 'Skipped: all tests of the packed program, because none was packed for this computer';
  expect(run([main], nowhere)).toMatchObject({ status: 0, stdout: expect.stringContaining(said) });
  expect(run([main, '--required'], nowhere)).toMatchObject({ status: 1, stdout: expect.stringContaining(said) });
});

test('a program that was packed is found, in the folder that is named', () => {
  const place = mkdtempSync(join(tmpdir(), 'dockhand-packed-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  expect(packagedProgram({ DOCKHAND_PACKAGED: place })).toBeNull();
  const programs = ['Dockhand.exe', 'dockhand', join('Dockhand.app', 'Contents', 'MacOS', 'Dockhand')];
  for (const program of programs) {
    mkdirSync(dirname(join(place, program)), { recursive: true });
    writeFileSync(join(place, program), '');
  }
  expect(packagedProgram({ DOCKHAND_PACKAGED: place })?.folder).toBe(place);
});

test('every test of it can at least be loaded, and stands in the list of what only CI proves', () => {
  const cli = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  const { status, stdout } = run([cli, 'test', '--config', join(folder, 'playwright.config.ts'), '--list']);
  expect(status).toBe(0);
  const list = readFileSync(join(projectFolder, '.github', 'workflows', 'README.md'), 'utf8');
  for (const spec of globSync('*.spec.ts', { cwd: folder })) {
    expect(stdout).toContain(spec);
    expect(list).toContain(`\`${spec}\``);
  }
});
