import type { WebSocket } from 'ws';
import type { Channel } from '#shared/contract/messages.ts';

/** What one page may have waiting for it. */
export interface SocketLimits {
  /** Calls that are being answered at a time; further ones wait. */
  readonly calls: number;
  /** Bytes of unread answers from which on no further call is begun. */
  readonly unread: number;
  /** Bytes of unread answers and events from which on the page is given up. */
  readonly most: number;
}

const usual: SocketLimits = { calls: 16, unread: 8 * 1024 * 1024, most: 64 * 1024 * 1024 };

/** Why a socket was closed from here: the code is that of "try again later" (RFC 6455's registry). */
const UNREAD = { code: 1013, reason: 'too much unread' } as const;

/**
 * A WebSocket as a channel: one JSON text per message; what is no JSON arrives as undefined. A page that does not read
 * what it asked for is not answered further, nor listened to, until it does; where events pile up all the same, the
 * socket is closed.
 */
export function socketChannel(socket: WebSocket, limits: SocketLimits = usual): Channel {
  const waiting: unknown[] = [];
  let underWay = 0;
  let listener: ((message: unknown) => void | Promise<void>) | undefined;

  const isBusy = () => underWay >= limits.calls || socket.bufferedAmount >= limits.unread;

  const goOn = () => {
    while (waiting.length > 0 && !isBusy() && socket.readyState === socket.OPEN) {
      underWay += 1;
      void Promise.resolve(listener?.(waiting.shift())).finally(() => {
        underWay -= 1;
        goOn();
      });
    }
    if (waiting.length > 0) socket.pause();
    else if (socket.isPaused) socket.resume();
  };

  // Without a listener ws throws; the close that follows says the same.
  socket.on('error', () => socket.terminate());
  socket.on('message', (data, isBinary) => {
    waiting.push(isBinary ? undefined : parse(String(data)));
    goOn();
  });
  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount < limits.most) socket.send(JSON.stringify(message), goOn);
      else socket.close(UNREAD.code, UNREAD.reason);
    },
    onMessage(heard) {
      listener = heard;
    },
    onClose: (heard) => socket.on('close', heard),
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
