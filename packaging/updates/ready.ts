import { publisher } from '../../electron/hosts/desktop/updates/publisher.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { releaseNotes } from '../release-notes.ts';
import { publicKeyOf } from './sign-release.ts';

/**
 * `node packaging/updates/ready.ts <tag>`: says why this version cannot be released, before hours are spent on packing
 * it. Needs the private key in `DOCKHAND_UPDATE_KEY`. Exit code 1: not ready.
 */
const [tag] = process.argv.slice(2);
const { version } = packageJson;
const { zh, en } = releaseNotes();
const { DOCKHAND_UPDATE_KEY: privateKey } = process.env;

const reasons = [
  ...(tag === `v${version}` ? [] : [`The tag is ${tag}, package.json says ${version}`]),
  ...(zh && en ? [] : [`docs/releases/${version}/ lacks the notes in both languages`]),
  ...(privateKey ? [] : ['The secret DOCKHAND_UPDATE_KEY is not set']),
  ...(publisher.keys.length > 0 ? [] : ['publisher.ts holds no key: nobody could ever update what would be released']),
  ...(privateKey && !publisher.keys.includes(publicKeyOf(privateKey))
    ? ['publisher.ts does not hold the key’s other half']
    : []),
];
for (const reason of reasons) process.stderr.write(`${reason}\n`);
process.exit(reasons.length === 0 ? 0 : 1);
