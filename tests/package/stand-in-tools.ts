import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';

/**
 * The programs that electron-builder makes installers with, which it downloads and which are not here: each writes what
 * it was told beside the file that it was to make, and a file in its place. Everything around them is electron-builder's.
 */
const tools: Readonly<Record<string, string>> = {
  // 7za a … <archive> <folder>
  '7za': `const file = words.filter((word) => /\\.(7z|zip)$/.test(word)).at(-1); make(file, 'archive');`,
  // makensis … "-XOutFile <file>" … -, and the script on standard input
  makensis: `const word = words.find((word) => word.startsWith('-XOutFile '));
    const parts = words.filter((word) => /^-DAPP_(64|ARM64)=/.test(word)).map((word) => readFileSync(word.split('=')[1]));
    make(/"(.*)"/.exec(word)[1], 'installer' + Buffer.concat(parts) + readFileSync(0));`,
  // wine <installer>, which writes the uninstaller
  wine: `make(words[0].replace(/exe$/, '__uninstaller.exe'), 'uninstaller');`,
  // mksquashfs <folder> <file> …; what it was told is here the desktop entry in that folder
  mksquashfs: `words.push(readFileSync(words[0] + '/dockhand.desktop', 'utf8'));
    make(words[1], 'a file system of some length');`,
  'desktop-file-validate': '',
  fpm: `make(words[words.indexOf('--package') + 1], 'package');`,
};

/** Until `vi.unstubAllEnvs`, electron-builder finds these. It looks for some of them once only. */
export function standInTools(folder: string): void {
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    chmodSync(join(folder, path), 0o755);
  };
  for (const [name, code] of Object.entries(tools)) {
    write(
      join('bin', name),
      `#!${process.execPath}
      const { readFileSync, writeFileSync } = require('node:fs');
      const words = process.argv.slice(2);
      const make = (file, content) => {
        writeFileSync(file, content);
        writeFileSync(file + '.words', words.join('\\n'));
      };
      ${code}`,
    );
  }
  write('bin/plugins/x86-unicode/none', '');
  write('bin/runtimes/runtime-x64', 'run');
  write('bin/lib/x64/none', '');
  const bin = join(folder, 'bin');
  vi.stubEnv('ELECTRON_BUILDER_7ZIP_PATH', join(bin, '7za'));
  vi.stubEnv('ELECTRON_BUILDER_NSIS_DIR', bin);
  vi.stubEnv('ELECTRON_BUILDER_NSIS_RESOURCES_DIR', bin);
  vi.stubEnv('APPIMAGE_TOOLS_PATH', bin);
  vi.stubEnv('CUSTOM_FPM_PATH', join(bin, 'fpm'));
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
}
