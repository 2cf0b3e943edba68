import { publisher } from '../../electron/hosts/desktop/updates/publisher.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { signRelease } from './sign-release.ts';

/** `node packaging/updates/sign.ts <folder>`: signs a release with the private key in `DOCKHAND_UPDATE_KEY` (PEM). */
const [folder] = process.argv.slice(2);
const { DOCKHAND_UPDATE_KEY: privateKey } = process.env;
if (folder === undefined || !privateKey)
  throw new Error('Usage: DOCKHAND_UPDATE_KEY=… node packaging/updates/sign.ts <folder>');
const { version } = packageJson;
for (const file of await signRelease(folder, { version, privateKey, trusted: publisher.keys })) {
  process.stdout.write(`${file}\n`);
}
