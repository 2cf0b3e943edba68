import { readdirSync } from 'node:fs';
import { installedApp } from './installed-app.ts';

/** Runs an update from the given address in the given folders, and prints how it went: for a test that prepares the disk. */
const [folder = '', cache = '', address = '', key = ''] = process.argv.slice(2);
const app = installedApp({ folder, cache });
const checked = await app.client.check({ address, keys: [key] });
if (checked.state === 'ready') await app.client.install();
const leftovers = readdirSync(folder).filter((name) => name.endsWith('.new'));
process.stdout.write(JSON.stringify({ checked, did: app.did, isAsBefore: app.isAsBefore(), leftovers }));
process.exit(0);
