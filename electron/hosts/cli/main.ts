import { CommanderError } from 'commander';
import { type Translate, translator } from '#shared/text/index.ts';
import { language } from '../node/environment.ts';
import { tell, tellBug } from '../node/terminal.ts';
import { type ExitCode, exitCode } from './actions/exit-code.ts';
import { createProgram } from './program.ts';

/** The command line: runs the command that was asked for (`program.ts`) and ends with its exit code. */

// Whoever reads the output may stop (`| head`); what was begun is brought to its end all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runProgram(process.argv.slice(2));

/**
 * Parses the arguments, runs the command and returns its exit code. Usage errors are 2, as scripts expect; help and
 * version are 0. Anything else that is thrown is a bug: its trace goes to standard error, the code is 2.
 */
async function runProgram(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.ok;
  const program = createProgram((result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return usageError(error);
    tellBug(process.stderr, error);
    return exitCode.failed;
  }
}

/** Help and version come this way too; help that was not asked for (no command was given) is on standard error already. */
function usageError(error: CommanderError): ExitCode {
  if (error.exitCode === 0) return exitCode.ok;
  const t = translator(language());
  if (error.code !== 'commander.help') {
    tell(process.stderr, t('cli:failed', { message: usageSentence(t, error) }), t('cli:usage.help'));
  }
  return exitCode.failed;
}

/** What is wrong with the arguments, in the person's language: commander has English sentences alone. */
function usageSentence(t: Translate, { code, message }: CommanderError): string {
  const [what = '', value = ''] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted);
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  const sentence = sentenceOf(t, code, message, { what, value });
  return meant === undefined ? sentence : `${sentence} ${t('cli:usage.meant', { meant })}`;
}

function sentenceOf(t: Translate, code: string, message: string, named: { what: string; value: string }): string {
  switch (code) {
    case 'commander.missingArgument':
      return t('cli:usage.missingArgument', named);
    case 'commander.optionMissingArgument':
      return t('cli:usage.missingValue', named);
    case 'commander.missingMandatoryOptionValue':
      return t('cli:usage.missingOption', named);
    case 'commander.unknownOption':
      return t('cli:usage.unknownOption', named);
    case 'commander.unknownCommand':
      return t('cli:usage.unknownCommand', named);
    case 'commander.excessArguments':
      return t('cli:usage.excessArguments');
    case 'commander.invalidArgument':
      return invalidArgument(t, message, named);
    default:
      return message.replace(/^error: /, '');
  }
}

/** Of a fixed choice commander says what is allowed; every other reason is a sentence of our own behind its words. */
function invalidArgument(t: Translate, message: string, { what, value }: { what: string; value: string }): string {
  const reason = message.slice(message.indexOf(' is invalid. ') + ' is invalid. '.length);
  const choices = /^Allowed choices are (.+)\.$/.exec(reason)?.[1];
  return choices === undefined ? reason : t('cli:usage.choice', { option: what, choices, value });
}
