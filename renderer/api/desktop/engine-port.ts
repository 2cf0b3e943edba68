import { type DesktopApi, enginePortMessage } from '#shared/contract/desktop.ts';
import type { Channel } from '#shared/contract/messages.ts';
import { unwrap } from './unwrap.ts';

/**
 * Opens ports to the engine's process: asks the main process, and takes the port that then arrives as a window message.
 * A port ends when it closes or when the main process says that the engine's process ended.
 */
export function enginePort(api: DesktopApi): () => Promise<Channel> {
  const closers = new Set<() => void>();
  let stops = 0;
  api.onEngineStopped(() => {
    stops += 1;
    for (const close of [...closers]) close();
  });
  return async () => {
    const stopsBefore = stops;
    const port = await nextPort(async () => void unwrap(await api.connectEngine()));
    if (stops !== stopsBefore) throw new Error('The engine stopped while the connection was being made');
    const closeListeners = new Set<() => void>();
    const close = () => {
      if (!closers.delete(close)) return;
      port.close();
      for (const listener of closeListeners) listener();
    };
    closers.add(close);
    port.addEventListener('close', close);
    return {
      send: (message) => port.postMessage(message),
      onMessage(listener) {
        port.addEventListener('message', ({ data }) => listener(data));
        port.start();
      },
      onClose: (listener) => closeListeners.add(listener),
      close,
    };
  };
}

/**
 * The port that arrives once `ask` has asked for one. The preload script passes ports on with window messages from the
 * window to itself; nobody else's count.
 */
async function nextPort(ask: () => Promise<void>): Promise<MessagePort> {
  const listening = new AbortController();
  const arrived = new Promise<MessagePort>((resolve) => {
    const take = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source === window && event.data === enginePortMessage && port) resolve(port);
    };
    window.addEventListener('message', take, { signal: listening.signal });
  });
  try {
    await ask();
    return await arrived;
  } finally {
    listening.abort();
  }
}
