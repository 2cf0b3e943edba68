import { once } from 'node:events';
import { resolve } from 'node:path';
import { hostPractice } from '#engine/accounts/accounts.ts';
import { parseFaults, practiceCredentials } from '#engine/practice/practice.ts';
import { Failure } from '#shared/contract/failure.ts';
import { translator } from '#shared/text/index.ts';
import { language } from '../../node/environment.ts';
import { environmentOf } from '../../node/environment-accounts.ts';
import { tell } from '../../node/terminal.ts';
import { type ExitCode, exitCode } from '../actions/exit-code.ts';
import { ownDataFolder } from '../actions/own-data-folder.ts';
import { tellFailure } from '../output/output.ts';

export interface PracticeOptions {
  readonly port?: number;
  readonly faults?: string;
  readonly ledger?: string;
}

/** `practice`: the built-in partners on loopback until Ctrl+C. `submit --to practice` of the same data folder uses them. */
export async function practice(options: PracticeOptions): Promise<ExitCode> {
  const t = translator(language());
  try {
    const server = await hostPractice(await ownDataFolder(t), {
      port: options.port,
      faults: options.faults === undefined ? undefined : parseFaults(options.faults),
      ledger: options.ledger === undefined ? undefined : resolve(options.ledger),
    });
    const lines = [t('cli:practice.started', { url: server.url }), t('cli:practice.environment')];
    for (const [name, value] of environmentOf(server.addresses, practiceCredentials)) lines.push(`  ${name}=${value}`);
    tell(process.stdout, ...lines);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await server.close();
    return exitCode.ok;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tellFailure(t, error);
    return exitCode.failed;
  }
}
