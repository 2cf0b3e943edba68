import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workbookTypes } from '#shared/sheets/workbook-types.ts';
import { builderConfig } from '../../electron-builder.config.ts';

const script = readFileSync(join(import.meta.dirname, '../../resources/installer/installer.nsh'), 'utf8');
const extensions = workbookTypes.map(({ ext }) => ext);
const inserted = (macro: string) =>
  [...script.matchAll(new RegExp(`!insertmacro ${macro} "(\\w+)"`, 'g'))].map(([, extension]) => extension);

test('every system offers the same workbooks, and Windows withdraws what it offered', () => {
  expect(inserted('dockhandOffer')).toEqual(extensions);
  expect(inserted('dockhandWithdraw')).toEqual(extensions);
  const { mac, linux, win } = builderConfig();
  expect([mac?.fileAssociations ?? []].flat()).toMatchObject([{ ext: extensions, role: 'Viewer', rank: 'Alternate' }]);
  expect(linux?.mimeTypes).toEqual(workbookTypes.map(({ mimeType }) => mimeType));
  // It would register types that are there already, and with them their icons.
  expect(linux?.fileAssociations).toBeUndefined();
  // electron-builder's own association would take the double click away from Excel.
  expect(win?.fileAssociations).toBeUndefined();
  expect(script).not.toMatch(/APP_ASSOCIATE|Software\\Classes\\\.\$\{EXTENSION\}" "" /);
});

test('it is installed for one person without an administrator, and the data is deleted only when that is said', () => {
  expect(builderConfig().nsis).toMatchObject({
    oneClick: true,
    perMachine: false,
    allowElevation: false,
    deleteAppDataOnUninstall: false,
    installerLanguages: ['zh_CN', 'en_US'],
  });
  expect(script).toMatch(/MB_DEFBUTTON2 "\$\(dockhandDeleteData\)" IDNO/);
  const guarded = script.slice(script.indexOf('{isUpdated}'));
  // What updates downloaded, and the data, in this computer's own place and in that of earlier versions.
  expect(script.match(/RMDir/g)).toHaveLength(3);
  expect(guarded.match(/RMDir/g)).toHaveLength(1);
  expect(script.match(/insertmacro dockhandDeleteFolders/g)).toHaveLength(2);
  expect(guarded.match(/insertmacro dockhandDeleteFolders/g)).toHaveLength(2);
});

test('every text of the installer stands in both languages', () => {
  const names = (language: number) =>
    [...script.matchAll(new RegExp(`LangString (\\w+) ${language} "`, 'g'))].map(([, name]) => name);
  expect(names(2052)).toEqual(names(1033));
  expect(names(2052)).toHaveLength(3);
});
