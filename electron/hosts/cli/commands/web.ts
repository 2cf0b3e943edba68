import { once } from 'node:events';
import open from 'open';
import { builtRenderer, ensureBuilt } from '../../node/built.ts';
import { displayProblem } from '../../node/environment.ts';
import { stderrLog } from '../../node/ports.ts';
import { tell } from '../../node/terminal.ts';
import { startWebHost } from '../../web/start-web-host.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { runCommand } from '../actions/run-command.ts';

export interface WebOptions {
  readonly port?: number;
  /** Opens the browser too, where there is one. */
  readonly open?: boolean;
}

/** `web`: the page on loopback until Ctrl+C. */
export function web(options: WebOptions): Promise<ExitCode> {
  return runCommand({ longLived: true }, async ({ engine, dataDir, t, interrupted }) => {
    if (!ensureBuilt()) return exitCode.failed;
    const log = stderrLog(false);
    const host = await startWebHost({ engine, dataDir, rendererDir: builtRenderer, log, port: options.port ?? 0 });
    tell(process.stdout, t('host:web.open', { url: host.url }), t('host:web.stop'));
    const seen = displayProblem(process.platform, process.env, process.getuid?.()) === null;
    // The link is printed: a browser that does not come up is no reason to end.
    if (options.open && seen) open(host.url).catch(() => undefined);
    if (!interrupted.aborted) await once(interrupted, 'abort');
    await host.close();
    return exitCode.ok;
  });
}
