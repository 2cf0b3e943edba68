import type { WebSocket } from 'ws';
import type { Channel } from '#shared/contract/messages.ts';

/** A WebSocket as a channel: one JSON text per message; what is no JSON arrives as undefined. */
export function socketChannel(socket: WebSocket): Channel {
  // Without a listener ws throws; the close that follows says the same.
  socket.on('error', () => socket.terminate());
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage: (listener) =>
      socket.on('message', (data, isBinary) => listener(isBinary ? undefined : parse(String(data)))),
    onClose: (listener) => socket.on('close', listener),
    close: () => socket.close(),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
