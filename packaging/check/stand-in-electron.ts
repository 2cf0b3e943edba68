import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { Target } from './target.ts';

/**
 * The fuse wire as Electron's program carries it: the mark, version 1, how many fuses, then one character each
 * (1 = on, 0 = off), here as Electron ships them. https://github.com/electron/electron/blob/main/docs/tutorial/fuses.md
 */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10110001'),
]);

/** Makes a folder that electron-builder takes for an unpacked Electron: every file it looks at, none that runs. */
export function standInElectron(folder: string, { platform }: Target): string {
  const write: Write = (path, content, mode = 0o644) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    chmodSync(join(folder, path), mode);
  };
  write('LICENSE', 'Electron’s licence stands here');
  write('LICENSES.chromium.html', 'Chromium’s licences stand here');
  if (platform === 'darwin') writeMacApp(write);
  else writeProgram(platform, write);
  return folder;
}

type Write = (path: string, content: string | Buffer, mode?: number) => void;

function writeProgram(platform: 'win32' | 'linux', write: Write): void {
  for (const language of ['en-US', 'zh-CN', 'fr']) write(`locales/${language}.pak`, language);
  if (platform === 'win32') write('electron.exe', Buffer.concat([windowsProgram(), fuseWire]));
  else write('electron', fuseWire, 0o755);
}

/** A Windows program of no code, with the version information that electron-builder changes. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}

function writeMacApp(write: Write): void {
  const contents = 'Electron.app/Contents';
  const plist = (name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.${name.replaceAll(/[^A-Za-z]/g, '')}</string>
<key>CFBundleName</key><string>${name}</string>
</dict></plist>`;
  write(`${contents}/Info.plist`, plist('Electron'));
  write(`${contents}/MacOS/Electron`, 'program', 0o755);
  write(`${contents}/Resources/electron.icns`, 'icon');
  write(`${contents}/Frameworks/Electron Framework.framework/Electron Framework`, fuseWire, 0o755);
  for (const language of ['en', 'zh_CN', 'fr']) {
    write(`${contents}/Resources/${language}.lproj/locale.pak`, language);
    write(`${contents}/Frameworks/Electron Framework.framework/Versions/A/Resources/${language}.lproj/locale.pak`, '');
  }
  for (const suffix of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${suffix}`;
    write(`${contents}/Frameworks/${name}.app/Contents/Info.plist`, plist(name));
    write(`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, 'program', 0o755);
  }
}
