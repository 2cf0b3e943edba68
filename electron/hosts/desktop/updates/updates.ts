import { app } from 'electron';
import type { Log } from '#engine/ports.ts';
import { Failure } from '#shared/contract/failure.ts';
import { type UpdateState, updateSettings } from '#shared/contract/updates.ts';
import { startOnceEnded } from '../app-image.ts';
import { engineCalls, submissionsUnderWay } from '../engine-calls.ts';
import type { EngineProcess } from '../engine-process.ts';
import { startAgain } from '../next-start.ts';
import type { OpenedFiles } from '../opened-files.ts';
import { updateAddress } from './address.ts';
import { type Installation, installation } from './installation.ts';
import { type Publisher, publisher } from './publisher.ts';
import { freeBytes } from './room.ts';
import type { UpdateClient } from './update-client.ts';

/** Updates as the rest of the desktop sees them. */
export interface Updates {
  readonly state: UpdateState;
  /** Begins to look and returns; `onState` tells the rest. */
  check(): Promise<UpdateState>;
  /** As `UpdateClient.install`. */
  install(): Promise<void>;
  onState(listener: (state: UpdateState) => void): void;
}

export interface UpdatesOptions {
  readonly engine: EngineProcess;
  readonly opened: Pick<OpenedFiles, 'keepForNextStart'>;
  readonly log: Log;
  readonly from?: Publisher;
}

const timeoutMs = 60_000;
const firstCheckMs = 30_000;
const checkEveryMs = 6 * 60 * 60_000;

/** Why this copy takes no update whatever is set; undefined when it may. */
function whyOff(kind: Installation, { keys }: Publisher): UpdateState | undefined {
  if (kind === 'none') return { state: 'off', reason: 'notInstalled' };
  return keys.length === 0 ? { state: 'off', reason: 'noKey' } : undefined;
}

export function startUpdates({ engine, opened, log, from = publisher }: UpdatesOptions): Updates {
  const kind = installation(process.platform, process.env, app.isPackaged);
  const listeners = new Set<(state: UpdateState) => void>();
  const calls = engineCalls(engine);
  let client: Promise<UpdateClient> | undefined;
  let state: UpdateState = whyOff(kind, from) ?? { state: 'idle' };
  const become = (next: UpdateState) => {
    state = next;
    for (const listener of listeners) listener(next);
    return next;
  };

  async function openClient(): Promise<UpdateClient> {
    if (kind === 'none') throw new Failure('update.notReady');
    const [{ FeedExecutor }, { openUpdater }, { createUpdateClient }] = await Promise.all([
      import('./feed-executor.ts'),
      import('./open-updater.ts'),
      import('./update-client.ts'),
    ]);
    const executor = new FeedExecutor(timeoutMs);
    return createUpdateClient({
      kind,
      updater: openUpdater({
        kind,
        platform: process.platform,
        executor,
        log,
        startAfterwards: (appImage) => app.once('quit', () => startOnceEnded(appImage, [])),
      }),
      executor,
      log,
      submissionsUnderWay: () => submissionsUnderWay(calls),
      prepareToQuit() {
        opened.keepForNextStart();
        return engine.stop();
      },
      startAgain: () => startAgain(),
      freeBytes,
      onState: become,
    });
  }

  /** Where to look, or why not to. */
  async function feed(): Promise<{ address: string; keys: readonly string[] } | UpdateState> {
    const off = whyOff(kind, from);
    if (off) return off;
    const settings = await calls.call('settings.get', {});
    const setting = String(settings[updateSettings.address] ?? '').trim() || from.address;
    if (setting === '') return { state: 'off', reason: 'noAddress' };
    const address = updateAddress(setting);
    return address === null ? { state: 'off', reason: 'badAddress' } : { address, keys: from.keys };
  }

  const updates: Updates = {
    get state() {
      return state;
    },
    async check() {
      const where = await feed();
      if ('state' in where) return become(where);
      client ??= openClient();
      void (await client).check(where);
      return state;
    },
    async install() {
      if (!client) throw new Failure('update.notReady');
      await (await client).install();
    },
    onState: (listener) => listeners.add(listener),
  };

  const checkByItself = async () => {
    try {
      const settings = await calls.call('settings.get', {});
      if (settings[updateSettings.automatic] !== false) await updates.check();
    } catch (error) {
      log.warn('no update', { error: error instanceof Error ? error.message : 'Error' });
    }
  };
  if (kind !== 'none') {
    setTimeout(checkByItself, firstCheckMs).unref();
    setInterval(checkByItself, checkEveryMs).unref();
  }
  return updates;
}
