import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UpdateState } from '#shared/contract/updates.ts';
import { memoryLog } from '../../fake-engine.ts';

/**
 * An installed AppImage of version 1.2.3 and its update client: the real electron-updater on the stand-in for Electron.
 * `folder` holds the program; what is downloaded goes to `cache`.
 */
const native = createRequire(import.meta.url);
native('../stand-in/register.ts');
export const standIn = native('../stand-in/electron.ts') as typeof import('../stand-in/electron.ts');
const { FeedExecutor } = native(
  '../../../../electron/hosts/desktop/updates/feed-executor.ts',
) as typeof import('../../../../electron/hosts/desktop/updates/feed-executor.ts');
const { openUpdater } = native(
  '../../../../electron/hosts/desktop/updates/open-updater.ts',
) as typeof import('../../../../electron/hosts/desktop/updates/open-updater.ts');
const { createUpdateClient } = native(
  '../../../../electron/hosts/desktop/updates/update-client.ts',
) as typeof import('../../../../electron/hosts/desktop/updates/update-client.ts');

const oldProgram = 'the program as it was installed';

export interface Places {
  readonly folder: string;
  readonly cache: string;
}

export function newPlaces(): Places {
  const folder = mkdtempSync(join(tmpdir(), 'dockhand-update-'));
  return { folder, cache: join(folder, 'cache') };
}

/**
 * How long a server or an installer may say nothing: longer than any test takes. A test that is about it lets the time
 * pass on a clock of its own.
 */
export const timeoutMs = 600_000;

export function installedApp({ folder, cache }: Places, kind: 'appImage' | 'byHand' | 'nsis' | 'mac' = 'appImage') {
  const program = join(folder, 'Dockhand-1.2.3.AppImage');
  mkdirSync(cache, { recursive: true });
  writeFileSync(program, oldProgram, { mode: 0o755 });
  writeFileSync(join(folder, 'app-update.yml'), 'updaterCacheDirName: dockhand-updater\n');
  Object.assign(process, { resourcesPath: folder });
  Object.assign(process.env, {
    APPIMAGE: program,
    APPDIR: '',
    XDG_CACHE_HOME: cache,
    LOCALAPPDATA: cache,
    HOME: cache,
  });
  standIn.app.setPath('userData', join(folder, 'window'));
  standIn.app.relaunches.length = 0;

  const states: UpdateState[] = [];
  const did: string[] = [];
  const startedAgain = Promise.withResolvers<void>();
  const circumstances = { submissions: 0, freeBytes: Number.POSITIVE_INFINITY };
  const executor = new FeedExecutor(timeoutMs);
  const updater = openUpdater({
    kind,
    platform: 'linux',
    executor,
    log: memoryLog(),
    startAfterwards: (appImage) => did.push(`${appImage} started once it has ended`),
  });
  // Which description is read goes by the system, and here the updaters of other systems run too.
  if (kind === 'nsis' || kind === 'mac') {
    Object.assign(updater, { _testOnlyOptions: { platform: kind === 'mac' ? 'darwin' : 'win32' } });
  }
  const client = createUpdateClient({
    kind,
    updater,
    executor,
    log: memoryLog(),
    submissionsUnderWay: async () => circumstances.submissions,
    prepareToQuit: async () => void did.push('engine stopped'),
    startAgain(...given: unknown[]) {
      did.push(['started anew', ...given].join(' with '));
      startedAgain.resolve();
    },
    onState: (state) => states.push(state),
    freeBytes: async () => circumstances.freeBytes,
    installMs: timeoutMs,
  });
  return {
    client,
    program,
    states,
    did,
    startedAgain: startedAgain.promise,
    circumstances,
    downloaded: join(cache, 'dockhand-updater', 'pending'),
    /** What would run if the person started it now. */
    installed: () => readFileSync(program),
    isAsBefore: () => readFileSync(program, 'utf8') === oldProgram && (statSync(program).mode & 0o100) !== 0,
  };
}
