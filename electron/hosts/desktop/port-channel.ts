import type { MessagePortMain } from 'electron';
import type { Channel } from '#shared/contract/messages.ts';

/** A MessagePort of Electron's Node side as a channel. */
export function portChannel(port: MessagePortMain): Channel {
  let open = true;
  port.on('close', () => {
    open = false;
  });
  return {
    send: (message) => {
      if (open) port.postMessage(message);
    },
    onMessage(listener) {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  };
}
