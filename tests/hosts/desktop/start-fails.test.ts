import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { builtMain, ensureBuilt } from '../../../electron/hosts/node/built.ts';
import { patience } from '../../patience.ts';

test('a start that breaks is said in both languages with the place of the log, and ends the program', async () => {
  expect(ensureBuilt()).toBe(true);
  const dataDir = mkdtempSync(join(tmpdir(), 'dockhand-start-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  process.env.DOCKHAND_HOME = dataDir;
  const native = createRequire(import.meta.url);
  native('./stand-in/register.ts');
  const standIn: typeof import('./stand-in/electron.ts') = native('./stand-in/electron.ts');
  standIn.protocol.handle = () => {
    throw new Error('no such scheme');
  };
  native(builtMain);
  await vi.waitFor(() => expect(standIn.app.exits).toEqual([1]), patience);
  const log = join(dataDir, 'logs', 'dockhand.log');
  const [box] = standIn.said.filter((line) => line.startsWith('error '));
  expect(box).toContain('入库通无法启动 / Dockhand cannot run');
  expect(box?.match(/no such scheme/g)).toHaveLength(2);
  expect(box?.split(log)).toHaveLength(3);
  expect(readFileSync(log, 'utf8')).toContain('"message":"the program did not start"');
  expect(standIn.BrowserWindow.getAllWindows()).toEqual([]);
});
