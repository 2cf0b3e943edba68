import { createEngine, type Engine } from '#engine/engine.ts';
import { Failure } from '#shared/contract/failure.ts';
import { type Translate, translator } from '#shared/text/index.ts';
import { secondJournal } from '../../node/data-folder.ts';
import { language, officeUrl } from '../../node/environment.ts';
import { environmentAccounts } from '../../node/environment-accounts.ts';
import { environmentRobots } from '../../node/environment-robots.ts';
import { nodePorts } from '../../node/ports.ts';
import { samplesFolder } from '../../node/samples-folder.ts';
import { tell, tellBug } from '../../node/terminal.ts';
import { humanOutput } from '../output/human-output.ts';
import { jsonOutput, type Output, tellFailure } from '../output/output.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { ownDataFolder } from './own-data-folder.ts';

/** What a command works with. */
export interface CommandContext {
  readonly engine: Engine;
  readonly output: Output;
  readonly t: Translate;
  readonly dataDir: string;
  /** Aborts when the person presses Ctrl+C (or the system asks the program to end). */
  readonly interrupted: AbortSignal;
  readonly progress: Progress;
}

/** How far a command came, for its exit code whatever happens then. */
export interface Progress {
  /** The last run of which orders may have left; null before. */
  sent: string | null;
  /** Something kept it from being brought to its end, and was said. */
  broken: boolean;
}

/** A backup that a person asked for on the page was put in place by this command: what it works with is of before. */
async function tellRestored(engine: Engine, t: Translate): Promise<void> {
  const { restored } = await engine.call('about.get', {});
  if (!restored) return;
  const { madeAt, missing, kept } = restored;
  const params = { date: new Date(madeAt).toLocaleString(t.lang), count: missing.length, file: kept ?? '-' };
  tell(process.stderr, t('cli:restored', params));
  if (!restored.claimsKept) tell(process.stderr, t('settings:restored.claimsLost'));
}

/** A store that went back in time has been given back what was sent: whoever reads its numbers must know. */
async function tellRecalled(engine: Engine, t: Translate): Promise<void> {
  const { recalled, doubted = 0 } = await engine.call('about.get', {});
  if (recalled) tell(process.stderr, t('cli:recalled', recalled));
  if (recalled && recalled.practised > 0)
    tell(process.stderr, t('cli:recalled.practised', { count: recalled.practised }));
  if (recalled && doubted > 0) tell(process.stderr, t('cli:recalled.doubted', { count: doubted }));
}

/**
 * Runs one command with an engine; a failure becomes one sentence on standard error and exit code 2, or 3 after Ctrl+C and
 * once orders may have left.
 */
export async function runCommand(
  options: { readonly json?: boolean | undefined; readonly longLived?: boolean },
  work: (context: CommandContext) => Promise<ExitCode>,
): Promise<ExitCode> {
  const t = translator(language());
  const output = options.json ? jsonOutput() : humanOutput(t);
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const progress: Progress = { sent: null, broken: false };
  try {
    const dataDir = await ownDataFolder(t);
    const engine = await createEngine({
      dataDir,
      ports: nodePorts(),
      environmentAccounts: environmentAccounts(),
      environmentRobots: environmentRobots(),
      officeUrl: officeUrl(),
      samplesDir: samplesFolder(),
      secondJournal: secondJournal(dataDir),
      longLived: options.longLived ?? false,
    });
    try {
      if (!options.longLived) await tellRestored(engine, t);
      await tellRecalled(engine, t);
      const code = await work({ engine, output, t, dataDir, interrupted: interrupted.signal, progress });
      return progress.broken ? exitCode.stopped : code;
    } finally {
      await engine.close();
    }
  } catch (error) {
    if (progress.sent !== null) {
      if (!progress.broken || !(error instanceof Failure)) tellBroken({ t, progress }, progress.sent, error);
      return exitCode.stopped;
    }
    if (!(error instanceof Failure)) throw error;
    tellFailure(t, error);
    return error.code === 'import.cancelled' ? exitCode.stopped : exitCode.failed;
  } finally {
    output.end();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** What broke off a run of which orders may have left, and how to go on with it. */
export function tellBroken({ t, progress }: Pick<CommandContext, 't' | 'progress'>, run: string, error: unknown): void {
  if (!(error instanceof Failure)) tellBug(process.stderr, error);
  const { code, params } = error instanceof Failure ? error : { code: 'internal', params: {} };
  tellWhatBroke({ t, progress }, run, { code, params });
}

export function tellWhatBroke(
  { t, progress }: Pick<CommandContext, 't' | 'progress'>,
  run: string,
  { code, params }: Pick<Failure, 'code' | 'params'>,
): void {
  tell(process.stderr, t('cli:broken', { run, message: t.dynamic(`failure:${code}`, params) }));
  progress.sent = run;
  progress.broken = true;
}
