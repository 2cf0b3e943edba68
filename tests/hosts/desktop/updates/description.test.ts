import { expect, test } from 'vitest';
import { description } from '../../../../electron/hosts/desktop/updates/description.ts';

const sha512 = Buffer.alloc(64).toString('base64');
const describing = (url: string, version = '1.3.0', size: unknown = 1) => ({
  version,
  files: [{ url, sha512, size }],
  path: url,
  sha512,
  releaseDate: '2026-11-20T08:00:00.000Z',
});
const accepts = (value: unknown) => description.safeParse(value).success;

test.each(['Dockhand-1.3.0-setup-x64.exe', 'Dockhand-1.3.0-mac-universal.zip', 'Dockhand-linux-x86_64.AppImage'])(
  '%s lies beside its description',
  (name) => expect(accepts(describing(name))).toBe(true),
);

test.each([
  '../Dockhand.exe',
  '..\\Dockhand.exe',
  'old/Dockhand.exe',
  '/tmp/Dockhand.AppImage',
  'C:Dockhand.exe',
  '%2e%2e%2fDockhand.exe',
  'Dockhand.exe:stream',
  'Dockhand.exe?x=.exe',
  '//evil.example/Dockhand.exe',
  'https://evil.example/Dockhand.exe',
  'Dockhand.msi',
  'Dockhand.exe\n',
])('%j does not', (name) => expect(accepts(describing(name))).toBe(false));

test('a version that sorts otherwise than it reads, or a file without its size, is no description', () => {
  for (const version of ['1.3', '1.3.0-beta', 'v1.3.0', '']) expect(accepts(describing('a.exe', version))).toBe(false);
  for (const size of [null, 0, -1, 1.5, '1']) expect(accepts(describing('a.exe', '1.3.0', size))).toBe(false);
});

test('what electron-updater would obey beside the files is left out', () => {
  const parsed = description.parse({ ...describing('a.exe'), packages: { x64: { path: 'http://evil.example/' } } });
  expect(Object.keys(parsed).sort()).toEqual(['files', 'path', 'releaseDate', 'sha512', 'version']);
});
