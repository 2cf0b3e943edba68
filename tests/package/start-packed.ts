import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { desktopBridge } from '../../renderer/api/desktop-bridge.ts';
import { createEngineClient } from '../../renderer/api/engine-client.ts';

/** Runs the program in a folder against the stand-in for Electron, asks it a few things, prints the answers and ends. */
const [app = '', dataDir = ''] = process.argv.slice(2);
process.env.DOCKHAND_HOME = dataDir;
const native = createRequire(import.meta.url);
native('../hosts/desktop/stand-in/register.ts');
const standIn = native(
  '../hosts/desktop/stand-in/electron.ts',
) as typeof import('../hosts/desktop/stand-in/electron.ts');
const { openPage } = native('../hosts/desktop/stand-in/page.ts') as typeof import('../hosts/desktop/stand-in/page.ts');

await import(pathToFileURL(join(app, 'out', 'main', 'main.js')).href);
while (standIn.ipcMain.handlers.size === 0) await delay(20);
const [window] = standIn.BrowserWindow.getAllWindows();
if (!window) throw new Error('no window was opened');
process.stdout.write(`window ${window.webContents.mainFrame.url}\n`);

const page = openPage(String(window.options.webPreferences.preload), window.webContents, standIn.ipcMain.handlers);
Object.assign(globalThis, { window: page.window });
const host = desktopBridge(page.api);
const engine = createEngineClient(host.openChannel);
process.stdout.write(`runs ${(await engine.call('runs.list', {})).total}\n`);

const letter = join(dataDir, 'letter.csv');
writeFileSync(letter, 'dear,all\nsee,below\n');
standIn.dialog.chosen = letter;
await host.pickFiles('i1', 'files');
const { refused } = await engine.call('imports.create', { importId: 'i1', paths: [letter] });
process.stdout.write(`refused ${refused.map(({ code }) => code).join(' ')}\n`);
process.exit(0);
