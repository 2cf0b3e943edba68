import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../electron/hosts/node/built.ts';
import { displayProblem } from '../../electron/hosts/node/environment.ts';
import packageJson from '../../package.json' with { type: 'json' };

const { version } = packageJson;

/** A packed program: the folder with all of it, its program, and the archive with what is ours. */
export interface PackagedProgram {
  readonly folder: string;
  /** Relative to the folder. */
  readonly program: string;
  readonly archive: string;
}

const inside: Readonly<Record<string, Omit<PackagedProgram, 'folder'>>> = {
  win32: { program: 'Dockhand.exe', archive: join('resources', 'app.asar') },
  darwin: {
    program: join('Dockhand.app', 'Contents', 'MacOS', 'Dockhand'),
    archive: join('Dockhand.app', 'Contents', 'Resources', 'app.asar'),
  },
  linux: { program: 'dockhand', archive: join('resources', 'app.asar') },
};

/** Where `npm run dist -- --dir` leaves it, by system and processor. */
const folders: Readonly<Record<string, readonly string[]>> = {
  'win32-x64': ['win-unpacked'],
  'win32-arm64': ['win-arm64-unpacked'],
  'darwin-x64': ['mac-universal', 'mac'],
  'darwin-arm64': ['mac-universal', 'mac-arm64'],
  'linux-x64': ['linux-unpacked'],
};

/** The program that was packed for this computer: in the folder that `DOCKHAND_PACKAGED` names, or in `dist`. */
export function packagedProgram(env: NodeJS.ProcessEnv = process.env): PackagedProgram | null {
  const parts = inside[process.platform];
  if (!parts) return null;
  const usual = folders[`${process.platform}-${process.arch}`] ?? [];
  const places = env.DOCKHAND_PACKAGED
    ? [env.DOCKHAND_PACKAGED]
    : usual.map((name) => join(projectFolder, 'dist', name));
  const folder = places.find((place) => existsSync(join(place, parts.program)));
  return folder === undefined ? null : { folder, ...parts };
}

/** What `npm run dist` makes for people, by their names, for a processor as Node calls it. */
export const installerNames = (arch: string = process.arch) =>
  ({
    setup: `Dockhand-${version}-setup-${arch}.exe`,
    portable: `Dockhand-${version}-portable-${arch}.exe`,
    appImage: `Dockhand-${version}-linux-x86_64.AppImage`,
    deb: `Dockhand-${version}-linux-amd64.deb`,
  }) as const;

/** A program that is one file, or lies where it was installed. */
export const programAt = (folder: string, program: string): PackagedProgram => ({ folder, program, archive: '' });

/** Why no packed program can be started here, in words; null where one can. */
export function whyNotPackaged(): string | null {
  if (packagedProgram() === null) return 'none was packed for this computer (npm run dist -- --dir does that)';
  const problem = displayProblem(process.platform, process.env, process.getuid?.());
  return problem && { noDisplay: 'there is no display', asRoot: 'its sandbox does not run as root' }[problem];
}
