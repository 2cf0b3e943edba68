import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ensureBuilt } from '../../electron/hosts/node/built.ts';
import { builderConfig } from '../../electron-builder.config.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { aroundStandIn } from '../../packaging/check/pack.ts';
import { standInElectron } from '../../packaging/check/stand-in-electron.ts';
import { signRelease } from '../../packaging/updates/sign-release.ts';
import { newKeys } from '../hosts/desktop/updates/release-server.ts';
import { installerNames } from '../packaged/program.ts';
import { projectDir } from './pack-here.ts';
import { standInTools } from './stand-in-tools.ts';

/** Releases by electron-builder's own code, up to the programs that would make the installers. */
const folder = mkdtempSync(join(tmpdir(), 'dockhand-release-'));
beforeAll(() => {
  expect(ensureBuilt()).toBe(true);
  standInTools(join(folder, 'tools'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const { version } = packageJson;
const systems = {
  windows: { platform: 'win32', targets: Platform.WINDOWS.createTarget() },
  linux: { platform: 'linux', targets: Platform.LINUX.createTarget() },
  // The dmg and the merging of both processors need macOS.
  macOS: { platform: 'darwin', targets: Platform.MAC.createTarget('zip', Arch.x64) },
} as const;

type System = keyof typeof systems;
const made = new Map<System, ReturnType<typeof releaseOn>>();

/** Made once, for all tests. */
function madeOn(system: System) {
  const release = made.get(system) ?? releaseOn(system);
  made.set(system, release);
  return release;
}

async function releaseOn(system: System) {
  const { platform, targets } = systems[system];
  const output = join(folder, system);
  const config = builderConfig();
  await build({
    projectDir,
    targets,
    publish: 'never',
    config: {
      ...aroundStandIn(config, standInElectron(join(folder, `electron-${system}`), { platform, arch: 'x64' })),
      directories: { ...config.directories, output },
    },
  });
  const names = readdirSync(output).filter((name) => /\.(exe|AppImage|deb|zip|yml)$/.test(name));
  const words = (name: string) => readFileSync(join(output, `${name}.words`), 'utf8').split('\n');
  return { output, words, read: (name: string) => readFileSync(join(output, name), 'utf8'), names };
}

describe.skipIf(process.platform === 'win32')('a release', () => {
  test.each([
    ['windows', 'latest.yml', ['setup-x64.exe', 'setup-arm64.exe']],
    ['linux', 'latest-linux.yml', ['linux-x86_64.AppImage', 'linux-amd64.deb']],
    ['macOS', 'latest-mac.yml', ['mac-x64.zip']],
  ] as const)(
    'for %s is described as the update client wants it, and can be signed',
    async (system, file, installers) => {
      const { output, read } = await madeOn(system);
      const { privateKey, publicKey } = newKeys();
      expect(await signRelease(output, { version, privateKey, trusted: [publicKey] })).toEqual([`${file}.sig`]);
      const urls = [...read(file).matchAll(/url: (.*)/g)].map(([, url]) => url);
      expect(urls.sort()).toEqual(installers.map((name) => `Dockhand-${version}-${name}`).sort());
    },
  );

  test.each(['docs/install.md', 'docs/install.zh-CN.md'])('has the files that %s names', async (page) => {
    const text = readFileSync(join(projectDir, page), 'utf8').replaceAll(/<version>|<版本>/g, version);
    const names = [...(await madeOn('windows')).names, ...(await madeOn('linux')).names];
    for (const name of names.filter((one) => one.startsWith('Dockhand') && !one.includes('portable-arm64'))) {
      expect(text).toContain(name.replace(/^Dockhand-.*(?=-linux-amd64)/, '…'));
    }
  });

  test('has the names that the tests of what is installed look for', async () => {
    const names = [...(await madeOn('windows')).names, ...(await madeOn('linux')).names];
    for (const arch of ['x64', 'arm64'])
      expect(names).toEqual(expect.arrayContaining(Object.values(installerNames(arch))));
    const { words } = await madeOn('windows');
    // `installed.spec.ts` starts what lies there.
    expect(words(installerNames('x64').setup)).toContain('-DAPP_FILENAME=dockhand');
    expect((await madeOn('linux')).words(installerNames('x64').deb)).toEqual(
      expect.arrayContaining([expect.stringMatching(/=\/opt\/Dockhand$/)]),
    );
  });

  test('for Windows is installed where the guide says, for one person, in both languages', async () => {
    const { words, read } = await madeOn('windows');
    const said = words(`Dockhand-${version}-setup-x64.exe`);
    expect(said).toEqual(
      expect.arrayContaining(['-DONE_CLICK', '-DAPP_FILENAME=dockhand', '-DPRODUCT_FILENAME=Dockhand']),
    );
    expect(said.filter((word) => /INSTALL_MODE_PER_ALL_USERS|DELETE_APP_DATA/.test(word))).toEqual([]);
    const script = read(`Dockhand-${version}-setup-x64.exe`);
    expect([...script.matchAll(/MUI_LANGUAGE "(\w+)"/g)].map(([, language]) => language)).toEqual([
      'SimpChinese',
      'English',
    ]);
    expect(script).toContain('installer.nsh');
    const store = said.find((word) => word.startsWith('-DAPP_INSTALLER_STORE_FILE=')) ?? '';
    const cache = /RMDir \/r "\$LOCALAPPDATA\\(.*-updater)"/.exec(
      readFileSync(join(projectDir, 'resources/installer/installer.nsh'), 'utf8'),
    );
    expect(store).toBe(`-DAPP_INSTALLER_STORE_FILE=${cache?.[1]}\\installer.exe`);
  });

  test('for Windows without installing: a second start does not empty the folder that the first one runs from', async () => {
    const { words } = await madeOn('windows');
    // With it every start unpacks to the same folder, which is emptied first (portable.nsi).
    for (const arch of ['x64', 'arm64']) {
      const said = words(`Dockhand-${version}-portable-${arch}.exe`);
      expect(said).toContain('-DREQUEST_EXECUTION_LEVEL=user');
      expect(said.filter((word) => word.includes('UNPACK_DIR_NAME'))).toEqual([]);
    }
  });

  test('for Linux offers itself for workbooks, registers no type anew, and keeps Chromium’s sandbox', async () => {
    const { words } = await madeOn('linux');
    const parts = words(`Dockhand-${version}-linux-amd64.deb`);
    expect(parts).toEqual(
      expect.arrayContaining(['--url', 'Dockhand contributors <dockhand@users.noreply.github.com>']),
    );
    expect(parts.filter((word) => word.includes('/usr/share/mime/'))).toEqual([]);
    const entries = words(`Dockhand-${version}-linux-x86_64.AppImage`).filter((word) => /^(Exec|MimeType)=/.test(word));
    expect(entries).toEqual(['Exec=AppRun %U', expect.stringContaining('spreadsheetml.sheet;')]);
  });
});
