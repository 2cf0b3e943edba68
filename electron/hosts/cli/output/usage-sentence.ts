import type { CommanderError } from 'commander';
import type { Translate } from '#shared/text/index.ts';

/** What is wrong with the arguments, in the person's language: commander has English sentences alone. */
export function usageSentence(t: Translate, { code, message }: CommanderError): string {
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
