import type { Channel } from '#shared/contract/messages.ts';
import { holdSession } from './requests.ts';

/** One WebSocket to the engine. Rejects when it cannot be opened; with `session.missing` when it may not. */
export async function socketChannel(): Promise<Channel> {
  await holdSession();
  const socket = new WebSocket(`ws://${location.host}/engine`);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('The socket could not be opened')));
  });
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage: (listener) => socket.addEventListener('message', ({ data }) => listener(JSON.parse(data))),
    onClose: (listener) => socket.addEventListener('close', listener),
    close: () => socket.close(),
  };
}
