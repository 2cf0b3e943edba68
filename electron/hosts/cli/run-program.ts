import { type Command, CommanderError } from 'commander';
import { translator } from '#shared/text/index.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { language } from './language.ts';
import { usageSentence } from './output/usage-sentence.ts';

/**
 * Parses the arguments, runs the command and returns its exit code. Usage errors are 2, as scripts expect; help and
 * version are 0. Anything else that is thrown is a bug: its trace goes to standard error, the code is 2.
 */
export async function runProgram(
  create: (finish: (code: ExitCode) => void) => Command,
  args: readonly string[],
): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  const program = create((result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return usageError(error);
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCode.failed;
  }
}

/** Help and version come this way too; help that was not asked for (no command was given) is on standard error already. */
function usageError(error: CommanderError): ExitCode {
  if (error.exitCode === 0) return exitCode.ok;
  const t = translator(language());
  if (error.code !== 'commander.help') {
    process.stderr.write(`${t('cli:failed', { message: usageSentence(t, error) })}\n${t('cli:usage.help')}\n`);
  }
  return exitCode.failed;
}
