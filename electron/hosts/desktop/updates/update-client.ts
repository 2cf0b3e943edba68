import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import type { AppUpdater } from 'electron-updater';
import type { Log } from '#engine/ports.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { UpdateState } from '#shared/contract/updates.ts';
import { type Description, isGenuine, notesOf } from './description.ts';
import type { FeedExecutor } from './feed-executor.ts';
import type { Installation } from './installation.ts';
import { type FreeBytes, roomLacking } from './room.ts';
import { type SignedFeed, SignedProvider } from './signed-provider.ts';
import { UpdateRefused, updateFailure } from './update-failure.ts';

export interface UpdateClientOptions {
  readonly kind: Exclude<Installation, 'none'>;
  readonly updater: AppUpdater;
  /** The one that the updater asks with. */
  readonly executor: FeedExecutor;
  readonly log: Log;
  /** How many runs are being sent right now, by any program on this data folder. */
  submissionsUnderWay(): Promise<number>;
  /** Ends what must not be cut off; resolves when it has. */
  prepareToQuit(): Promise<void>;
  /** The installation could not begin: ends this program and starts it again. */
  startAgain(): void;
  onState(state: UpdateState): void;
  /** How much may still be written to the disk of a folder. */
  readonly freeBytes: FreeBytes;
  /** How long the system may take to begin installing. */
  readonly installMs?: number;
}

export interface UpdateClient {
  readonly state: UpdateState;
  /** Looks for an update in a folder of a server and downloads it. Resolves when there is nothing more to do; never rejects. */
  check(feed: Pick<SignedFeed, 'address' | 'keys'>): Promise<UpdateState>;
  /**
   * Ends the program and installs what was downloaded. Failures, with nothing changed: `update.notReady`,
   * `update.submitting` while a run is being sent, `update.damaged` when the file is no longer what was signed,
   * `update.noRoom` when the disk would fill up half-way.
   */
  install(): Promise<void>;
}

interface Ready {
  readonly file: string;
  readonly description: Description;
}

export function createUpdateClient(options: UpdateClientOptions): UpdateClient {
  const { kind, updater, executor, log, installMs = 5 * 60_000 } = options;
  let state: UpdateState = { state: 'idle' };
  let ready: Ready | undefined;
  let installing: Promise<void> | undefined;
  const become = (next: UpdateState) => {
    state = next;
    options.onState(next);
    return next;
  };

  async function findAndDownload(feed: Pick<SignedFeed, 'address' | 'keys'>): Promise<UpdateState> {
    become({ state: 'checking' });
    updater.setFeedURL({ ...feed, provider: 'custom', updateProvider: SignedProvider } satisfies SignedFeed as never);
    const found = await updater.checkForUpdates();
    if (!found?.isUpdateAvailable) {
      return become({ state: 'current', version: updater.currentVersion.version, checkedAt: new Date().toISOString() });
    }
    const description = found.updateInfo as Description;
    const { version } = description;
    const notes = notesOf(description);
    if (kind === 'byHand') return become({ state: 'byHand', version, notes });
    become({ state: 'downloading', version, notes, done: 0 });
    executor.expect(description);
    const file = await download((done) => become({ state: 'downloading', version, notes, done }));
    ready = { file, description };
    return become({ state: 'ready', version, notes });
  }

  async function download(onDone: (done: number) => void): Promise<string> {
    const onProgress = ({ percent }: { percent: number }) => onDone(percent / 100);
    updater.on('download-progress', onProgress);
    try {
      const [file] = await updater.downloadUpdate();
      if (file === undefined) throw new UpdateRefused('unexpected');
      return file;
    } finally {
      updater.off('download-progress', onProgress);
    }
  }

  async function beginInstall(): Promise<void> {
    if (state.state !== 'ready' || !ready) throw new Failure('update.notReady');
    if (!(await isGenuine(ready.file, ready.description))) {
      // electron-updater hands out a file that it downloaded before without looking at it again, as long as it is there.
      await rm(ready.file, { force: true });
      become({ state: 'failed', code: 'damaged' });
      throw new Failure('update.damaged');
    }
    const folders = [tmpdir(), dirname(process.execPath)];
    const lacking = await roomLacking(kind, { file: ready.file, folders, free: options.freeBytes });
    if (lacking > 0) throw new Failure('update.noRoom', { megabytes: Math.ceil(lacking / 1e6) });
    // Asked last: nothing that takes time lies between the answer and the end of the engine.
    const runs = await options.submissionsUnderWay();
    if (runs > 0) throw new Failure('update.submitting', { runs });
    become({ state: 'installing', version: ready.description.version });
    await options.prepareToQuit();
    // Without the error: `startAgain` takes none.
    updater.once('error', () => options.startAgain());
    // Without its engine this program is of no use: it does not wait for ever for a system that says nothing (macOS).
    setTimeout(() => updater.emit('error', new UpdateRefused('stalled')), installMs).unref();
    updater.quitAndInstall(true, true);
  }

  return {
    get state() {
      return state;
    },

    async check(feed) {
      if (/^(checking|downloading|ready|installing)$/.test(state.state)) return state;
      try {
        return await findAndDownload(feed);
      } catch (error) {
        const code = updateFailure(error);
        log.warn('no update', { code, error: error instanceof Error ? error.name : 'Error' });
        return become({ state: 'failed', code });
      }
    },

    install() {
      installing ??= beginInstall().finally(() => {
        installing = undefined;
      });
      return installing;
    },
  };
}
