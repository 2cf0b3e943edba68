import { translator } from '#shared/text/index.ts';
import { language } from '../node/environment.ts';
import { tell } from '../node/terminal.ts';

/** On standard error, for the person who waits longer than usual. */
export function tellNotBundled(): void {
  tell(process.stderr, translator(language())('host:start.notBundled'));
}
