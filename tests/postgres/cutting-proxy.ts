import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What becomes of a connection once something was said on it. */
export type Fate =
  | 'pass'
  /** Both ends find it closed; the server never hears what was said. */
  | 'cut'
  /** The server hears it and carries it out; then the connection breaks. */
  | 'lose-answer'
  /** From here on nothing comes through, and neither end is told. */
  | 'swallow'
  /** Both directions stand still for a while, then go on. */
  | 'delay'
  /** The server hears it; the client is told that nothing more comes, and could still speak. */
  | 'half-close';

const DELAY_MS = 1500;

export interface CuttingProxy {
  /** The address with this way in between. */
  readonly url: string;
  /** Decides about everything that a client says, and by what it says. */
  fate: (said: string) => Fate;
  close(): Promise<void>;
}

/** A way to a server of which connections can be cut in the middle of a call. */
export async function cuttingProxy(url: string): Promise<CuttingProxy> {
  const target = new URL(url);
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let late: NodeJS.Timeout | undefined;
    let fate: Fate = 'pass';
    const end = () => {
      clearTimeout(late);
      client.destroy();
      upstream.destroy();
    };
    client.on('end', () => (fate === 'swallow' ? client : upstream).end());
    upstream.on('end', () => client.end());
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end).on('close', () => {
        open.delete(socket);
        if (fate !== 'swallow') end();
      });
    }
    client.on('data', (data) => {
      if (fate === 'pass') fate = proxy.fate(data.toString('latin1'));
      if (fate === 'cut') return end();
      if (fate === 'delay') wait();
      if (fate === 'half-close') client.end();
      if (fate !== 'swallow') upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (fate === 'lose-answer') end();
      else if (fate === 'pass' || fate === 'delay') client.write(data);
    });
    // What was said goes on; its answer, and what is said after it, waits.
    const wait = () => {
      if (late) return;
      client.pause();
      upstream.pause();
      late = setTimeout(() => {
        late = undefined;
        fate = 'pass';
        client.resume();
        upstream.resume();
      }, DELAY_MS);
    };
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const through = new URL(url);
  through.port = String(address.port);
  const proxy: CuttingProxy = {
    url: through.href,
    fate: () => 'pass',
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
