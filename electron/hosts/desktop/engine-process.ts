import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { Log, SecretStore } from '#engine/ports.ts';
import { Failure } from '#shared/contract/failure.ts';
import type { FailureBody } from '#shared/contract/messages.ts';
import { crashLimit } from './crash-limit.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';
import { answerSecret } from './secret-calls.ts';

/** The engine as the main process holds it: a process of its own, started again when it dies. */
export interface EngineProcess {
  /** The other end of a fresh line to the engine; null when it has stopped for good. */
  connect(): MessagePortMain | null;
  /**
   * Resolves once the engine knows: what the page then asks of it goes another way, which can be the faster one. Fails
   * with `engine.stopped`.
   */
  allowOutput(path: string): Promise<void>;
  /** The same for files and folders that may be read, by an engine too that is started again later. */
  allowInput(paths: readonly string[]): Promise<void>;
  /** True for a file the engine wrote since the program started. */
  wrote(path: string): boolean;
  onStopped(listener: () => void): void;
  /** Told whenever an engine can be asked: the first one, and each that was started again. */
  onReady(listener: () => void): void;
  /** Told whether any run is being sent, whenever that changes; nothing is once the process has ended. */
  onSending(listener: (sending: boolean) => void): void;
  /** True once there is nothing of it to wait for: its process is gone for good, or it could not be made. */
  readonly ended: boolean;
  /**
   * Has the engine close the data folder and copy it to another one, for the next start; it has stopped for good then,
   * whatever came of it. Rejects with the `Failure` that says why the data is where it was.
   */
  moveData(to: string): Promise<void>;
  /** Lets the engine finish what it is writing, then resolves; after `timeoutMs` it is ended. */
  stop(timeoutMs?: number): Promise<void>;
}

export interface EngineOptions {
  readonly dataDir: string;
  readonly log: Log;
  readonly secrets: SecretStore;
  /** The engine cannot run: a reason of its own, or `engine.crashes`. */
  onFailed(failure: FailureBody): void;
}

/** So much of what a process writes about its own end is kept in the log: lines, and characters of each. */
const NOTED = { lines: 100, characters: 500 };

/** What an engine's process says of itself when it cannot go on. */
function noteErrors(started: UtilityProcess, log: Log): void {
  // A fatal error of V8. Unheard, it would be thrown here, in the main process. Its report holds the whole environment.
  started.on('error', (type, location) => log.warn('the engine process broke', { type, location }));
  if (!started.stderr) return;
  let left = NOTED.lines;
  createInterface({ input: started.stderr }).on('line', (line) => {
    if (line.trim() === '' || left === 0) return;
    left -= 1;
    log.warn('the engine process wrote', { line: line.slice(0, NOTED.characters) });
  });
}

export function startEngine({ dataDir, log, secrets, onFailed }: EngineOptions): EngineProcess {
  const written = new Set<string>();
  const readable = new Set<string>();
  const allowing = new Map<string, PromiseWithResolvers<void>>();
  const stopListeners = new Set<() => void>();
  const readyListeners = new Set<() => void>();
  const sendingListeners = new Set<(sending: boolean) => void>();
  const tellSending = (sending: boolean) => {
    for (const listener of sendingListeners) listener(sending);
  };
  const tooOften = crashLimit(3, 60_000);
  let state: 'running' | 'stopping' | 'failed' = 'running';
  let gone = false;
  let moving: Promise<void> | undefined;
  let child = fork();

  function fork(): UtilityProcess {
    const started = utilityProcess.fork(join(import.meta.dirname, 'engine-main.js'), [dataDir], {
      serviceName: 'Dockhand engine',
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    noteErrors(started, log);
    for (const path of readable) started.postMessage({ type: 'allow-input', path } satisfies ToEngine);
    started.on('message', (message: FromEngine) => {
      if (message.type === 'wrote') written.add(message.path);
      if (message.type === 'allowed') allowing.get(message.path)?.resolve();
      if (message.type === 'ready') for (const listener of readyListeners) listener();
      if (message.type === 'sending') tellSending(message.sending);
      if (message.type === 'failed') fail(message.failure);
      if (message.type === 'secret')
        answerSecret(secrets, message).then((answer) =>
          started.postMessage({ type: 'secret-answer', id: message.id, ...answer } satisfies ToEngine),
        );
    });
    started.on('exit', (code) => {
      refuseAllowing();
      if (state === 'running') {
        log.warn('the engine process ended', { code });
        if (tooOften()) fail({ code: 'engine.crashes', params: {} });
        else child = fork();
      }
      gone = state !== 'running';
      tellSending(false);
      // Told last: a page asks for a new line at once, and must get one to the new process.
      for (const listener of stopListeners) listener();
    });
    return started;
  }

  function fail(failure: FailureBody): void {
    if (state !== 'running') return;
    state = 'failed';
    refuseAllowing();
    onFailed(failure);
  }

  function refuseAllowing(): void {
    for (const { reject } of allowing.values()) reject(new Failure('engine.stopped'));
  }

  const tell = (message: ToEngine, ports?: MessagePortMain[]) => child.postMessage(message, ports);
  async function allow(type: 'allow-input' | 'allow-output', path: string): Promise<void> {
    if (state !== 'running') throw new Failure('engine.stopped');
    const known = allowing.get(path) ?? Promise.withResolvers<void>();
    allowing.set(path, known);
    tell({ type, path });
    await known.promise.finally(() => allowing.delete(path));
  }

  return {
    connect() {
      if (state !== 'running') return null;
      const { port1, port2 } = new MessageChannelMain();
      tell({ type: 'connect' }, [port1]);
      return port2;
    },
    allowOutput: (path) => allow('allow-output', path),
    async allowInput(paths) {
      for (const path of paths) readable.add(path);
      await Promise.all([...new Set(paths)].map((path) => allow('allow-input', path)));
    },
    wrote: (path) => written.has(path),
    onStopped: (listener) => stopListeners.add(listener),
    onReady: (listener) => readyListeners.add(listener),
    onSending: (listener) => sendingListeners.add(listener),
    get ended() {
      return gone || state === 'failed';
    },
    moveData(to) {
      if (state !== 'running') return Promise.reject(new Failure('engine.stopped'));
      state = 'stopping';
      moving = new Promise<void>((resolve, reject) => {
        child.on('message', (message: FromEngine) => {
          if (message.type === 'moved') resolve();
          if (message.type === 'not-moved') reject(Failure.of(message.failure));
        });
        child.once('exit', () => reject(new Failure('engine.stopped')));
      }).finally(() => child.kill());
      tell({ type: 'move', to });
      return moving;
    },
    stop(timeoutMs = 10_000) {
      // A copy is not cut off, however long it takes; the process ends with it.
      if (moving) return moving.catch(() => undefined);
      if (state === 'failed' || child.pid === undefined) return Promise.resolve();
      state = 'stopping';
      return new Promise((resolve) => {
        const deadline = setTimeout(() => child.kill(), timeoutMs);
        child.once('exit', () => {
          clearTimeout(deadline);
          resolve();
        });
        tell({ type: 'stop' });
      });
    },
  };
}
