import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { samplesFolder } from '../../../electron/hosts/node/samples-folder.ts';
import { createEngineClient, type EngineClient } from '../../../renderer/api/engine-client.ts';
import { inboundCsv } from '../../engine/inbound-csv.ts';
import { patience } from '../../patience.ts';
import { type BuiltApp, startBuiltApp } from './built-app.ts';

let app: BuiltApp;
let engine: EngineClient;
beforeAll(async () => {
  app = await startBuiltApp();
  engine = createEngineClient(app.host.openChannel);
});
afterAll(() => {
  engine?.close();
  app?.close();
});

describe('calls to the desktop', () => {
  const [channel] = ['host-call'];
  const call = (event: object, name: unknown, input: unknown) =>
    app.standIn.ipcMain.handlers.get(channel ?? '')?.(event, name, input);

  test('only our page, in its top frame, is heard', async () => {
    const { webContents } = app.window;
    const frames = [null, { url: 'app://dockhand/index.html' }, { url: 'https://evil.example/' }];
    for (const senderFrame of frames) {
      expect(await call({ senderFrame, sender: webContents }, 'window.progress', { value: 1 })).toEqual({
        error: { code: 'sender.refused', params: {} },
      });
    }
    const gone = { url: 'https://evil.example/' };
    expect(
      await call({ senderFrame: gone, sender: { mainFrame: gone } }, 'window.progress', { value: 1 }),
    ).toMatchObject({
      error: { code: 'sender.refused' },
    });
  });

  test('there is one way in, and no other', () => {
    expect([...app.standIn.ipcMain.handlers.keys()]).toEqual([channel]);
  });

  test('links lead only where they may', async () => {
    await expect(app.host.openLink('https://evil.example/')).rejects.toMatchObject({ code: 'link.refused' });
    await app.host.openLink('https://www.etowertech.com/help');
    expect(app.standIn.said.filter((line) => line.startsWith('link'))).toEqual([
      'link https://www.etowertech.com/help',
    ]);
  });

  test('workbooks opened from outside are handed to the page, once each; nothing else is', async () => {
    const told = vi.fn();
    const leave = app.host.openedFiles?.onOpened(told);
    const book = join(app.dataDir, '订单.xlsx');
    writeFileSync(book, '');
    writeFileSync(join(app.dataDir, 'letter.exe'), '');
    app.standIn.app.emit(
      'second-instance',
      {},
      ['Dockhand.exe', '--flag.xlsx', '订单.xlsx', 'letter.exe', 'gone.csv'],
      app.dataDir,
    );
    app.standIn.app.emit('open-file', { preventDefault: vi.fn() }, book);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), patience);
    expect(await app.host.openedFiles?.take()).toEqual([book]);
    // What a person opened may be read; it is empty, and refused for that alone.
    expect((await engine.call('imports.create', { importId: 'i0', paths: [book] })).refused).toHaveLength(1);
    expect(await app.host.openedFiles?.take()).toEqual([]);
    leave?.();
  });

  test('updates: none are taken without the key of a publisher', async () => {
    const told = vi.fn();
    app.host.updates?.onState(told);
    expect(await app.host.updates?.state()).toEqual({ state: 'off', reason: 'noKey' });
    expect(await app.host.updates?.check()).toEqual({ state: 'off', reason: 'noKey' });
    expect(told).toHaveBeenCalledWith({ state: 'off', reason: 'noKey' });
    await expect(app.host.updates?.install()).rejects.toMatchObject({ code: 'update.notReady' });
  });

  test('the data folder is opened, and no other; where the environment names it, it is not moved', async () => {
    await app.host.dataFolder?.open();
    expect(app.standIn.said).toContain(`open ${app.dataDir}`);
    await expect(app.host.dataFolder?.choose()).rejects.toMatchObject({ code: 'dataFolder.fixed' });
    await expect(app.host.dataFolder?.move('/elsewhere')).rejects.toMatchObject({ code: 'path.notChosen' });
  });

  test('the taskbar and a message', async () => {
    app.host.setProgress(0.5);
    app.host.setProgress(null);
    app.host.notify('t', 'b', '/runs/7/results');
    await vi.waitFor(() => expect(app.standIn.said).toContain('notify t: b'), patience);
    const before = app.window.calls.length;
    app.standIn.Notification.shown.at(-1)?.deref()?.emit('click');
    expect(app.window.calls.slice(before)).toEqual(['restore', 'show']);
    expect(app.page.window.location.hash).toBe('/runs/7/results');
    expect(app.window.calls).toEqual(expect.arrayContaining(['progress 0.5', 'progress -1']));
  });
});

describe('the engine in its own process', () => {
  test('answers through a port of the page’s own', async () => {
    expect(await engine.call('runs.list', {})).toEqual({ total: 0, items: [] });
    expect(engine.state).toBe('open');
    // The port is for our page alone, whatever may stand in the window one day.
    expect(new Set(app.page.addressees)).toEqual(new Set(['app://dockhand']));
  });

  test('reads files in the worker that was built beside it', async () => {
    const path = join(app.dataDir, 'letter.csv');
    writeFileSync(path, 'dear,all\nsee,below\n');
    const take = () => engine.call('imports.create', { importId: 'i1', paths: [path] });
    await expect(take()).rejects.toMatchObject({ code: 'path.notPicked', params: { file: path } });
    app.standIn.dialog.chosen = path;
    expect(await app.host.pickFiles('i1', 'files')).toEqual([path]);
    const { runs, refused } = await take();
    expect({ runs, refused: refused.map(({ code }) => code) }).toEqual({ runs: [], refused: ['unknownKind'] });
  });

  test('an attachment beside a chosen workbook comes with it, though nobody chose it; by its own name it does not', async () => {
    const book = inboundCsv([{ attachments: 'list.pdf' }]);
    const beside = join(dirname(book), 'list.pdf');
    writeFileSync(beside, '%PDF-1.4');
    const paths = await app.host.pathsForDrop('i2', { files: [{ fakePath: book }] } as unknown as DataTransfer);
    const { runs } = await engine.call('imports.create', { importId: 'i2', paths });
    const run = runs[0]?.id ?? '';
    const { items } = await engine.call('orders.window', { run });
    const { attachments } = await engine.call('orders.get', { order: items[0]?.id ?? 0 });
    expect(attachments.map(({ name }) => name)).toEqual(['list.pdf']);
    await expect(engine.call('edits.attach', { run, paths: [beside] })).rejects.toMatchObject({
      code: 'path.notPicked',
    });
  });

  test('a file is written where the person chose, and can then be opened and shown', async () => {
    const before = app.standIn.said.length;
    const out = join(app.dataDir, 'template.xlsx');
    const write = () => engine.call('templates.write', { kind: 'overseas-inbound', out });
    await expect(write()).rejects.toMatchObject({ code: 'path.notChosen' });
    await expect(app.host.openFile(out)).rejects.toMatchObject({ code: 'file.notOurs' });
    app.standIn.dialog.chosen = out;
    expect(await app.host.save('template.xlsx', async () => [(await write()).path])).toEqual([out]);
    expect(existsSync(out)).toBe(true);
    await vi.waitFor(() => app.host.showInFolder(out), patience);
    app.host.dragFile?.(join(app.dataDir, 'dockhand.db'));
    app.host.dragFile?.(out);
    await vi.waitFor(() => expect(app.window.webContents.dragged).toEqual([out]), patience);
    for (const other of ['/etc/passwd', `${out}.exe`, join(app.dataDir, 'dockhand.db')]) {
      await expect(app.host.openFile(other)).rejects.toMatchObject({ code: 'file.notOurs' });
      await expect(app.host.showInFolder(other)).rejects.toMatchObject({ code: 'file.notOurs' });
    }
    expect(app.standIn.said.slice(before).filter((line) => /^(open|show) /.test(line))).toEqual([`show ${out}`]);
  });

  test('a secret is stored encrypted: the canary is in no file of the data folder', async () => {
    const canary = 'canary-5f1c9d';
    const saved = await engine.call('accounts.save', {
      partner: 'etower',
      name: '北京',
      settings: {},
      secrets: { token: canary, key: canary },
    });
    expect(saved.hasSecrets).toBe(true);
    expect(JSON.stringify(saved)).not.toContain(canary);
    const files = readdirSync(app.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
    const all = Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
    expect(all.includes(canary)).toBe(false);
    expect(all.includes(Buffer.from(canary).toString('hex'))).toBe(true);
  });

  test('the computer is kept awake while a run is being sent, and no longer', async () => {
    const { powerSaveBlocker } = app.standIn;
    expect(powerSaveBlocker.asked).toEqual([]);
    const path = join(samplesFolder() ?? '', 'overseas-merged-cells.xlsx');
    app.standIn.dialog.chosen = path;
    await app.host.pickFiles('i2', 'files');
    const { runs } = await engine.call('imports.create', { importId: 'i2', paths: [path] });
    const run = runs[0]?.id ?? '';
    await engine.call('submissions.start', { run, confirmWarnings: true });
    await engine.call('submissions.settled', { run });
    await vi.waitFor(() => expect(powerSaveBlocker.active.size).toBe(0), patience);
    expect(new Set(powerSaveBlocker.asked)).toEqual(new Set(['prevent-app-suspension']));
  });

  test('its death is noticed, it is started again, and the page goes on', async () => {
    const lost = new Promise<void>((resolve) =>
      engine.onState(() => {
        if (engine.state === 'lost') resolve();
      }),
    );
    await app.standIn.children.at(-1)?.worker.terminate();
    await lost;
    expect(await engine.call('accounts.list', {})).toHaveLength(1);
    expect(app.standIn.children).toHaveLength(2);
    expect(readFileSync(join(app.dataDir, 'logs', 'dockhand.log'), 'utf8')).toContain('the engine process ended');
  });

  test('what nobody caught in it ends it, and stands in the log', async () => {
    const before = app.standIn.children.length;
    const lost = once(app.standIn.children.at(-1) ?? app.standIn.app, 'exit');
    app.standIn.children.at(-1)?.worker.postMessage({ data: { type: 'connect' }, ports: [{}] });
    expect(await lost).toEqual([1]);
    expect(await engine.call('accounts.list', {})).toHaveLength(1);
    expect(app.standIn.children).toHaveLength(before + 1);
    expect(readFileSync(join(app.dataDir, 'logs', 'dockhand.log'), 'utf8')).toContain('"message":"the engine broke"');
  });

  test('a workbook that was opened is told of again when the engine dies before the page has it', async () => {
    const told = vi.fn();
    const leave = app.host.openedFiles?.onOpened(told);
    const book = join(app.dataDir, '收货.xlsx');
    writeFileSync(book, '');
    app.standIn.app.emit('second-instance', {}, ['Dockhand.exe', book], app.dataDir);
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce(), patience);
    app.standIn.children.at(-1)?.kill();
    expect(await app.host.openedFiles?.take()).toEqual([]);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), patience);
    expect(await app.host.openedFiles?.take()).toEqual([book]);
    leave?.();
  });

  test('quitting waits for it to finish', async () => {
    const left = vi.fn();
    app.standIn.app.on('will-quit', left);
    const leaving = once(app.standIn.app, 'will-quit');
    app.standIn.app.quit();
    expect(left).not.toHaveBeenCalled();
    await leaving;
    expect(left).toHaveBeenCalledOnce();
    expect(app.standIn.children.at(-1)?.pid).toBeUndefined();
  });
});
