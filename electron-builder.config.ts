import type { Configuration } from 'electron-builder';
import { workbookTypes } from '#shared/sheets/workbook-types.ts';
import { collectLicences } from './packaging/licences.ts';
import { releaseNotes } from './packaging/release-notes.ts';

/** Where the program comes from, which a .deb must say: on GitHub's machines, the repository it is built in. */
const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env;
const homepage = GITHUB_REPOSITORY ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}` : 'https://dockhand.invalid/';

const native = 'node_modules/better-sqlite3';
const files = [
  'out/{main,preload,renderer}/**',
  'package.json',
  '!out/**/licences.json',
  '!**/*.map',
  '!**/*.{ts,mts,cts,tsx,flow,coffee,markdown,gyp,gypi}',
  '!node_modules/**/{test,tests,__tests__,__snapshots__,example,examples,benchmark,benchmarks,coverage,docs,.github}/**',
  '!node_modules/**/*.{test,spec}.{js,cjs,mjs}',
  '!node_modules/**/{README,CHANGELOG,History,HISTORY,CONTRIBUTING,SECURITY}{,.md,.txt}',
  // Sources of SQLite and its binding, for those who compile; and the header package that only compiling needs.
  `!${native}/{deps,src}/**`,
  '!node_modules/node-addon-api/**',
  // Builds of the same code for browsers and other loaders, and the direction of conversion that is not used.
  '!node_modules/xlsx/dist/*.{min.js,mjs}',
  '!node_modules/xlsx/dist/{xlsx.extendscript,xlsx.zahl}.js',
  '!node_modules/opencc-js/dist/{umd,esm-lib}/**',
  '!node_modules/opencc-js/dist/esm/{full,cn2t}.js',
  // Of what makes labels: fonts of other weights, builds for browsers, standard fonts that nothing is written in, and sources.
  '!node_modules/@embedpdf/fonts-sc/fonts/!(NotoSansHans-Medium).otf',
  '!node_modules/bwip-js/{bin,fonts,lib,src,barcode.ps,demo.html,stb_truetype.h}{,/**}',
  '!node_modules/bwip-js/dist/{bwip-js.js,bwip-js.mjs,bwip-js-min.js,bwip-js-node.js,bwip-js-gen.mjs,bwip-js-rn.mjs}',
  '!node_modules/pdfkit/js/{data,standard-fonts}/**',
  '!node_modules/pdfkit/js/{pdfkit.js,pdfkit.standalone.js,pdfkit.old.js,pdfkit.browser*}',
  '!node_modules/fontkit/{src,dist/browser*}{,/**}',
  '!node_modules/{brotli/{build,enc},@swc/helpers/{cjs,src,scripts}}/**',
];

/**
 * What is packed, with one binary of better-sqlite3 (macOS's universal app holds both of its own). Each platform lists
 * all of it: exclusions alone, beside a common list, would mean everything in the project but those.
 */
const filesWith = (binary: string): string[] => [...files, `!${native}/prebuilds/!(${binary}).node`];

/** Made anew for each caller: electron-builder changes what it is given. */
export const builderConfig = (): Configuration => ({
  appId: 'com.dockhand.app',
  productName: 'Dockhand',
  copyright: 'Dockhand contributors, MIT licence',
  extraMetadata: { homepage },
  directories: { output: 'dist', buildResources: 'resources' },
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  compression: 'normal',
  // Only the binary lies outside the archive: what lies there, its integrity check does not cover.
  asar: { smartUnpack: false },
  asarUnpack: [`${native}/prebuilds/*.node`],
  // The binaries come ready made for Node-API: nothing is compiled.
  npmRebuild: false,
  buildDependenciesFromSource: false,
  nodeGypRebuild: false,
  extraResources: [{ from: 'resources/samples', to: 'samples' }],
  electronLanguages: ['zh-CN', 'zh_CN', 'en', 'en-US'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    // Turning fuses breaks the signature that Electron comes with, without which Apple's own processors run nothing.
    resetAdHocDarwinSignature: process.platform === 'darwin',
  },
  afterPack: collectLicences,
  publish: { provider: 'generic', url: 'https://updates.invalid/' },
  releaseInfo: { vendor: { notes: releaseNotes() } },
  win: {
    icon: 'icons/app.ico',
    target: [
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'portable', arch: ['x64', 'arm64'] },
    ],
    files: filesWith('win32-${arch}'),
    extraResources: [{ from: 'resources/icons/file.ico', to: 'file.ico' }],
    requestedExecutionLevel: 'asInvoker',
  },
  nsis: {
    // One click, for this user alone: no question, no administrator.
    oneClick: true,
    perMachine: false,
    allowElevation: false,
    buildUniversalInstaller: false,
    // Nobody downloads differences, but only such a package is described with its size, which the update client asks for.
    differentialPackage: true,
    packElevateHelper: false,
    installerLanguages: ['zh_CN', 'en_US'],
    installerIcon: 'icons/installer.ico',
    uninstallerIcon: 'icons/installer.ico',
    installerHeaderIcon: 'icons/installer.ico',
    include: 'resources/installer/installer.nsh',
    deleteAppDataOnUninstall: false,
    artifactName: '${productName}-${version}-setup-${arch}.${ext}',
  },
  portable: {
    // A folder of its own for each start: else a second one empties the folder that the first one runs from.
    unpackDirName: true,
    requestExecutionLevel: 'user',
    buildUniversalInstaller: false,
    artifactName: '${productName}-${version}-portable-${arch}.${ext}',
  },
  mac: {
    icon: 'icons/app.icns',
    category: 'public.app-category.business',
    // The zip is what an update downloads; people take the dmg.
    target: [
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ],
    files: filesWith('darwin-*'),
    // electron-builder puts them beside the programs of the other systems, and leaves them out of this one.
    extraResources: [{ from: 'node_modules/electron/dist/LICENSES.chromium.html', to: 'LICENSES.chromium.html' }],
    x64ArchFiles: `**/${native}/prebuilds/darwin-*.node`,
    hardenedRuntime: true,
    // Stricter than electron-builder's own, which allow foreign libraries and memory that is written and run.
    entitlements: 'resources/entitlements/mac.plist',
    entitlementsInherit: 'resources/entitlements/mac.plist',
    minimumSystemVersion: '13.0',
    // Offered under "Open with"; Windows gets the same from `installer.nsh`. Neither takes the double click from Excel.
    fileAssociations: [
      {
        ext: workbookTypes.map(({ ext }) => ext),
        name: 'Workbook',
        role: 'Viewer',
        rank: 'Alternate',
        icon: 'icons/file.icns',
      },
    ],
  },
  // The older tools make AppImages that need a library (libfuse2) which current systems leave out, and that start
  // Chromium without its sandbox.
  toolsets: { appimage: '1.0.3' },
  linux: {
    icon: 'icons/app',
    category: 'Office',
    executableName: 'dockhand',
    maintainer: 'Dockhand contributors <dockhand@users.noreply.github.com>',
    target: [
      { target: 'AppImage', arch: ['x64'] },
      { target: 'deb', arch: ['x64'] },
    ],
    files: filesWith('linux-${arch}'),
    // The types as the system knows them: registering them anew would change the icons of everybody's workbooks.
    mimeTypes: workbookTypes.map(({ mimeType }) => mimeType),
    synopsis: 'Bulk import of inbound shipments',
  },
});

export default builderConfig;
