import type { ToPage } from './messages.ts';

/** What the functions below need of the page; the test gives it these before anything else. */
interface StandInPage {
  invoke(channel: string, args: readonly unknown[]): Promise<unknown>;
  toPort(port: number, data: unknown): Promise<void>;
  arrive(): Promise<void>;
  /** Paths of dropped files by their names, which is all a page learns of them. */
  paths?: Readonly<Record<string, string>>;
  receive?(message: ToPage): void;
}

/** Runs in the page, carried over as its text: Electron's part that a preload script sees. */
export function preloadSurroundings(): (name: string) => object {
  const page = window as unknown as { standIn: StandInPage };
  const bound = window as unknown as Pick<StandInPage, 'invoke' | 'toPort' | 'arrive'>;
  void bound.arrive();
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  const ports = new Map<number, MessagePort>();
  page.standIn = {
    invoke: bound.invoke,
    toPort: bound.toPort,
    arrive: bound.arrive,
    receive(message) {
      if (message.type === 'from-port') ports.get(message.port)?.postMessage(message.data);
      if (message.type === 'port-closed') ports.get(message.port)?.close();
      if (message.type !== 'tell') return;
      const given = message.ports.map((id) => {
        const { port1, port2 } = new MessageChannel();
        ports.set(id, port2);
        port2.onmessage = ({ data }) => void page.standIn.toPort(id, data);
        return port1;
      });
      for (const listener of listeners.get(message.channel) ?? []) listener({ ports: given }, ...message.args);
    },
  };
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: object) => Object.assign(window, { [name]: api }) },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) => page.standIn.invoke(channel, args),
      on: (channel: string, listener: (event: object, ...args: unknown[]) => void) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
    webUtils: { getPathForFile: ({ name }: File) => page.standIn.paths?.[name] ?? '' },
  };
  return () => electron;
}
