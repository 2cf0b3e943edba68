import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import type { Target } from './target.ts';

const platforms = { win32: Platform.WINDOWS, darwin: Platform.MAC, linux: Platform.LINUX };
const arches = { x64: Arch.x64, arm64: Arch.arm64 };

/** Where the parts of a packed app lie. */
export interface Packed extends Target {
  /** The program with everything beside it. */
  readonly folder: string;
  readonly resources: string;
  /** The file that carries the fuses, or the `.app` around it. */
  readonly program: string;
}

/**
 * Packs what is built in `out/` with electron-builder, around the given Electron, into a folder. No installer is made,
 * nothing is signed and nothing is downloaded.
 */
export async function pack(
  projectDir: string,
  config: Configuration,
  target: Target,
  { electron, output }: { readonly electron: string; readonly output: string },
): Promise<Packed> {
  await build({
    projectDir,
    targets: platforms[target.platform].createTarget('dir', arches[target.arch]),
    publish: 'never',
    config: {
      ...aroundStandIn(config, electron),
      directories: { ...config.directories, output },
    },
  });
  const [folder] = readdirSync(output).filter((name) => /unpacked$|^mac/.test(name));
  if (folder === undefined) throw new Error(`electron-builder left nothing in ${output}`);
  return locate(join(output, folder), target);
}

/** The configuration for an Electron of no code: on a Mac, there would be nothing to sign. */
export function aroundStandIn(config: Configuration, electronDist: string): Configuration {
  const { electronFuses, ...rest } = config;
  return {
    ...rest,
    ...(electronFuses ? { electronFuses: { ...electronFuses, resetAdHocDarwinSignature: false } } : {}),
    electronDist,
    mac: { ...config.mac, identity: null },
  };
}

/** A folder that electron-builder packed into. */
export function locate(folder: string, target: Target): Packed {
  const app = join(folder, 'Dockhand.app');
  const places = {
    win32: { resources: join(folder, 'resources'), program: join(folder, 'Dockhand.exe') },
    darwin: { resources: join(app, 'Contents', 'Resources'), program: app },
    linux: { resources: join(folder, 'resources'), program: join(folder, 'dockhand') },
  };
  return { ...target, folder, ...places[target.platform] };
}
