import { rm } from 'node:fs/promises';
import type { AppUpdater, UpdateCheckResult } from 'electron-updater';
import type { Log } from '#engine/ports.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { UpdateState } from '#shared/contract/updates.ts';
import { type Description, notesOf } from './description.ts';
import type { Installation } from './installation.ts';
import { isGenuine } from './is-genuine.ts';
import { type SignedFeed, SignedProvider } from './signed-provider.ts';
import { stallWatch, within } from './stall-watch.ts';
import { updateFailure } from './update-failure.ts';
import { UpdateRefused } from './update-refused.ts';

export interface UpdateClientOptions {
  readonly kind: Exclude<Installation, 'none'>;
  readonly updater: AppUpdater;
  readonly log: Log;
  /** How many runs are being sent right now, by any program on this data folder. */
  submissionsUnderWay(): Promise<number>;
  /** Ends what must not be cut off; resolves when it has. */
  prepareToQuit(): Promise<void>;
  /** The installation could not begin: ends this program and starts it again. */
  startAnew(): void;
  onState(state: UpdateState): void;
  readonly patienceMs?: number;
}

export interface UpdateClient {
  readonly state: UpdateState;
  /** Looks for an update in a folder of a server and downloads it. Resolves when there is nothing more to do; never rejects. */
  check(feed: Pick<SignedFeed, 'address' | 'keys'>): Promise<UpdateState>;
  /**
   * Ends the program and installs what was downloaded. Failures, with nothing changed: `update.notReady`,
   * `update.submitting` while a run is being sent, `update.damaged` when the file is no longer what was signed.
   */
  install(): Promise<void>;
}

interface Ready {
  readonly file: string;
  readonly description: Description;
}

export function createUpdateClient(options: UpdateClientOptions): UpdateClient {
  const { kind, updater, log, patienceMs = 60_000 } = options;
  let state: UpdateState = { state: 'idle' };
  let ready: Ready | undefined;
  let installing: Promise<void> | undefined;
  const become = (next: UpdateState) => {
    state = next;
    options.onState(next);
    return next;
  };

  async function look(feed: Pick<SignedFeed, 'address' | 'keys'>): Promise<UpdateState> {
    become({ state: 'checking' });
    updater.setFeedURL({ ...feed, provider: 'custom', updateProvider: SignedProvider } satisfies SignedFeed as never);
    const found = await within(patienceMs, updater.checkForUpdates(), () => new UpdateRefused('unreachable'));
    if (!found?.isUpdateAvailable) {
      return become({ state: 'current', version: updater.currentVersion.version, checkedAt: new Date().toISOString() });
    }
    const description = found.updateInfo as Description;
    const { version } = description;
    const notes = notesOf(description);
    if (kind === 'byHand') return become({ state: 'byHand', version, notes });
    become({ state: 'downloading', version, notes, done: 0 });
    const file = await download(found, (done) => become({ state: 'downloading', version, notes, done }));
    ready = { file, description };
    return become({ state: 'ready', version, notes });
  }

  async function download({ cancellationToken }: UpdateCheckResult, onDone: (done: number) => void): Promise<string> {
    let stalled = false;
    const watch = stallWatch(patienceMs, () => {
      stalled = true;
      cancellationToken?.cancel();
    });
    const onProgress = ({ percent }: { percent: number }) => {
      watch.heard();
      onDone(percent / 100);
    };
    updater.on('download-progress', onProgress);
    try {
      const [file] = await updater.downloadUpdate(cancellationToken);
      if (file === undefined) throw new UpdateRefused('unexpected');
      return file;
    } catch (error) {
      throw stalled ? new UpdateRefused('stalled') : error;
    } finally {
      watch.end();
      updater.off('download-progress', onProgress);
    }
  }

  async function beginInstall(): Promise<void> {
    if (state.state !== 'ready' || !ready) throw new Failure('update.notReady');
    const runs = await options.submissionsUnderWay();
    if (runs > 0) throw new Failure('update.submitting', { runs });
    if (!(await isGenuine(ready.file, ready.description))) {
      // electron-updater hands out a file that it downloaded before without looking at it again, as long as it is there.
      await rm(ready.file, { force: true });
      become({ state: 'failed', code: 'damaged' });
      throw new Failure('update.damaged');
    }
    become({ state: 'installing', version: ready.description.version });
    await options.prepareToQuit();
    updater.once('error', () => options.startAnew());
    updater.quitAndInstall(true, true);
  }

  return {
    get state() {
      return state;
    },

    async check(feed) {
      if (/^(checking|downloading|ready|installing)$/.test(state.state)) return state;
      try {
        return await look(feed);
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
