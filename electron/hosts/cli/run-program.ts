import { type Command, CommanderError } from 'commander';
import { type ExitCode, exitCode } from './exit-code.ts';

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
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.failed;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCode.failed;
  }
}
