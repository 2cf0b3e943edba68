import { createRequire } from 'node:module';
import type { MessagePort } from 'node:worker_threads';
import { builtMain } from '../../../../electron/hosts/node/built.ts';
import type { Request, ToPage } from './messages.ts';

/** The built main process around the stand-in for Electron, in a process of its own; what it has for its page goes to the test. */
const native = createRequire(import.meta.url);
native('../../../hosts/desktop/stand-in/register.ts');
const standIn = native(
  '../../../hosts/desktop/stand-in/electron.ts',
) as typeof import('../../../hosts/desktop/stand-in/electron.ts');
native(builtMain);

const ports = new Map<number, MessagePort>();
let lastPort = 0;
const tell = (message: ToPage) => {
  process.send?.({ toPage: message });
  return undefined;
};

function keep(port: MessagePort): number {
  lastPort += 1;
  const id = lastPort;
  ports.set(id, port);
  port.on('message', (data) => tell({ type: 'from-port', port: id, data }));
  port.on('close', () => {
    if (ports.delete(id)) tell({ type: 'port-closed', port: id });
  });
  return id;
}

while (standIn.ipcMain.handlers.size === 0) await new Promise((resolve) => setTimeout(resolve, 20));
const [window] = standIn.BrowserWindow.getAllWindows();
if (!window) throw new Error('no window was opened');
const { webContents } = window;
webContents.send = (channel, ...args) => tell({ type: 'tell', channel, args, ports: [] });
webContents.postMessage = (channel, message, given) =>
  tell({ type: 'tell', channel, args: [message], ports: given.map(({ raw }) => keep(raw)) });

async function answer(request: Request): Promise<unknown> {
  switch (request.type) {
    case 'evaluate':
      // As Playwright does in Electron: a function arrives as its text.
      return new Function('parts', 'arg', `return (${request.text})(parts, arg)`)(standIn, request.arg);
    case 'invoke': {
      const event = { senderFrame: webContents.mainFrame, sender: webContents };
      return standIn.ipcMain.handlers.get(request.channel)?.(event, ...request.args);
    }
    case 'fetch': {
      const { method, path } = request;
      const response = await standIn.protocol.handlers.get('app')?.(new Request(`app://dockhand${path}`, { method }));
      if (!response) throw new Error('nothing is served');
      const base64 = Buffer.from(await response.arrayBuffer()).toString('base64');
      return { status: response.status, headers: Object.fromEntries(response.headers), base64 };
    }
    case 'to-port':
      return ports.get(request.port)?.postMessage(request.data);
    case 'arrived':
      for (const port of ports.values()) port.close();
      return ports.clear();
  }
}

process.on('message', async ({ id, request }: { id: number; request: Request }) => {
  try {
    process.send?.({ id, value: await answer(request) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: String(window.options.webPreferences.preload) });
