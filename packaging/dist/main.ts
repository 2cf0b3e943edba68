import { translator } from '#shared/text/index.ts';
import { electronRuntime } from '../../electron/hosts/desktop/electron-runtime.ts';
import { language } from '../../electron/hosts/node/environment.ts';
import { makeInstallers } from './make-installers.ts';

/** `npm run dist`. What follows `--` goes to electron-builder: `npm run dist -- --linux deb`. */
process.exitCode = await makeInstallers({
  runtime: electronRuntime(),
  args: process.argv.slice(2),
  env: process.env,
  t: translator(language()),
  tell: (sentence) => void process.stderr.write(`${sentence}\n`),
});
