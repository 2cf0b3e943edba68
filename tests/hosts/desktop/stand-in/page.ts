import type { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import type { DesktopApi } from '#shared/contract/desktop.ts';

interface Contents {
  readonly page: EventEmitter;
  readonly mainFrame: { url: string };
}
type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** Runs the built preload script against the stand-in's main side and returns what the page then has. */
export function openPage(preloadFile: string, contents: Contents, handlers: ReadonlyMap<string, Handler>) {
  const exposed: Record<string, unknown> = {};
  const windowMessages = new EventTarget();
  /** To whom the page's own messages were addressed. */
  const addressees: string[] = [];
  const invoke = async (channel: string, ...args: unknown[]) =>
    structuredClone(
      await handlers.get(channel)?.({ senderFrame: contents.mainFrame, sender: contents }, ...structuredClone(args)),
    );
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => Object.assign(exposed, { [name]: api }) },
    ipcRenderer: { invoke, on: (channel: string, listener: Handler) => contents.page.on(channel, listener) },
    webUtils: { getPathForFile: (file: { fakePath?: string }) => file.fakePath ?? '' },
  };
  const window = Object.assign(windowMessages, {
    location: { origin: 'app://dockhand', hash: '' },
    postMessage(data: unknown, origin: string, ports: readonly unknown[]) {
      addressees.push(origin);
      const event = Object.assign(new Event('message'), { data, origin, ports, source: window });
      windowMessages.dispatchEvent(event);
    },
  });
  const required: string[] = [];
  const require = (name: string) => {
    required.push(name);
    return name === 'electron' ? electron : createRequire(import.meta.url)(name);
  };
  // As in a sandboxed renderer: CommonJS, and `require` knows little more than electron.
  vm.runInThisContext(`(function (require, window) {${readFileSync(preloadFile, 'utf8')}\n})`)(require, window);
  return { exposed, window, required, addressees, api: exposed.dockhand as DesktopApi };
}
