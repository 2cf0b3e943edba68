import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { projectFolder } from '../../electron/hosts/node/built.ts';
import { builderConfig } from '../../electron-builder.config.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { targetName, targets } from '../../packaging/check/target.ts';

/** Workflows cannot be run here; what of them can be wrong without that is looked for. */
const step = z.union([
  z.strictObject({
    uses: z.string().regex(/^actions\/[a-z-]+@v\d+$/),
    with: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({
    run: z.string(),
    name: z.string().optional(),
    if: z.string().optional(),
    env: z.record(z.string(), z.string()).optional(),
    'working-directory': z.string().optional(),
    shell: z.enum(['powershell']).optional(),
  }),
]);
const job = z.strictObject({
  'runs-on': z.string(),
  'timeout-minutes': z.int(),
  needs: z.string().optional(),
  strategy: z.unknown().optional(),
  environment: z.string().optional(),
  permissions: z.record(z.string(), z.enum(['read', 'write'])).optional(),
  env: z.record(z.string(), z.string()).optional(),
  steps: z.array(step).min(1),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.unknown(),
  permissions: z.strictObject({ contents: z.literal('read') }),
  defaults: z.strictObject({ run: z.strictObject({ shell: z.literal('bash') }) }),
  concurrency: z.unknown().optional(),
  jobs: z.record(z.string(), job),
});

const folder = join(projectFolder, '.github', 'workflows');
const files = globSync('*.yml', { cwd: folder }).map((name) => join(folder, name));
const text = (file: string) => readFileSync(file, 'utf8');
/** By the YAML reader that electron-updater reads descriptions with. */
const read = (file: string) => workflow.parse(parseUpdateInfo(text(file), file, new URL(`file://${file}`)));
const readme = text(join(folder, 'README.md'));

test('both workflows are there', () => {
  expect(files.map((file) => basename(file)).sort()).toEqual(['ci.yml', 'release.yml']);
});

describe.each(files.map((file) => [basename(file), file]))('%s', (_name, file) => {
  const { jobs } = read(file);
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((one) => ('run' in one ? [one] : [])));
  const lines = runs.flatMap(({ run }) => run.split('\n'));

  test('every job that is waited for is there', () => {
    for (const { needs } of Object.values(jobs)) expect([undefined, ...Object.keys(jobs)]).toContain(needs);
  });

  test('every script and file that a step runs is there', () => {
    const scripts = lines.flatMap((line) => [...line.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name));
    expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);
    const programs = lines.flatMap((line) =>
      [...line.matchAll(/(?:node|bash) ([\w./-]+)/g)].map(([, path = '']) => path),
    );
    expect(programs.length).toBeGreaterThan(0);
    expect(programs.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([]);
  });

  test('no condition asks for a secret, which it would not be told, and the README names every secret', () => {
    for (const one of runs) expect(one.if ?? '').not.toContain('secrets');
    const secrets = [...text(file).matchAll(/secrets\.(\w+)/g)].map(([, name = '']) => name);
    expect(secrets.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

test('the job `powershell` runs both commands of the README as they stand there, in Windows PowerShell', () => {
  const [, ...written] =
    /PowerShell 5\.1 has no `&&`: there write `([^`]+)` and `([^`]+)`/.exec(text(join(projectFolder, 'README.md'))) ??
    [];
  expect(written).toHaveLength(2);
  const { steps } = read(join(folder, 'ci.yml')).jobs.powershell ?? { steps: [] };
  const runs = steps.flatMap((one) => ('run' in one && one.shell === 'powershell' ? [one.run] : []));
  expect(runs).toEqual(written);
});

test('what people install is started where nothing was loosened for it', () => {
  const { steps } = read(join(folder, 'ci.yml')).jobs.installed ?? { steps: [] };
  const runs = steps.flatMap((one) => ('run' in one ? [one.run] : []));
  expect(runs.join('\n')).not.toContain('sysctl');
  expect(runs.filter((run) => /test:packaged -- --required installed\.spec\.ts/.test(run))).toHaveLength(2);
  expect(runs.indexOf('npm run dist')).toBeGreaterThan(-1);
});

describe('release.yml', () => {
  const source = text(join(folder, 'release.yml'));

  test('looks at what was packed for every target; of the universal app, at one', () => {
    const looked = [...source.matchAll(/--target ([\w-]+) --folder dist\/([\w-]+)/g)].map(([, target]) => target);
    expect(looked.sort()).toEqual(
      targets
        .map(targetName)
        .filter((name) => name !== 'darwin-x64')
        .sort(),
    );
  });

  test('hands on every sort of file that is made', () => {
    const { win, mac, linux } = builderConfig();
    const made = [win, mac, linux].flatMap((one) =>
      [one?.target ?? []].flat().map((target) => z.object({ target: z.string() }).parse(target).target),
    );
    const ends: Readonly<Record<string, string>> = { nsis: 'exe', portable: 'exe' };
    for (const target of made) expect(source).toContain(`dist/*.${ends[target] ?? target}\n`);
    expect(source).toContain('dist/latest*.yml\n');
  });

  test('where there is a certificate of Apple, the update of the packed program is tried before anything is handed on', () => {
    const { steps } = read(join(folder, 'release.yml')).jobs.package ?? { steps: [] };
    const tries = steps.findIndex((one) => 'run' in one && /test:packaged .*--required update\.spec\.ts/.test(one.run));
    expect(tries).toBeGreaterThan(-1);
    expect(steps[tries]).toMatchObject({
      if: "matrix.name == 'macos'",
      run: expect.stringMatching(/^if \[ -z "\$CSC_LINK" \]; then\n {2}echo "Skipped: /),
      env: { CSC_LINK: expect.stringContaining('secrets.MAC_CSC_LINK') },
    });
    expect(steps.findIndex((one) => 'uses' in one && one.uses.startsWith('actions/upload'))).toBeGreaterThan(tries);
  });

  test('only the job that publishes may write', () => {
    const { jobs } = read(join(folder, 'release.yml'));
    expect(Object.keys(jobs).filter((name) => jobs[name]?.permissions !== undefined)).toEqual(['publish']);
    expect(jobs.publish?.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
  });
});
