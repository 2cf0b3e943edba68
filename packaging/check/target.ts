/** What a package is made for. A universal app of macOS is made of one package per processor. */
export interface Target {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly arch: 'x64' | 'arm64';
}

export const targetName = ({ platform, arch }: Target): string => `${platform}-${arch}`;

/** Every target of `electron-builder.config.ts`. */
export const targets: readonly Target[] = [
  { platform: 'win32', arch: 'x64' },
  { platform: 'win32', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'linux', arch: 'x64' },
];
