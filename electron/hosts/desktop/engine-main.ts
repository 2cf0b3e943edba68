import { net } from 'electron';
import { moveDataFolder } from '#engine/data-folder/data-folder.ts';
import { createEngine } from '#engine/engine.ts';
import type { Log } from '#engine/ports.ts';
import { version } from '#engine/version.ts';
import { Failure } from '#shared/contract/failure.ts';
import { rememberDataFolder, secondJournal } from '../node/data-folder.ts';
import { officeUrl } from '../node/environment.ts';
import { fileLog, systemClock } from '../node/ports.ts';
import { samplesFolder } from '../node/samples-folder.ts';
import { createEngineDispatcher, errorTrace, serveChannel } from '../transport/dispatcher.ts';
import { engineFetch } from './engine-fetch.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';
import { pathsAllowed } from './paths-allowed.ts';
import { portChannel } from './port-channel.ts';
import { borrowedSecrets } from './secret-calls.ts';
import { watchSending } from './watch-sending.ts';

/** The engine's process on the desktop: serves every port that the main process hands over. */
const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('The engine needs its data folder as the first argument');

const tell = (message: FromEngine) => process.parentPort.postMessage(message);
const log = fileLog(dataDir);
process.on('uncaughtException', endBroken);
process.on('unhandledRejection', endBroken);
const paths = pathsAllowed(dataDir);
const borrowed = borrowedSecrets((id, call) => tell({ type: 'secret', id, ...call }));

const starting = createEngine({
  dataDir,
  officeUrl: officeUrl(),
  samplesDir: samplesFolder(),
  secondJournal: secondJournal(dataDir),
  longLived: true,
  ports: {
    fetch: engineFetch(net),
    secrets: borrowed.secrets,
    clock: systemClock,
    log,
  },
});

process.parentPort.on('message', async ({ data, ports }: { data: ToEngine; ports: Electron.MessagePortMain[] }) => {
  if (data.type === 'secret-answer') return borrowed.take(data.id, data);
  if (data.type === 'allow-output') {
    paths.allowOutput(data.path);
    return tell({ type: 'allowed', path: data.path });
  }
  if (data.type === 'allow-input') paths.allowInput(data.path);
  // One that cannot be made has said so below.
  const engine = await starting.catch(() => null);
  if (data.type === 'stop') {
    await engine?.close();
    process.exit(0);
  }
  if (engine === null) return;
  // Only now: a file that a page was given by then would be lost with an engine that cannot be made.
  if (data.type === 'allow-input') return tell({ type: 'allowed', path: data.path });
  if (data.type === 'move') {
    await engine.close();
    return tell(await moveData(dataDir, data.to, log));
  }
  const [port] = ports;
  if (!port) return;
  serveChannel(portChannel(port), {
    dispatch: createEngineDispatcher({
      engine,
      log,
      admit: paths.admit,
      wrote: (path) => tell({ type: 'wrote', path }),
    }),
    subscribe: (listener) => engine.subscribe(listener),
  });
});

try {
  const engine = await starting;
  watchSending(engine.subscribe, (sending) => tell({ type: 'sending', sending }));
  tell({ type: 'ready' });
} catch (error) {
  if (error instanceof Failure) tell({ type: 'failed', failure: { code: error.code, params: error.params } });
  else endBroken(error);
}

/** What nobody caught leaves the engine in a state that nobody knows: noted, and the main process starts it anew. */
function endBroken(error: unknown): void {
  log.warn('the engine broke', { where: errorTrace(error) });
  process.exit(1);
}

/** Copies the data, which nobody has open any more, to another folder, and says what came of it. */
async function moveData(from: string, to: string, log: Log): Promise<FromEngine> {
  try {
    await moveDataFolder({ from, to, appVersion: version, log, commit: () => rememberDataFolder(to) });
    return { type: 'moved' };
  } catch (error) {
    const { code, params } = error instanceof Failure ? error : new Failure('internal');
    return { type: 'not-moved', failure: { code, params } };
  }
}
