import { type DesktopApi, enginePortMessage } from '#shared/contract/desktop.ts';
import type { Channel } from '#shared/contract/messages.ts';
import { unwrap } from './unwrap.ts';

/**
 * Opens ports to the engine's process: asks the main process, and takes the port that then arrives as a window message.
 * A port ends when it closes or when the main process says that the engine's process ended.
 */
export function enginePort(api: DesktopApi): () => Promise<Channel> {
  const closers = new Set<() => void>();
  api.onEngineStopped(() => {
    for (const close of [...closers]) close();
  });
  return async () => {
    const arrived = nextPort();
    unwrap(await api.connectEngine());
    const port = await arrived;
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

/** The preload script passes ports on with window messages from the window to itself; nobody else's count. */
function nextPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent) => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== enginePortMessage || !port) return;
      window.removeEventListener('message', take);
      resolve(port);
    };
    window.addEventListener('message', take);
  });
}
