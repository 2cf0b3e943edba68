import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { samplesFolder } from '../../electron/hosts/node/samples-folder.ts';
import { installerNames, type PackagedProgram, programAt } from './program.ts';
import { onPort, test } from './start.ts';

/**
 * What people take: the files of `npm run dist`, in the folder that `DOCKHAND_INSTALLERS` names. On Windows they are
 * installed, for whoever runs this; on Linux the .deb has to be.
 */
const folder = process.env.DOCKHAND_INSTALLERS;
test.skip(folder === undefined, 'DOCKHAND_INSTALLERS names no folder with installers; on Windows they are installed');

const made = resolve(folder ?? '.');
const names = installerNames();
const sample = (name: string) => join(samplesFolder() ?? '', name);
const [first, second] = [sample('overseas-merged-cells.xlsx'), sample('overseas-two-sheets.xls')];

const programs: Readonly<Partial<Record<NodeJS.Platform, Readonly<Record<string, PackagedProgram>>>>> = {
  linux: {
    'the AppImage': programAt(made, names.appImage),
    'the .deb, installed': programAt('/opt/Dockhand', 'dockhand'),
  },
  win32: { 'the portable program': programAt(made, names.portable) },
};

for (const [name, program] of Object.entries(programs[process.platform] ?? {})) {
  test(`${name}: it opens a file, and comes back when it starts itself again`, async ({ dataDir }) => {
    const place = await onPort();
    try {
      place.spawn({ dataDir, program, files: [first] });
      const { page, engine } = await place.connect();
      await expect.poll(async () => (await engine.call('runs.list', {})).total).toBe(1);
      const before = await place.address();
      await page.evaluate(() => window.dockhand?.restart()).catch(() => undefined);
      const again = await place.connect(before);
      expect((await again.engine.call('runs.list', {})).total).toBe(1);
    } finally {
      place.end();
    }
  });

  test(`${name}: a second start hands its file to the first, ends, and leaves that one whole`, async ({ dataDir }) => {
    const place = await onPort();
    try {
      place.spawn({ dataDir, program, files: [first] });
      const { page, engine } = await place.connect();
      await expect.poll(async () => (await engine.call('runs.list', {})).total).toBe(1);
      await once((await onPort()).spawn({ dataDir, program, files: [second] }), 'exit');
      await expect.poll(async () => (await engine.call('runs.list', {})).total).toBe(2);
      // From its own files, which are read anew.
      await page.reload();
      await expect(page.getByRole('navigation').first()).toBeVisible();
    } finally {
      place.end();
    }
  });
}

test('Windows: the setup installs without a word, and again over a running program, whose data stays', async ({
  dataDir,
}) => {
  test.skip(process.platform !== 'win32', 'the setup is a program of Windows');
  const place = await onPort();
  const install = () => expect(spawnSync(join(made, names.setup), ['/S']).status).toBe(0);
  const program = programAt(join(process.env.LOCALAPPDATA ?? '', 'Programs', 'dockhand'), 'Dockhand.exe');
  try {
    install();
    const child = place.spawn({ dataDir, program, files: [first] });
    const { engine } = await place.connect();
    await expect.poll(async () => (await engine.call('runs.list', {})).total).toBe(1);
    const before = await place.address();
    const ended = once(child, 'exit');
    install();
    await ended;
    place.spawn({ dataDir, program });
    const again = await place.connect(before);
    expect((await again.engine.call('runs.list', {})).total).toBe(1);
  } finally {
    place.end();
  }
});
