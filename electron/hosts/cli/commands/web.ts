import { once } from 'node:events';
import open from 'open';
import { Failure } from '#shared/contract/failure.ts';
import { translator } from '#shared/text/index.ts';
import { builtRenderer, ensureBuilt } from '../../node/built.ts';
import { dataFolder } from '../../node/data-folder.ts';
import { displayProblem, language } from '../../node/environment.ts';
import { stderrLog } from '../../node/ports.ts';
import { tell } from '../../node/terminal.ts';
import { askRunningHost, type RunningHost, takeHostPlace } from '../../web/running-host.ts';
import { startWebHost } from '../../web/start-web-host.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { runCommand } from '../actions/run-command.ts';

export interface WebOptions {
  readonly port?: number;
  /** Opens the browser too, where there is one. */
  readonly open?: boolean;
}

/** `web`: the page on loopback until Ctrl+C; where one runs already, a fresh link to that. */
export async function web(options: WebOptions): Promise<ExitCode> {
  const running = await openRunning(options);
  if (running !== 'none') return endedBy(running);
  return runCommand({ longLived: true }, async ({ engine, dataDir, t, interrupted }) => {
    if (!ensureBuilt()) return exitCode.failed;
    const place = takeHostPlace(dataDir);
    // Another one was quicker.
    if (!place) return endedBy(await openRunning(options));
    try {
      const host = await startWebHost({
        ...{ engine, dataDir, rendererDir: builtRenderer, log: stderrLog(false), port: options.port ?? 0 },
        inviteKey: place.key,
        onAsked: (url) => tell(process.stdout, t('host:web.asked', { url })),
      });
      place.announce(host.port);
      tell(process.stdout, t('host:web.open', { url: host.url }), t('host:web.stop'));
      openBrowser(host.url, options);
      if (!interrupted.aborted) await once(interrupted, 'abort');
      await host.close();
      return exitCode.ok;
    } finally {
      place.leave();
    }
  });
}

/** Tells, and opens, a link to a program that runs already; or that it does not answer. */
async function openRunning(options: WebOptions): Promise<RunningHost['state']> {
  const folder = knownFolder();
  const running: RunningHost = folder === null ? { state: 'none' } : await askRunningHost(folder);
  const t = translator(language());
  if (running.state === 'silent') tell(process.stderr, t('host:web.silent'));
  if (running.state === 'link') {
    tell(process.stdout, t('host:web.running', { url: running.url }));
    openBrowser(running.url, options);
  }
  return running.state;
}

const endedBy = (running: RunningHost['state']): ExitCode => (running === 'link' ? exitCode.ok : exitCode.failed);

/** Null where it cannot be told: the command itself says why. */
function knownFolder(): string | null {
  try {
    return dataFolder();
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** The link is printed: a browser that does not come up is no reason to end. */
function openBrowser(url: string, options: WebOptions): void {
  const seen = displayProblem(process.platform, process.env, process.getuid?.()) === null;
  if (options.open && seen) open(url).catch(() => undefined);
}
