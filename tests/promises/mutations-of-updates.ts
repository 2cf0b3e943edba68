import { type Mutation, of } from './mutation.ts';

/** Of the promises under “Updates and releases”. */
export const updates: readonly Mutation[] = [
  of(
    'Only what the publisher signed is taken',
    'hosts/desktop/updates/signature.test.ts',
    'electron/hosts/desktop/updates/signature.ts',
    'return isEd25519 && verify(',
    'return isEd25519 || verify(',
  ),
  of(
    'A file that is not the signed one',
    'hosts/desktop/updates/update-client.test.ts: a file changed on this computer after it was downloaded',
    'electron/hosts/desktop/updates/update-client.ts',
    'if (!(await isGenuine(ready.file, ready.description))) {',
    "if (ready.file === '') {",
  ),
  of(
    'An older release does not come back',
    'hosts/desktop/updates/hostile-server.test.ts',
    'electron/hosts/desktop/updates/open-updater.ts',
    'updater.allowDowngrade = false;',
    'updater.allowDowngrade = true;',
  ),
  of(
    'A release names files beside it only',
    'hosts/desktop/updates/description.test.ts',
    'electron/hosts/desktop/updates/description.ts',
    '/^[\\w.-]+\\.(exe',
    '/^[\\w./-]+\\.(exe',
  ),
  of(
    'A server can neither fill disk or memory',
    'hosts/desktop/updates/hostile-server.test.ts: a description without end',
    'electron/hosts/desktop/updates/feed-executor.ts',
    "if (bytes > limit) giveUp(size === undefined ? 'infoInvalid' : 'damaged');",
    "if (bytes > limit * 2) giveUp(size === undefined ? 'unreachable' : 'damaged');",
  ),
  of(
    'Whatever goes wrong, what is installed goes on',
    'hosts/desktop/updates/other-systems.test.ts: it would take the old program away first',
    'electron/hosts/desktop/updates/room.ts',
    "if (kind !== 'nsis') return 0;",
    "if (kind !== 'none') return 0;",
  ),
  of(
    'Nothing is installed while a run is being sent',
    'hosts/desktop/updates/updates.test.ts',
    'electron/hosts/desktop/engine-calls.ts',
    'if (offset + page >= total) return count;',
    'if (offset + page >= 0) return count;',
  ),
  of(
    'Nothing is installed while a run is being sent',
    'hosts/desktop/updates/update-client.test.ts',
    'electron/hosts/desktop/updates/open-updater.ts',
    'updater.autoInstallOnAppQuit = false;',
    'updater.autoInstallOnAppQuit = true;',
  ),
  of(
    'What is signed is checked first',
    'packaging/sign-release.test.ts: is not signed',
    'packaging/updates/sign-release.ts',
    'if (info.version !== version) throw',
    "if (info.version === '') throw",
  ),
  of(
    'What is signed is checked first',
    'packaging/sign-release.test.ts: a key that the program does not trust signs nothing',
    'packaging/updates/sign-release.ts',
    'if (!isSigned(name, text, signature, options.trusted)) {',
    "if (signature === '') {",
  ),
  of(
    'Of this project only what was built is shipped',
    'package/slips.test.ts: a source map, a source file and a test',
    'packaging/check/rules.ts',
    "  ['a source map', /\\.map$/],\n",
    '',
  ),
];
