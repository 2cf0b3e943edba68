import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { translator } from '#shared/text/index.ts';
import { makeInstallers, signingEnvironment } from '../../packaging/dist/make-installers.ts';

const folder = mkdtempSync(join(tmpdir(), 'dockhand-dist-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function make(runtime: string | null, code: string, env: NodeJS.ProcessEnv = {}) {
  const told: string[] = [];
  const builder = join(folder, 'builder.cjs');
  writeFileSync(builder, code);
  const options = { args: ['--linux', 'deb'], env, t: translator('en'), tell: (text: string) => void told.push(text) };
  return { code: await makeInstallers({ ...options, runtime, builder }), told };
}

test('without Electron’s runtime nothing is begun, and one sentence says why and what works without it', async () => {
  const { code, told } = await make(null, 'throw new Error("must not run")');
  expect(code).toBe(2);
  expect(told).toEqual([expect.stringMatching(/^No installers were made: .*ELECTRON_MIRROR.*npm run dist:check$/)]);
});

test('electron-builder is told to publish nothing, and sees no certificate where there is none', async () => {
  const seen = join(folder, 'seen.json');
  const code = `require('node:fs').writeFileSync(process.env.SEEN, JSON.stringify([process.argv.slice(2), process.env]))`;
  expect(await make('electron', code, { SEEN: seen, CSC_LINK: '' })).toEqual({ code: 0, told: [] });
  const [args, env] = JSON.parse(readFileSync(seen, 'utf8'));
  expect(args).toEqual(['--config', 'electron-builder.config.ts', '--publish', 'never', '--linux', 'deb']);
  expect(env).not.toHaveProperty('CSC_LINK');
});

test('its failure is told too', async () => {
  const { code, told } = await make('electron', 'process.exit(3)');
  expect({ code, told }).toEqual({ code: 3, told: [expect.stringContaining('ELECTRON_BUILDER_BINARIES_MIRROR')] });
});

test('a secret that nobody made is no certificate, and nothing else is taken away', () => {
  expect(signingEnvironment({ APPLE_ID: '', WIN_CSC_LINK: 'x', OTHER: '', PATH: '/bin' })).toEqual({
    WIN_CSC_LINK: 'x',
    OTHER: '',
    PATH: '/bin',
  });
});
